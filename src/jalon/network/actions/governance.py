"""Bodies, their seats, and who holds them or speaks for the network elsewhere."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction

from jalon.network.actions.parties import root_of
from jalon.network.actions.writing import change_fields, check_order, forget, kept_new
from jalon.network.choices import BodyKind, Designation
from jalon.network.errors import GovernanceRefused
from jalon.network.models import Body, Mandate, Network, Party, Region, Seat
from jalon.network.rules.periods import holds, meets
from jalon.phrases.folding import squeeze
from jalon.phrases.parties import PartyKind


@transaction.atomic
def form_body(*, party: Party, kind: BodyKind, actor: str, mandate: str = "", starts: date | None = None) -> Body:
    """Say that a party is a body of the network. Raises GovernanceRefused ("one_body_already")."""
    party = root_of(party)
    if Body.objects.filter(party=party).exists():
        raise GovernanceRefused("one_body_already", party.name)
    if party.kind != PartyKind.BODY:
        change_fields(party, network_id=party.network_id, actor=actor, kind=PartyKind.BODY.value)
    made = Body.objects.create(party=party, kind=kind.value, mandate=mandate.strip(), starts=starts)
    kept_new(
        made, network_id=party.network_id, actor=actor, told={"party": party, "kind": kind.value, "starts": starts}
    )
    return made


@transaction.atomic
def change_body(*, body: Body, actor: str, **values: Any) -> bool:
    """Its kind, mandate, first and last day; whether anything changed. Raises GovernanceRefused."""
    return change_fields(body, network_id=body.party.network_id, actor=actor, **values)


@transaction.atomic
def add_seat(
    *,
    body: Body,
    title: str,
    actor: str,
    region: Region | None = None,
    designation: Designation | None = None,
    term: int | None = None,
    starts: date | None = None,
) -> Seat:
    """A place in a body, vacant for now; `term` in months. Raises GovernanceRefused (no_name, other_network)."""
    title = squeeze(title)
    if not title:
        raise GovernanceRefused("no_name")
    if region and region.network_id != body.party.network_id:
        raise GovernanceRefused("other_network")
    made = Seat.objects.create(
        body=body,
        title=title,
        position=body.seats.count(),
        region=region,
        designation=designation.value if designation else "",
        term=term,
        starts=starts,
    )
    kept_new(
        made, network_id=body.party.network_id, actor=actor, told={"title": title, "region": region and region.name}
    )
    return made


@transaction.atomic
def change_seat(*, seat: Seat, actor: str, **values: Any) -> bool:
    """Its title, region, designation, term, first and last day; whether anything changed. Raises GovernanceRefused."""
    if "title" in values and not squeeze(values["title"]):
        raise GovernanceRefused("no_name")
    return change_fields(seat, network_id=seat.body.party.network_id, actor=actor, **values)


@transaction.atomic
def move_seat(*, seat: Seat, earlier: bool, among: Collection[int], actor: str) -> bool:
    """Put a seat before the one above it, or after the one below, of those shown (`among`); whether it moved."""
    network_id = seat.body.party.network_id
    Network.objects.select_for_update().get(pk=network_id)
    order = list(Seat.objects.filter(body=seat.body_id).order_by("position", "id"))
    shown = [one.pk for one in order if one.pk in among]
    at = shown.index(seat.pk) + (-1 if earlier else 1) if seat.pk in shown else -1
    if not 0 <= at < len(shown):
        return False
    ids = [one.pk for one in order]
    moved = order.pop(ids.index(seat.pk))
    beside = [one.pk for one in order].index(shown[at])
    order.insert(beside if earlier else beside + 1, moved)
    for position, one in enumerate(order):
        change_fields(one, network_id=network_id, actor=actor, position=position)
    return True


@transaction.atomic
def give_seat(
    *, seat: Seat, holder: Party, actor: str, starts: date | None = None, ends: date | None = None
) -> Mandate:
    """Somebody sits there from a day to another.

    Raises GovernanceRefused: ends_before, other_network, seat_closed, or seat_taken by whoever sits there meanwhile.
    """
    network = Network.objects.select_for_update().get(pk=seat.body.party.network_id)  # two may be giving it at once
    if holder.network_id != network.pk:
        raise GovernanceRefused("other_network")
    check_order(starts, ends)
    made = Mandate(network=network, holder=root_of(holder), seat=seat, starts=starts, ends=ends)
    _check_free(made)
    made.save()
    _tell_new(made, actor)
    return made


@transaction.atomic
def delegate(
    *,
    network: Network,
    at: Party,
    actor: str,
    holder: Party | None = None,
    role: str = "",
    starts: date | None = None,
    ends: date | None = None,
) -> Mandate:
    """Somebody speaks for the network in an organisation outside; without a holder, the network is a member there.

    Raises GovernanceRefused: ends_before, other_network, itself.
    """
    if {at.network_id, holder.network_id if holder else network.pk} != {network.pk}:
        raise GovernanceRefused("other_network")
    if holder and root_of(holder).pk == root_of(at).pk:
        raise GovernanceRefused("itself", at.name)
    check_order(starts, ends)
    made = Mandate.objects.create(
        network=network,
        holder=root_of(holder) if holder else None,
        at=root_of(at),
        role=squeeze(role),
        starts=starts,
        ends=ends,
    )
    _tell_new(made, actor)
    return made


@transaction.atomic
def end_mandate(*, mandate: Mandate, ends: date, actor: str, reason: str = "") -> bool:
    """Its last day, and why. Raises GovernanceRefused ("ends_before")."""
    reason = squeeze(reason)
    return change_fields(mandate, network_id=mandate.network_id, actor=actor, verb="ended", ends=ends, reason=reason)


@transaction.atomic
def correct_mandate(*, mandate: Mandate, actor: str, **values: Any) -> bool:
    """Who, from when to when, as it should have been written; whether anything changed. Raises GovernanceRefused."""
    Network.objects.select_for_update().get(pk=mandate.network_id)
    changed = change_fields(mandate, network_id=mandate.network_id, actor=actor, **values)
    if changed and mandate.seat:
        _check_free(mandate)
    return changed


@transaction.atomic
def remove_mandate(*, mandate: Mandate, actor: str) -> None:
    """One that was written by mistake; one that is over is ended instead."""
    told = {"holder": mandate.holder, "seat": mandate.seat, "at": mandate.at, "starts": mandate.starts}
    forget(mandate, network_id=mandate.network_id, actor=actor, told=told)


def _check_free(wanted: Mandate) -> None:
    seat = wanted.seat
    if seat is None:
        return
    over = seat.ends and (wanted.starts is None or wanted.starts > seat.ends)
    if over or (seat.body.ends and wanted.starts and not holds(seat.body, wanted.starts)):
        raise GovernanceRefused("seat_closed", seat.title)
    for other in seat.mandates.exclude(pk=wanted.pk).select_related("holder"):
        if meets(other, wanted):
            raise GovernanceRefused("seat_taken", other.holder.name if other.holder else "")


def _tell_new(mandate: Mandate, actor: str) -> None:
    told = {
        "holder": mandate.holder,
        "seat": mandate.seat,
        "at": mandate.at,
        "role": mandate.role,
        "starts": mandate.starts,
        "ends": mandate.ends,
    }
    kept_new(mandate, network_id=mandate.network_id, actor=actor, told=told)
