"""Queueing messages, and what a person decides about them before they leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from jalon.history.actions import record
from jalon.mailings.actions.addresses import forget_bounce, normal
from jalon.mailings.errors import NotNow
from jalon.mailings.models import Message
from jalon.mailings.queries import mail_settings, most_addresses, refusal_reason
from jalon.mailings.rules import NOT_GONE, MessageKind, MessageState, NotSentReason, Way, one_line
from jalon.mailings.tasks import nudge
from jalon.mailings.writing import unsubscribe_url
from jalon.network.models import Network


@transaction.atomic
def queue(
    *,
    network: Network,
    kind: MessageKind,
    to_email: str,
    subject: str,
    text: str,
    html: str,
    actor: str,
    to_name: str = "",
    language: str = "",
    direct: bool = True,
    urgent: bool = False,
    key: str = "",
    reply_to: str = "",
    send_after: datetime | None = None,
    headers: Mapping[str, str] | None = None,
) -> Message:
    """Keep a message to be sent; the caller looks at its state only to say what became of it.

    Refused at once when the recipient refuses this kind, when her address bounces or is none. `key` names what it
    is about: one of the same key to the same address that has not left is cancelled. What is not `direct` carries
    the headers by which mail programs refuse it with one click (RFC 8058). `urgent` leaves at night too.
    """
    kind, email = MessageKind(kind), normal(one_line(to_email, 254))
    if key:
        Network.objects.select_for_update(no_key=True).get(pk=network.pk)  # one replacement at a time
        replace(network=network, email=email, key=key, actor=actor)
    reason = _reason(network, email, kind, way=mail_settings(network).way)
    message = Message.objects.create(
        network=network,
        kind=kind.value,
        to_email=email,
        to_name=one_line(to_name, 200),
        language=language or network.language,
        subject=one_line(subject) or "–",
        text=text,
        html=html,
        headers={one_line(name): one_line(value, 900) for name, value in (headers or {}).items()}
        | ({} if direct or reason == NotSentReason.BAD_ADDRESS else _one_click(network, email, kind)),
        reply_to=_address_or_nothing(reply_to),
        direct=direct,
        urgent=urgent,
        key=key,
        state=MessageState.REFUSED.value if reason else _first_state(network, urgent=urgent),
        reason=reason,
        send_after=send_after or timezone.now(),
    )
    _record(message, actor, "queued", None)
    if message.state == MessageState.WAITING:
        nudge()
    return message


def replace(*, network: Network, email: str, key: str, actor: str) -> int:
    """Cancel what has not left of this key to this address: it says no more what is true; how many."""
    old = network.messages.filter(to_email=normal(email), key=key, state__in=NOT_GONE)
    return _change(old, MessageState.CANCELLED, actor, "replaced", reason=NotSentReason.REPLACED.value)


def cancel(*, message: Message, actor: str) -> None:
    """Do not send a message that has not left. Raises NotNow."""
    _change_one(
        message,
        (*NOT_GONE, MessageState.FAILED),
        MessageState.CANCELLED,
        actor,
        "cancelled",
        reason=NotSentReason.BY_HAND.value,
    )


def hold(*, message: Message, actor: str) -> None:
    """Keep a waiting message until somebody releases it. Raises NotNow."""
    _change_one(message, (MessageState.WAITING,), MessageState.HELD, actor, "held")


def release(*, message: Message, actor: str) -> None:
    """Let a held message leave. Raises NotNow."""
    _change_one(message, (MessageState.HELD,), MessageState.WAITING, actor, "released")


def send_now(*, message: Message, actor: str) -> None:
    """Let a message leave at once, whatever the hour: somebody decided. Raises NotNow."""
    now = timezone.now()
    _change_one(
        message,
        (MessageState.WAITING, MessageState.HELD),
        MessageState.WAITING,
        actor,
        "hastened",
        urgent=True,
        send_after=now,
        reason="",
    )


def mark_sent(*, message: Message, actor: str) -> None:
    """A person sent this draft from her own mail program. Raises NotNow."""
    _change_one(message, (MessageState.DRAFTED,), MessageState.SENT, actor, "sent", sent_at=timezone.now())


@transaction.atomic
def resend(*, message: Message, actor: str) -> Message:
    """Try again what did not leave; send once more, as a new message, what did. Raises NotNow.

    A person who asks for it knows better than the last answer: an address that was wrong is tried again.
    """
    if _reason(message.network, message.to_email, MessageKind(message.kind)) == NotSentReason.BOUNCED:
        forget_bounce(network=message.network, email=message.to_email, actor=actor)
    if message.state == MessageState.SENT:
        return _copy(message, actor)
    reason = _reason(message.network, message.to_email, MessageKind(message.kind))
    if reason:
        raise NotNow(reason)
    state = MessageState(_first_state(message.network, urgent=True))
    _change_one(
        message,
        (MessageState.FAILED, MessageState.CANCELLED, MessageState.REFUSED),
        state,
        actor,
        "resent",
        reason="",
        tries=0,
        claimed=None,
        send_after=timezone.now(),
    )
    return message


def hold_all(*, network: Network, actor: str) -> int:
    """Keep all that waits until somebody releases it; how many."""
    return _change(network.messages.filter(state=MessageState.WAITING), MessageState.HELD, actor, "held")


def release_all(*, network: Network, actor: str) -> int:
    """Let all that is held leave; how many."""
    return _change(network.messages.filter(state=MessageState.HELD), MessageState.WAITING, actor, "released")


def mark_all_sent(*, network: Network, messages: Iterable[int], actor: str) -> int:
    """A person sent these drafts from her own mail program; how many."""
    drafts = network.messages.filter(state=MessageState.DRAFTED, pk__in=list(messages))
    return _change(drafts, MessageState.SENT, actor, "sent", sent_at=timezone.now())


def _reason(network: Network, email: str, kind: MessageKind, *, way: str = Way.SERVER) -> str:
    try:
        validate_email(email)
    except ValidationError:
        return NotSentReason.BAD_ADDRESS.value
    return refusal_reason(network, email, kind) or (_too_many(network, email) if way == Way.SERVER else "")


def _too_many(network: Network, email: str) -> str:
    """Why a network nobody approved yet may not write to one more address; empty when it may.

    An open instance must not relay the messages of whoever comes. What waits counts, however old: held for a week and
    released at once, it would leave at once. Who has access here, and so proved her address, does not count.
    """
    if not Network.objects.select_for_update(no_key=True).filter(pk=network.pk, approved=None).exists():
        return ""
    known = {one.lower() for one in network.accesses.values_list("user__email", flat=True)}
    since = timezone.now() - timedelta(days=1)
    leaving = [MessageState.WAITING, MessageState.HELD, MessageState.SENDING]
    counted = network.messages.filter(Q(created__gt=since) | Q(sent_at__gt=since) | Q(state__in=leaving))
    counted = counted.exclude(state__in=[MessageState.REFUSED, MessageState.CANCELLED, MessageState.DRAFTED])
    written = set(counted.order_by().values_list("to_email", flat=True).distinct()) - known
    full = len(written) >= most_addresses()
    return NotSentReason.NOT_APPROVED.value if full and email not in written | known else ""


def _address_or_nothing(email: str) -> str:
    """An address answers may be sent to, or none: a wrong one must not stop the message."""
    email = email.strip()
    try:
        validate_email(email)
    except ValidationError:
        return ""
    return email


def _one_click(network: Network, email: str, kind: MessageKind) -> dict[str, str]:
    return {
        "List-Unsubscribe": f"<{unsubscribe_url(network, email, kind)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _first_state(network: Network, *, urgent: bool) -> str:
    chosen = mail_settings(network)
    if chosen.way == Way.DRAFTS:
        return MessageState.DRAFTED.value
    return (MessageState.HELD if chosen.hold and not urgent else MessageState.WAITING).value


def _copy(message: Message, actor: str) -> Message:
    if reason := _reason(message.network, message.to_email, MessageKind(message.kind)):
        raise NotNow(reason)
    kept = (
        "kind",
        "to_email",
        "to_name",
        "language",
        "subject",
        "text",
        "html",
        "headers",
        "reply_to",
        "direct",
        "key",
    )
    copy = Message.objects.create(
        network=message.network,
        state=_first_state(message.network, urgent=True),
        **{name: getattr(message, name) for name in kept},
    )
    _record(copy, actor, "resent", None)
    nudge()
    return copy


def _change_one(
    message: Message, before: tuple[MessageState, ...], after: MessageState, actor: str, verb: str, **values: Any
) -> None:
    """Change a message if it still is in one of these states: a worker may have taken it meanwhile."""
    chosen = Message.objects.filter(pk=message.pk, state__in=before)
    if not _change(chosen, after, actor, verb, **values):
        message.refresh_from_db()
        raise NotNow(message.state)
    message.refresh_from_db()


@transaction.atomic
def _change(messages: QuerySet[Message], after: MessageState, actor: str, verb: str, **values: Any) -> int:
    found = list(messages.select_for_update().only("pk", "network_id", "state"))
    changed = [one for one in found if Message.objects.filter(pk=one.pk, state=one.state).update(state=after, **values)]
    for message in changed:
        _record(message, actor, verb, message.state, after)
    if changed and after == MessageState.WAITING:
        nudge()
    return len(changed)


def _record(message: Message, actor: str, verb: str, before: str | None, after: str | None = None) -> None:
    record(
        network_id=message.network_id,
        actor=actor,
        verb=verb,
        object_type="message",
        object_id=message.pk,
        changes={"state": (before, after or message.state)},
    )
