"""How Django knows this package."""

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    """See the package's docstring."""

    name = "jalon.network"
