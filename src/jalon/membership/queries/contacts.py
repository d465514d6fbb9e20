"""Contacts as they were kept, what a quota counts of them, and who is due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from jalon.membership.choices import Every, Subject
from jalon.membership.models import Contact, ContactRule
from jalon.membership.queries.homes import Home, homes
from jalon.membership.rules.periods import Span, span_with, spans_between
from jalon.network.models import Network
from jalon.network.queries.membership import Members


@dataclass(frozen=True, slots=True)
class ContactOf:
    """A contact with a party as it now is, and the region that party is in."""

    row: Contact
    party_id: int
    name: str
    home: Home | None


@dataclass(frozen=True, slots=True)
class Reached:
    """What a quota counts of one week, month or season: each member or region once, with its first contact."""

    span: Span
    firsts: Mapping[int, ContactOf]
    quota: int

    @property
    def count(self) -> int:
        """How many."""
        return len(self.firsts)

    @property
    def kept(self) -> bool:
        """Whether the quota is reached."""
        return self.count >= self.quota

    @property
    def left(self) -> int:
        """How many are still to reach."""
        return max(0, self.quota - self.count)


@dataclass(frozen=True, slots=True)
class Due:
    """A member to contact: `last` is when she last was, None when she never was."""

    party_id: int
    name: str
    home: Home | None
    last: date | None


@dataclass(frozen=True, slots=True)
class DueRegion:
    """The members of a region to contact, the least recently contacted first; `last` is of any of them."""

    home: Home | None
    last: date | None
    members: tuple[Due, ...]


def contacts(network: Network, known: Members, places: Mapping[int, Home] | None = None) -> list[ContactOf]:
    """All of a network, the latest first: two queries."""
    found = homes(network, known.people) if places is None else places
    rows: Iterable[Contact] = network.contacts.all()
    return [_with_party(row, known, found) for row in rows]


def _with_party(row: Contact, known: Members, places: Mapping[int, Home]) -> ContactOf:
    member = known.people.of(row.party_id)
    root = known.people.root_of(row.party_id)
    return ContactOf(row, root, member.name if member else "", places.get(root))


def current_span(rule: ContactRule, day: date) -> Span:
    """The week, month or season of a quota that holds a day."""
    return span_with(Every(rule.every), day, rule.network.seasons)


def reached_in(rule: ContactRule, span: Span, made: Iterable[ContactOf], last: date) -> Reached:
    """What a quota counts in a span, up to a day. Support is a contact too."""
    firsts: dict[int, ContactOf] = {}
    for one in sorted(made, key=lambda one: (one.row.on, one.row.pk)):
        key = _subject(rule, one)
        if key is not None and span.holds(one.row.on) and one.row.on <= last:
            firsts.setdefault(key, one)
    return Reached(span, firsts, rule.quota)


def reached_each(rule: ContactRule, made: Iterable[ContactOf], first: date | None, last: date) -> list[Reached]:
    """What a quota counts, span by span, of those that begin once it holds and not before `first`.

    The one under way counts from when it is reached: until it ends it is no failure.
    """
    begins = max(rule.starts, first) if first else rule.starts
    if rule.removed:
        last = min(last, rule.removed)
    all_made = list(made)
    spans = spans_between(Every(rule.every), begins, last, rule.network.seasons)
    found = [reached_in(rule, span, all_made, last) for span in spans]
    return [one for one in found if one.kept or one.span.ends <= last]


def _subject(rule: ContactRule, one: ContactOf) -> int | None:
    if rule.subject == Subject.REGIONS:
        return one.home.id if one.home else None
    return one.party_id


def due_members(known: Members, places: Mapping[int, Home], made: Iterable[ContactOf], day: date) -> list[DueRegion]:
    """All members by region, those contacted the longest ago first, and so are regions; never is before all.

    Members without a region come last; a region without a member is not there.
    """
    last: dict[int, date] = {}
    for one in made:
        if one.row.on <= day:
            last[one.party_id] = max(last.get(one.party_id, date.min), one.row.on)
    groups: dict[Home | None, list[Due]] = {}
    for party_id in known.on(day):
        member = known.people.of(party_id)
        if member:
            home = places.get(party_id)
            groups.setdefault(home, []).append(Due(party_id, member.name, home, last.get(party_id)))
    found = [_group(home, some) for home, some in groups.items()]
    return sorted(found, key=lambda one: (one.home is None, one.last or date.min, one.home.position if one.home else 0))


def _group(home: Home | None, some: list[Due]) -> DueRegion:
    ordered = tuple(sorted(some, key=lambda one: (one.last or date.min, one.name)))
    days = [one.last for one in ordered if one.last]
    return DueRegion(home, max(days) if days else None, ordered)
