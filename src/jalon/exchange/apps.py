"""How Django knows this package."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """See the package's docstring."""

    name = "jalon.exchange"
