"""Bodies, seats and mandates as they are on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from jalon.network.models import Body, Mandate, Network, Region, Seat
from jalon.network.queries.parties import Directory, directory
from jalon.network.rules.periods import holds


@dataclass(frozen=True, slots=True)
class Term:
    """A mandate: who, from when to when. `holder` is who that party now is."""

    id: int
    holder_id: int | None
    holder: str
    starts: date | None
    ends: date | None
    reason: str
    role: str = ""
    at_id: int | None = None
    at: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A seat with all its mandates, the latest first."""

    id: int
    title: str
    region_id: int | None
    region: str
    designation: str
    term: int | None
    starts: date | None
    ends: date | None
    terms: tuple[Term, ...]

    def on(self, day: date) -> Term | None:
        """Who sits there on a day; None when it is vacant."""
        return next((one for one in self.terms if holds(one, day)), None)


@dataclass(frozen=True, slots=True)
class BodyOf:
    """A body and its seats."""

    id: int
    party_id: int
    name: str
    sigle: str
    kind: str
    mandate: str
    starts: date | None
    ends: date | None
    seats: tuple[Place, ...]

    def seats_on(self, day: date) -> list[Place]:
        """The seats there are on a day, vacant ones too."""
        return [seat for seat in self.seats if holds(self, day) and holds(seat, day)]

    def filled(self, day: date) -> list[Place]:
        """Those somebody holds on a day."""
        return [seat for seat in self.seats_on(day) if seat.on(day)]

    def vacant(self, day: date) -> list[Place]:
        """Those nobody holds on a day."""
        return [seat for seat in self.seats_on(day) if not seat.on(day)]


@dataclass(frozen=True, slots=True)
class Covered:
    """The regions of a network on a day: those somebody is there for, by who, and those that are missing."""

    by: dict[int, list[str]]
    regions: tuple[Region, ...]

    @property
    def present(self) -> list[Region]:
        """The regions somebody is there for."""
        return [region for region in self.regions if self.by.get(region.pk)]

    @property
    def missing(self) -> list[Region]:
        """Those nobody is there for."""
        return [region for region in self.regions if not self.by.get(region.pk)]


def bodies(network: Network, people: Directory | None = None, on: date | None = None) -> list[BodyOf]:
    """Every body of a network with its seats and their mandates, or those of a day alone: four queries."""
    people = people or _people(network)
    terms: dict[int, list[Term]] = defaultdict(list)
    held = network.mandates.exclude(seat=None)
    for seat_id, term in _terms(held.filter(holding_on(on)) if on else held, people):
        terms[seat_id or 0].append(term)
    seats: dict[int, list[Place]] = defaultdict(list)
    for seat in Seat.objects.filter(body__party__network=network).select_related("region"):
        seats[seat.body_id].append(_place(seat, terms[seat.pk]))
    found = Body.objects.filter(party__network=network).select_related("party").order_by("party__key", "id")
    return [
        BodyOf(
            id=body.pk,
            party_id=people.root_of(body.party_id),
            name=body.party.name,
            sigle=body.party.sigle,
            kind=body.kind,
            mandate=body.mandate,
            starts=body.starts,
            ends=body.ends,
            seats=tuple(seats[body.pk]),
        )
        for body in found
    ]


def delegations(network: Network, people: Directory | None = None) -> list[Term]:
    """Who speaks for the network elsewhere, and where it is itself a member: all, the latest first."""
    people = people or _people(network)
    return [term for _seat, term in _terms(network.mandates.filter(seat=None), people)]


@dataclass(frozen=True, slots=True)
class Sitting:
    """What somebody holds, or held: a seat of a body, or a place where she speaks for the network."""

    id: int
    where: str
    what: str
    starts: date | None
    ends: date | None


def sittings(network: Network, holder_ids: Iterable[int]) -> list[Sitting]:
    """What these names of one party hold and held, the latest first: one query."""
    rows = network.mandates.filter(holder__in=list(holder_ids)).select_related("seat__body__party", "at")
    return [
        Sitting(
            id=row.pk,
            where=row.seat.body.party.name if row.seat else str(row.at),
            what=row.seat.title if row.seat else row.role,
            starts=row.starts,
            ends=row.ends,
        )
        for row in sorted(rows, key=lambda one: (one.starts or date.min, one.pk), reverse=True)
    ]


def regions_of(network: Network, day: date) -> tuple[Region, ...]:
    """The regions in use on a day."""
    return tuple(region for region in network.regions.all() if region.removed is None or region.removed > day)


def regions_without_seat(network: Network, body: BodyOf, day: date) -> list[Region]:
    """The regions in use on a day that no seat of a body is for."""
    seated = {seat.region_id for seat in body.seats_on(day)}
    return [region for region in regions_of(network, day) if region.pk not in seated]


def coverage_by_seats(network: Network, body: BodyOf, day: date, regions: tuple[Region, ...] | None = None) -> Covered:
    """Which regions have somebody in a body on a day, by the regions of its seats; `regions` when read already."""
    by: dict[int, list[str]] = defaultdict(list)
    for seat in body.seats_on(day):
        term = seat.on(day)
        if term and seat.region_id:
            by[seat.region_id].append(term.holder)
    return Covered(dict(by), regions_of(network, day) if regions is None else regions)


def coverage_by_members(network: Network, party_ids: Iterable[int], day: date) -> Covered:
    """Which regions have one of these parties."""
    wanted = set(party_ids)
    by: dict[int, list[str]] = defaultdict(list)
    for pk, region_id, name in network.parties.exclude(region=None).values_list("pk", "region_id", "name"):
        if pk in wanted:
            by[region_id or 0].append(name)
    return Covered(dict(by), regions_of(network, day))


def holding_on(day: date) -> Q:
    """What holds on a day, asked of the database as `rules.periods.holds` says it."""
    return (Q(starts=None) | Q(starts__lte=day)) & (Q(ends=None) | Q(ends__gte=day))


def _people(network: Network) -> Directory:
    """Those who hold a mandate, and the bodies and places where it is."""
    held = network.mandates.values
    bodies_of_it = Body.objects.filter(party__network=network).values("party")
    return directory(network, Q(pk__in=held("holder")) | Q(pk__in=held("at")) | Q(pk__in=bodies_of_it))


def _terms(rows: Iterable[Mandate], people: Directory) -> Iterable[tuple[int | None, Term]]:
    for row in sorted(rows, key=lambda one: (one.starts or date.min, one.pk), reverse=True):
        holder, at = people.of(row.holder_id), people.of(row.at_id)
        yield (
            row.seat_id,
            Term(
                id=row.pk,
                holder_id=holder.id if holder else None,
                holder=holder.name if holder else "",
                starts=row.starts,
                ends=row.ends,
                reason=row.reason,
                role=row.role,
                at_id=at.id if at else None,
                at=at.name if at else "",
            ),
        )


def _place(seat: Seat, terms: list[Term]) -> Place:
    return Place(
        id=seat.pk,
        title=seat.title,
        region_id=seat.region_id,
        region=seat.region.name if seat.region else "",
        designation=seat.designation,
        term=seat.term,
        starts=seat.starts,
        ends=seat.ends,
        terms=tuple(terms),
    )
