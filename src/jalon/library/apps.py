"""How Django knows this package."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """See the package's docstring."""

    name = "jalon.library"
