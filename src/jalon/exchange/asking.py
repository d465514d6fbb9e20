"""What a coordination asks of its network's data, and the worker does."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from jalon.accounts.models import User
from jalon.exchange.erasing import erase_network
from jalon.exchange.exporting import export_network
from jalon.exchange.models import Erasure, Export
from jalon.exchange.rules import CALLED_OFF, KEPT, STUCK, State
from jalon.health.apart import each_apart
from jalon.history.actions import record
from jalon.network.models import Network

logger = logging.getLogger(__name__)


@task()
def make_export(export_id: int) -> None:
    """Make an archive that was asked for; nothing when it was made already or is no longer wanted.

    One being made is made again: this task is done by one worker at a time, and the one who was at it is dead.
    """
    free = Export.objects.filter(pk=export_id, state__in=(State.WAITING, State.MAKING))
    if not free.update(state=State.MAKING):
        return
    found = Export.objects.select_related("network").get(pk=export_id)
    try:
        found.path.parent.mkdir(parents=True, exist_ok=True)
        counts = export_network(found.network, found.path)
    except Exception:
        Export.objects.filter(pk=export_id).update(state=State.FAILED)
        logger.exception("export failed: network %s", found.network_id)
        return
    size = found.path.stat().st_size
    now = timezone.now()
    found.state, found.rows, found.size = State.READY.value, sum(counts.values()), size
    found.made, found.expires = now, now + KEPT
    found.save(update_fields=["state", "rows", "size", "made", "expires"])


@transaction.atomic
def ask_export(*, network: Network, user: User) -> Export:
    """Have an archive made, unless one is being made."""
    Network.objects.select_for_update(no_key=True).get(pk=network.pk)
    started = timezone.now() - STUCK
    busy = network.exports.filter(state__in=(State.WAITING, State.MAKING), asked__gt=started).first()
    if busy:
        return busy
    found = Export.objects.create(network=network, asked_by=user, expires=timezone.now() + KEPT)
    record(network_id=network.pk, actor=user.actor, verb="exported", object_type="network", object_id=network.pk)
    transaction.on_commit(lambda: make_export.enqueue(found.pk))
    return found


def delete_exports(now: datetime | None = None) -> int:
    """Delete the archives nobody fetched in time; how many."""
    gone = list(Export.objects.filter(expires__lt=now or timezone.now()))
    for found in gone:
        found.path.unlink(missing_ok=True)
        found.delete()
    return len(gone)


@transaction.atomic
def ask_erasure(*, network: Network, user: User) -> Erasure:
    """Have the network erased in fourteen days; the one already asked for when there is one."""
    found, new = Erasure.objects.get_or_create(
        network=network, defaults={"asked_by": user, "due": timezone.now() + CALLED_OFF}
    )
    if new:
        record(
            network_id=network.pk,
            actor=user.actor,
            verb="erasure_asked",
            object_type="network",
            object_id=network.pk,
            changes={"due": (None, found.due.isoformat())},
        )
    return found


@transaction.atomic
def call_off_erasure(*, network: Network, user: User) -> bool:
    """Keep the network after all; whether it was going to be erased."""
    gone, _each = Erasure.objects.filter(network=network).delete()
    if gone:
        record(
            network_id=network.pk,
            actor=user.actor,
            verb="erasure_called_off",
            object_type="network",
            object_id=network.pk,
        )
    return bool(gone)


def erase_due(now: datetime | None = None) -> int:
    """Erase the networks whose day has come, with their archives; how many."""
    due = list(Erasure.objects.filter(due__lte=now or timezone.now()).select_related("network", "asked_by"))
    return each_apart(due, _erase)


def _erase(found: Erasure) -> int:
    for export in found.network.exports.all():
        export.path.unlink(missing_ok=True)
    erase_network(network=found.network, actor=found.asked_by.actor if found.asked_by else "daily")
    return 1
