"""The coordination given back: two people of the board do together what the coordination no longer can.

One proposes, another confirms, a delay runs during which a coordination that is still there may refuse.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.health.apart import each_apart
from jalon.history.actions import record
from jalon.network.actions.networks import grant_access
from jalon.network.errors import AccessRefused
from jalon.network.models import Access, Network, Restoration

LAPSES_AFTER = timedelta(days=14)  # a proposal nobody confirmed


@transaction.atomic
def propose(*, network: Network, person: User, why: str, actor: User) -> Restoration:
    """A person of the board proposes who takes the coordination. Raises AccessRefused."""
    _board(network, actor)
    access = network.accesses.filter(user=person).first()
    if access is None:
        raise AccessRefused("not_here")
    if access.role == Role.COORDINATION:
        raise AccessRefused("coordinates_already")
    if open_one(network):
        raise AccessRefused("under_way")
    found = Restoration.objects.create(network=network, person=person, why=why.strip(), proposed_by=actor)
    _record(found, actor.actor, "proposed", {"person": (None, person.pk), "why": (None, found.why)})
    return found


@transaction.atomic
def confirm(*, restoration: Restoration, actor: User, delay: timedelta) -> Restoration:
    """Another person of the board agrees: it takes effect after the delay, at once when there is none.

    Raises AccessRefused: needs_another, confirmed_already or lapsed.
    """
    found = _held(restoration)
    _board(found.network, actor)
    if found.proposed_by_id == actor.pk:
        raise AccessRefused("needs_another")
    if found.effective:
        raise AccessRefused("confirmed_already")
    if found.proposed + LAPSES_AFTER <= timezone.now():
        raise AccessRefused("lapsed")
    found.confirmed_by, found.effective = actor, timezone.now() + delay
    found.save(update_fields=["confirmed_by", "effective"])
    _record(found, actor.actor, "confirmed", {"effective": (None, found.effective.isoformat())})
    return take_effect(restoration=found) if not delay else found


@transaction.atomic
def take_effect(*, restoration: Restoration) -> Restoration:
    """Give the coordination, once confirmed and the delay over. Raises AccessRefused: too_early."""
    found = _held(restoration)
    if not found.effective or found.effective > timezone.now():
        raise AccessRefused("too_early")
    if not found.network.accesses.filter(user=found.person).exists():
        return _close(found, "lapsed", "jalon")
    actors = [user.actor for user in (found.proposed_by, found.confirmed_by) if user]
    grant_access(network=found.network, user=found.person, role=Role.COORDINATION, actor=" + ".join(actors) or "board")
    return _close(found, "done", " + ".join(actors) or "board")


@transaction.atomic
def refuse(*, restoration: Restoration, actor: User) -> Restoration:
    """The coordination is still there, and says no. Raises AccessRefused: not_coordination."""
    found = _held(restoration)
    if not found.network.accesses.filter(user=actor, role=Role.COORDINATION).exists():
        raise AccessRefused("not_coordination")
    return _close(found, "refused", actor.actor)


@transaction.atomic
def withdraw(*, restoration: Restoration, actor: User) -> Restoration:
    """The board thinks better of it."""
    found = _held(restoration)
    _board(found.network, actor)
    return _close(found, "withdrawn", actor.actor)


def take_effect_all() -> int:
    """Every restoration whose delay is over takes effect; proposals nobody confirmed in time lapse. How many."""
    now, open_ones = timezone.now(), Restoration.objects.filter(outcome="")
    return each_apart(open_ones.filter(effective__lte=now), _takes_effect) + each_apart(
        open_ones.filter(effective=None, proposed__lte=now - LAPSES_AFTER), _lapses
    )


def _takes_effect(restoration: Restoration) -> int:
    take_effect(restoration=restoration)
    return 1


@transaction.atomic
def _lapses(restoration: Restoration) -> int:
    _close(_held(restoration), "lapsed", "jalon")
    return 1


def open_one(network: Network) -> Restoration | None:
    """The restoration under way, if any."""
    return network.restorations.filter(outcome="").select_related("person", "proposed_by", "confirmed_by").first()


def _held(restoration: Restoration) -> Restoration:
    Network.objects.select_for_update().get(pk=restoration.network_id)
    found = Restoration.objects.select_related("network", "person", "proposed_by", "confirmed_by").get(
        pk=restoration.pk
    )
    if found.outcome:
        raise AccessRefused("closed")
    return found


def _board(network: Network, actor: User) -> None:
    Network.objects.select_for_update().get(pk=network.pk)
    if not Access.objects.filter(network=network, user=actor, role=Role.BOARD).exists():
        raise AccessRefused("not_board")


def _close(found: Restoration, outcome: str, actor: str) -> Restoration:
    found.outcome, found.closed = outcome, timezone.now()
    found.save(update_fields=["outcome", "closed"])
    _record(found, actor, outcome, {"outcome": ("", outcome)})
    return found


def _record(found: Restoration, actor: str, verb: str, changes: dict[str, tuple[object, object]]) -> None:
    record(
        network_id=found.network_id,
        actor=actor,
        verb=verb,
        object_type="restoration",
        object_id=found.pk,
        changes=changes,
    )
