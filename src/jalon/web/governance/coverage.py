"""Which regions somebody is there for: by body, and by members."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from jalon.measures import Asked
from jalon.network.measures.governance import regions_said
from jalon.network.measures.membership import PopulationShare
from jalon.network.models import Network, Population, Region
from jalon.network.queries.governance import Covered, bodies, coverage_by_members, coverage_by_seats, regions_of
from jalon.network.queries.membership import Members, members
from jalon.network.queries.parties import directory
from jalon.web.components.words import language


@dataclass(frozen=True, slots=True)
class Column:
    """A way of being represented: by a body (`body_id`), or by members (None)."""

    body_id: int | None
    title: str
    said: str
    covered: Covered


@dataclass(frozen=True, slots=True)
class Line:
    """A region, with who is there for it in each column, under its title; nobody is an empty list."""

    region: Region
    cells: list[tuple[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The regions of a network on a day, a line each. The last column is of members."""

    columns: list[Column]
    lines: list[Line]

    @property
    def bodies(self) -> list[Column]:
        """Those of bodies."""
        return self.columns[:-1]

    @property
    def members(self) -> Column:
        """That of members."""
        return self.columns[-1]


def coverage_of(network: Network, day: date, members_title: str, known: Members | None = None) -> Coverage:
    """By each body that has a seat for a region on that day, and by members: twelve queries.

    The memberships are read unless the caller has them.
    """
    regions = regions_of(network, day)
    columns = [
        _column(body.id, body.name, coverage_by_seats(network, body, day, regions))
        for body in bodies(network, known.people if known else None, on=day)
        if any(seat.region_id for seat in body.seats_on(day))
    ]
    if known is None:
        known = members(network, directory(network, Q(pk__in=network.memberships.values("party"))))
    theirs = coverage_by_members(network, known.on(day), day)
    columns.append(_column(None, members_title, theirs))
    lines = [Line(region, [(one.title, one.covered.by.get(region.pk, [])) for one in columns]) for region in regions]
    return Coverage(columns, lines)


def shares_of(
    network: Network, populations: Sequence[Population], day: date, theirs: Members
) -> list[tuple[Population, str]]:
    """Each population known by a day, with the share of it that is members, in a sentence."""
    known = {"network": network, "members": theirs}
    found, latest = [], set()
    for one in populations:  # by name, the latest first
        said = ""
        if one.on <= day and one.name not in latest:
            latest.add(one.name)
            value = PopulationShare().value(Asked(network.pk, None, None, day, {"population": one.name}, known))
            said = value.said.render(language()) if value else ""
        found.append((one, said))
    return found


def _column(body_id: int | None, title: str, covered: Covered) -> Column:
    return Column(body_id, title, regions_said(covered).render(language()), covered)
