"""How Django knows this package."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    """See the package's docstring."""

    name = "jalon.history"
