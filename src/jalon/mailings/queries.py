"""Reading the outbox, and who refuses."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from jalon.accounts.roles import Role
from jalon.mailings.models import Attempt, MailSettings, Message
from jalon.mailings.rules import LEASE, MessageKind, MessageState, NotSentReason
from jalon.network.models import Network
from jalon.network.rules.creating import Creation


def mail_settings(network: Network) -> MailSettings:
    """How this network sends; the usual way when it never said."""
    return MailSettings.objects.filter(network=network).first() or MailSettings(network=network)


def most_addresses() -> int:
    """How many addresses a network nobody approved yet may write to within a day; none where approval comes first."""
    return 0 if settings.NETWORK_CREATION == Creation.APPROVAL else int(settings.UNAPPROVED_ADDRESSES)


def answers_to(message: Message, chosen: MailSettings) -> str:
    """Where answers to a message go: as it says, else as the network chose, else to who coordinates it."""
    if found := message.reply_to or chosen.reply_to:
        return found
    coordination = message.network.accesses.filter(role=Role.COORDINATION.value, user__is_active=True)
    return coordination.order_by("pk").values_list("user__email", flat=True).first() or ""


def refusal_reason(network: Network, email: str, kind: MessageKind) -> str:
    """Why nothing of this kind is sent to this address; empty when it may be."""
    today = timezone.localdate()
    refused = network.refusals.filter(Q(until=None) | Q(until__gt=today), email=email, kind__in=["", kind.value])
    ends = list(refused.values_list("until", flat=True))
    if ends:
        return (NotSentReason.UNSUBSCRIBED if None in ends else NotSentReason.PAUSED).value
    if network.bounces.filter(email=email, hard=True).exists():
        return NotSentReason.BOUNCED.value
    return ""


def refusal_reasons(network: Network, kind: MessageKind) -> dict[str, str]:
    """The addresses nothing of this kind is sent to, and why: two queries."""
    today = timezone.localdate()
    refused = network.refusals.filter(Q(until=None) | Q(until__gt=today), kind__in=["", kind.value])
    found: dict[str, str] = dict.fromkeys(
        network.bounces.filter(hard=True).values_list("email", flat=True), NotSentReason.BOUNCED.value
    )
    for email, until in refused.values_list("email", "until"):
        if until is None or found.get(email) != NotSentReason.UNSUBSCRIBED:
            found[email] = (NotSentReason.UNSUBSCRIBED if until is None else NotSentReason.PAUSED).value
    return found


def server_refusal(network: Network) -> str:
    """What the mail server said when it last refused to pass a message of this network on; empty once it does."""
    last = Attempt.objects.filter(message__network=network).select_related("message").order_by("-pk").first()
    refused = last and not last.ok and last.message.reason == NotSentReason.SERVER_REFUSED
    return last.answer if last and refused else ""


def ready(now: datetime) -> Q:
    """What a worker may take: it waits and its time came, or another took it and died."""
    return Q(state=MessageState.WAITING, send_after__lte=now) | Q(state=MessageState.SENDING, claimed__lt=now - LEASE)


def due(now: datetime) -> QuerySet[Message]:
    """What may leave now, of the networks that did not stop everything; the oldest first."""
    today = timezone.localdate(now)
    stopped = Q(network__mail_settings__paused=True) & (
        Q(network__mail_settings__paused_until=None) | Q(network__mail_settings__paused_until__gt=today)
    )
    return Message.objects.filter(ready(now)).exclude(stopped & Q(urgent=False)).order_by("send_after", "pk")


def counts(network: Network) -> Counter[str]:
    """How many messages are in each state."""
    rows = network.messages.values_list("state").annotate(n=Count("pk")).order_by()
    return Counter(dict(rows))


def outbox(network: Network, *, state: str = "", words: str = "") -> QuerySet[Message]:
    """Messages without their texts, the latest first; of one state, and whose subject or recipient holds words."""
    found = network.messages.defer("text", "html", "headers")
    if state:
        found = found.filter(state__in=[state, MessageState.SENDING] if state == MessageState.WAITING else [state])
    for word in words.split():
        found = found.filter(Q(subject__icontains=word) | Q(to_name__icontains=word) | Q(to_email__icontains=word))
    return found.order_by("-created", "-pk")
