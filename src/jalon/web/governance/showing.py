"""What the pages of bodies show: each with its seats on a day, and who sat there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jalon.network.queries.governance import BodyOf, Place, Term
from jalon.network.rules.periods import holds
from jalon.web.governance.words import designation_word, kind_word

_FEW = 5  # vacant seats that a line may name


@dataclass(frozen=True, slots=True)
class SeatShown:
    """A seat on a day; nobody holds it without a `term`."""

    place: Place
    term: Term | None
    designation: str


@dataclass(frozen=True, slots=True)
class SatShown:
    """Somebody who sat, sits or will sit somewhere. `fresh` on the first line of a seat."""

    place: Place
    term: Term
    fresh: bool


@dataclass(frozen=True, slots=True)
class BodyShown:
    """A body on a day. `vacant` names its vacant seats, when they are few."""

    body: BodyOf
    kind: str
    there: bool
    filled: int
    total: int
    vacant: list[str]

    @property
    def missing(self) -> int:
        """How many seats nobody holds."""
        return self.total - self.filled


def bodies_shown(found: Iterable[BodyOf], day: date) -> list[BodyShown]:
    """Each body on a day, those that are there first."""
    return sorted((body_shown(one, day) for one in found), key=lambda one: not one.there)


def body_shown(body: BodyOf, day: date) -> BodyShown:
    """A body on a day."""
    vacant = [seat.title for seat in body.vacant(day)]
    total = len(body.seats_on(day))
    named = vacant if len(vacant) <= _FEW else []
    return BodyShown(body, kind_word(body.kind), holds(body, day), total - len(vacant), total, named)


def seats_shown(body: BodyOf, day: date) -> list[SeatShown]:
    """The seats there are on a day."""
    return [SeatShown(seat, seat.on(day), designation_word(seat.designation)) for seat in body.seats_on(day)]


def closed_seats(body: BodyOf, day: date) -> list[Place]:
    """Those there are on another day only."""
    there = {seat.id for seat in body.seats_on(day)}
    return [seat for seat in body.seats if seat.id not in there]


def who_sat(body: BodyOf) -> list[SatShown]:
    """Everybody who ever sat, seat by seat, the latest first."""
    return [SatShown(seat, term, at == 0) for seat in body.seats for at, term in enumerate(seat.terms)]
