"""How Django knows this package."""

from django.apps import AppConfig


class MailingsConfig(AppConfig):
    """See the package's docstring."""

    name = "jalon.mailings"

    def ready(self) -> None:
        """Listen to what a mail provider says of messages it took."""
        from anymail.signals import tracking  # noqa: PLC0415 - once Django is ready

        from jalon.mailings.providers import hear  # noqa: PLC0415

        tracking.connect(hear, dispatch_uid="jalon.mailings")
