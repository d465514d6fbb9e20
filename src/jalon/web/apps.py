"""The web application, the only part of Jalon that speaks HTTP."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Holds the template tags and the translations; each area's folder holds its own templates and styles."""

    name = "jalon.web"
    label = "web"

    def ready(self) -> None:
        """Hand down to the domain the words and addresses of its messages."""
        from jalon.mailings import writing  # noqa: PLC0415 - once the models are there
        from jalon.web.mailings.links import unsubscribe_url  # noqa: PLC0415
        from jalon.web.membership.mail import write_ask  # noqa: PLC0415
        from jalon.web.replies.mail import write_request  # noqa: PLC0415

        writing.hand_down_unsubscribe_url(unsubscribe_url)
        writing.hand_down_writer("ask", write_ask)
        writing.hand_down_writer("request", write_request)
