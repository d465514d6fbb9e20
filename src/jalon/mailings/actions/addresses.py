"""Who wants no message, and addresses messages come back from."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from jalon.history.actions import record
from jalon.mailings.models import Bounce, Refusal
from jalon.mailings.rules import Channel, MessageKind
from jalon.network.models import Network


def normal(email: str) -> str:
    """An address as refusals and bounces know it."""
    return email.strip().lower()


@transaction.atomic
def refuse(
    *, network: Network, email: str, kind: MessageKind | None, channel: Channel, actor: str, until: date | None = None
) -> Refusal:
    """Send no more messages of a kind to an address, or of any kind; until a day when one is given.

    What waits for it is not deleted: it is refused when its turn comes.
    """
    refusal, _created = Refusal.objects.update_or_create(
        network=network,
        email=normal(email),
        kind=kind.value if kind else "",
        defaults={"until": until, "channel": channel.value, "actor": actor, "created": timezone.now()},
    )
    record(
        network_id=network.pk,
        actor=actor,
        verb="refused",
        object_type="refusal",
        object_id=refusal.pk,
        changes={"kind": (None, refusal.kind), "until": (None, until.isoformat() if until else None)},
    )
    return refusal


@transaction.atomic
def accept_again(*, network: Network, email: str, kind: MessageKind | None, actor: str) -> None:
    """Take back a refusal; nothing when there is none."""
    for refusal in network.refusals.filter(email=normal(email), kind=kind.value if kind else ""):
        record(
            network_id=network.pk,
            actor=actor,
            verb="accepted",
            object_type="refusal",
            object_id=refusal.pk,
            changes={"kind": (refusal.kind, None)},
        )
        refusal.delete()


@transaction.atomic
def record_bounce(*, network: Network, email: str, hard: bool, answer: str, actor: str) -> Bounce:
    """Keep that a message to this address came back; one that does not exist stays so."""
    bounce, created = Bounce.objects.get_or_create(
        network=network, email=normal(email), defaults={"hard": hard, "answer": answer}
    )
    if not created:
        changes = {"count": F("count") + 1, "last": timezone.now(), "answer": answer}
        Bounce.objects.filter(pk=bounce.pk).update(**changes, **({"hard": True} if hard else {}))
        bounce.refresh_from_db()
    record(
        network_id=network.pk,
        actor=actor,
        verb="bounced",
        object_type="bounce",
        object_id=bounce.pk,
        changes={"hard": (None, hard)},
    )
    return bounce


@transaction.atomic
def forget_bounce(*, network: Network, email: str, actor: str) -> None:
    """The address was corrected, or works again: write to it."""
    for bounce in network.bounces.filter(email=normal(email)):
        record(
            network_id=network.pk,
            actor=actor,
            verb="forgotten",
            object_type="bounce",
            object_id=bounce.pk,
            changes={"count": (bounce.count, None)},
        )
        bounce.delete()
