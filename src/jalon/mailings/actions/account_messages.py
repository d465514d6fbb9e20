"""Messages about signing in: a page keeps them and answers at once, whatever the mail server does."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils import timezone

from jalon.mailings.models import AccountMessage
from jalon.mailings.rules import SUBJECT_LENGTH, one_line
from jalon.mailings.tasks import nudge

SERVES: Final = timedelta(hours=1)  # a code or a link that comes later serves no more


def queue_account_message(*, to_email: str, subject: str, text: str, html: str = "") -> AccountMessage:
    """Keep a message about signing in, to leave before all others."""
    message = AccountMessage.objects.create(
        to_email=one_line(to_email, 254),
        subject=one_line(subject, SUBJECT_LENGTH),
        text=text,
        html=html,
        expires=timezone.now() + SERVES,
    )
    nudge()
    return message
