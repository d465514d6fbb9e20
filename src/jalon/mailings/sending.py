"""The worker's part: taking what is due, handing it to the server, keeping the answer.

A worker takes a message by changing its state, which only one can; the server is spoken to outside any
transaction; the answer is kept in one. A worker killed meanwhile leaves the message "sending": after LEASE
another takes it, and sends it again with the same Message-ID.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from jalon.history.actions import record
from jalon.mailings import transport
from jalon.mailings.account_messages import account_messages_due, send_account_messages
from jalon.mailings.actions.addresses import record_bounce
from jalon.mailings.models import Attempt, Message
from jalon.mailings.queries import due, mail_settings, ready, refusal_reason
from jalon.mailings.rules import DELAYS, NOT_GONE, MessageKind, MessageState, NotSentReason, next_allowed, retry_after
from jalon.mailings.transport import ServerResponse

ACTOR = "worker"
BATCH = 100
SECONDS = 30.0  # a task ends within so long, for a worker asked to stop not to be waited for


def send_due(*, now: datetime | None = None, limit: int = BATCH, seconds: float = SECONDS) -> int:
    """Send what is due, by one connection; how many a server took.

    When the server itself does not answer, the rest waits a minute: asking for each would be no use.
    """
    started, sent = time.monotonic(), 0

    def clock() -> datetime:
        return now or timezone.now()

    found = list(due(clock()).values_list("pk", flat=True)[:limit])
    if not found and not account_messages_due(clock()).exists():
        return 0
    way = transport.connection()
    try:
        send_account_messages(way, clock)
        for pk in found:
            answer = _send(pk, way, clock)
            send_account_messages(way, clock)  # somebody waits for it before a page: it does not wait for the rest
            if answer and answer.ok:
                sent += 1
            elif answer:
                _close(way)  # the conversation may have stopped in its middle
            if answer and answer.server:
                due(clock()).filter(state=MessageState.WAITING).update(send_after=clock() + DELAYS[0])
                break
            if time.monotonic() - started > seconds:
                break
    finally:
        _close(way)
    return sent


def _close(way: BaseEmailBackend) -> None:
    with contextlib.suppress(OSError):
        way.close()


def _send(pk: int, way: BaseEmailBackend, clock: Callable[[], datetime]) -> ServerResponse | None:
    """Send one message if nobody else does and it still may leave."""
    message = Message.objects.select_related("network").filter(pk=pk).first()
    if message is None:  # its network was deleted meanwhile
        return None
    now, chosen = clock(), mail_settings(message.network)
    free = Message.objects.filter(ready(now), pk=pk)
    if not message.urgent and (later := next_allowed(now, chosen.quiet, ZoneInfo(settings.TIME_ZONE))) > now:
        free.update(state=MessageState.WAITING, send_after=later)
        return None
    if reason := refusal_reason(message.network, message.to_email, MessageKind(message.kind)):
        if free.update(state=MessageState.REFUSED, reason=reason):
            _record(message, "refused", MessageState.REFUSED)
        return None
    if not free.update(state=MessageState.SENDING, claimed=now, tries=F("tries") + 1):
        return None  # another worker was faster, or somebody cancelled it
    message.refresh_from_db(fields=["claimed", "tries"])
    answer = transport.post(message, chosen, way)
    _keep(message, answer, clock())
    return answer


@transaction.atomic
def _keep(message: Message, answer: ServerResponse, now: datetime) -> None:
    """Keep what the server answered, and what follows from it."""
    words = answer.words[:2000].replace("\0", "")  # which PostgreSQL does not hold
    Attempt.objects.create(message=message, at=now, ok=answer.ok, code=answer.code, answer=words)
    after, values = _outcome(message, answer, now)
    ours = Message.objects.filter(pk=message.pk, state=MessageState.SENDING, claimed=message.claimed)
    if answer.ok:  # the server has it, whoever took it meanwhile
        ours = Message.objects.filter(pk=message.pk)
    if ours.update(state=after, claimed=None, **values) and after != MessageState.WAITING:
        _record(message, after.value, after)
    if answer.reason in {NotSentReason.RECIPIENT_REFUSED, NotSentReason.MAILBOX_FULL}:
        hard = answer.reason == NotSentReason.RECIPIENT_REFUSED
        record_bounce(network=message.network, email=message.to_email, hard=hard, answer=words, actor=ACTOR)


def _outcome(message: Message, answer: ServerResponse, now: datetime) -> tuple[MessageState, dict[str, Any]]:
    """The state after this answer, and what else changes."""
    if answer.ok:
        return MessageState.SENT, {"sent_at": now, "provider_id": answer.provider_id, "reason": ""}
    if answer.final:
        return MessageState.FAILED, {"reason": answer.reason}
    if _replaced(message):
        return MessageState.CANCELLED, {"reason": NotSentReason.REPLACED.value}
    delay = retry_after(message.tries)
    if delay is None:
        return MessageState.FAILED, {"reason": answer.reason or NotSentReason.UNREACHABLE.value}
    return MessageState.WAITING, {"send_after": now + delay, "reason": answer.reason}


def _replaced(message: Message) -> bool:
    """Whether a newer message says the same thing while this one was being tried."""
    return (
        bool(message.key)
        and message.network.messages.filter(
            to_email=message.to_email,
            key=message.key,
            pk__gt=message.pk,
            state__in=(*NOT_GONE, MessageState.SENT, MessageState.SENDING),
        ).exists()
    )


def _record(message: Message, verb: str, after: MessageState) -> None:
    record(
        network_id=message.network_id,
        actor=ACTOR,
        verb=verb,
        object_type="message",
        object_id=message.pk,
        changes={"state": (message.state, after.value)},
    )
