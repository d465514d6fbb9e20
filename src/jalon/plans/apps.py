"""How Django knows this package."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """See the package's docstring."""

    name = "jalon.plans"
