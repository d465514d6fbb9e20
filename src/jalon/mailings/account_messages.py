"""The worker's part in messages about signing in: they leave before all others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, Q, QuerySet

from jalon.mailings import transport
from jalon.mailings.models import AccountMessage
from jalon.mailings.rules import LEASE

# Somebody waits before a page.
DELAYS: Final = tuple(timedelta(seconds=seconds) for seconds in (5, 15, 30, 60, 120, 300))


def account_messages_due(now: datetime) -> QuerySet[AccountMessage]:
    """Those a worker may take; the oldest first."""
    free = Q(claimed=None) | Q(claimed__lt=now - LEASE)
    return AccountMessage.objects.filter(free, send_after__lte=now).order_by("send_after", "pk")


def send_account_messages(way: BaseEmailBackend, clock: Callable[[], datetime]) -> None:
    """Send those that are due, each once; what a server will not have now is tried again soon."""
    if not settings.DEMO:
        _send_all(way, clock)
        return
    own = get_connection()  # the trial sends nothing else, but one must get in
    try:
        _send_all(own, clock)
    finally:
        own.close()


def _send_all(way: BaseEmailBackend, clock: Callable[[], datetime]) -> None:
    for message in account_messages_due(clock()):
        now = clock()
        if message.expires <= now:
            message.delete()
            continue
        if not account_messages_due(now).filter(pk=message.pk).update(claimed=now, tries=F("tries") + 1):
            continue  # another worker was faster
        answer = transport.hand(_letter_of(message), way)
        if answer.ok or answer.final:
            message.delete()
            continue
        later = clock() + DELAYS[min(message.tries, len(DELAYS) - 1)]
        AccountMessage.objects.filter(pk=message.pk).update(claimed=None, send_after=later)
        if answer.server:
            return


def _letter_of(message: AccountMessage) -> EmailMultiAlternatives:
    letter = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[message.to_email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    if message.html:
        letter.attach_alternative(message.html, "text/html")
    return letter
