"""How Django knows this package."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """See the architecture."""

    name = "jalon.search"
