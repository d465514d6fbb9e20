"""What a mail provider says of a message it took: it came back, or its reader complained or unsubscribed."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import Q

from jalon.mailings.actions.addresses import normal, record_bounce, refuse
from jalon.mailings.models import Message
from jalon.mailings.rules import Channel, MessageKind, NotSentReason, refusal

ACTOR = "provider"


def hear(sender: object, event: Any, esp_name: str = "", **_others: object) -> None:
    """One event of a provider's webhook (anymail's tracking signal); of a message of ours or none."""
    message = _message(event)
    if message is None:
        return
    words = " ".join(str(word) for word in (event.mta_response, event.description) if word) or event.event_type
    match event.event_type:
        case "bounced" | "rejected" | "failed":
            hard = event.event_type == "bounced" and _of_the_address(event)
            record_bounce(network=message.network, email=message.to_email, hard=hard, answer=words, actor=ACTOR)
        case "complained":
            refuse(network=message.network, email=message.to_email, kind=None, channel=Channel.PROVIDER, actor=ACTOR)
        case "unsubscribed":
            kind = MessageKind(message.kind)
            refuse(network=message.network, email=message.to_email, kind=kind, channel=Channel.PROVIDER, actor=ACTOR)


def _of_the_address(event: Any) -> bool:
    """Whether it is the address that is wrong: as the server said, else as the provider understood it."""
    words = str(event.mta_response or "")
    code = re.match(r"\s*(5\d\d)\b", words)
    if code or re.search(r"\b5\.\d", words):
        found = refusal(int(code[1]) if code else None, words, of_recipient=True)
        return found == NotSentReason.RECIPIENT_REFUSED
    return event.reject_reason not in {"timed_out", "blocked", "spam"}


def _message(event: Any) -> Message | None:
    """The message an event is about: by the provider's name for it or by ours, and its recipient."""
    if not event.message_id:
        return None
    bare = str(event.message_id).strip("<>")
    named = Q(provider_id=event.message_id) | Q(provider_id=f"<{bare}>") | Q(message_id=f"<{bare}>")
    found = Message.objects.select_related("network").filter(named)
    if event.recipient:
        found = found.filter(to_email=normal(event.recipient))
    return found.first()
