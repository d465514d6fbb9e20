"""How Django knows this package."""

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    """See the package's docstring."""

    name = "jalon.network"

    def ready(self) -> None:
        """Its measures are known once its tables are."""
        from jalon.network.measures import register_all  # noqa: PLC0415

        register_all()
