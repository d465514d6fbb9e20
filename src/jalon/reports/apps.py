"""How Django knows this package."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """See the package's docstring."""

    name = "jalon.reports"
