"""How Django knows this package."""

from django.apps import AppConfig


class MembershipConfig(AppConfig):
    """See the package's docstring."""

    name = "jalon.membership"

    def ready(self) -> None:
        """Its measures are known once its tables are."""
        from jalon.membership.measures import register_all  # noqa: PLC0415

        register_all()
