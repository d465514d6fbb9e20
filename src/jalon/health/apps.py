"""How Django knows this package."""

from django.apps import AppConfig


class HealthConfig(AppConfig):
    """See the package's docstring."""

    name = "jalon.health"
