"""Who is a member on a day: by itself, or through the organisation it belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from jalon.network.choices import Standing
from jalon.network.models import Membership, MembershipRule, Network, Relation
from jalon.network.queries.fees import dues_on
from jalon.network.queries.parties import Directory, directory
from jalon.network.rules.periods import holds
from jalon.network.rules.standing import Dues, Rule, best, standing_on


@dataclass(frozen=True, slots=True)
class Held:
    """A membership as it was kept; `party_id` is of whoever that party now is."""

    id: int
    party_id: int
    category: str
    starts: date | None
    ends: date | None
    reason: str


class Tied(NamedTuple):
    """Somebody and the organisation she belongs to, from a day to another."""

    party_id: int
    organisation_id: int
    starts: date | None
    ends: date | None


@dataclass(slots=True)
class Members:
    """The memberships of a network, in memory, and what they make of its parties on any day."""

    network: Network
    people: Directory
    rule: Rule
    held: dict[int, list[Held]] = field(default_factory=dict)  # by party
    _ties: dict[int, list[Tied]] | None = None
    _dues: dict[date, dict[int, Dues]] = field(default_factory=dict, repr=False)
    _current: dict[date, dict[int, str]] = field(default_factory=dict, repr=False)  # the category of each, by day
    known: dict[tuple[int, date], Standing | None] = field(default_factory=dict, repr=False)  # what was asked already

    @property
    def ties(self) -> dict[int, list[Tied]]:
        """The organisations people belong to, by who belongs: read once somebody asks, for there are many."""
        if self._ties is None:
            self._ties = _ties(self.network, self.people)
        return self._ties

    def dues(self, day: date) -> dict[int, Dues]:
        """What fees come to on a day, by membership; read once for each day asked of, where fees are due."""
        if day not in self._dues:
            self._dues[day] = dues_on(self.network, day) if self.rule.fees else {}
        return self._dues[day]

    def own(self, party_id: int, day: date) -> Standing | None:
        """What its own memberships make of a party on a day; None when it never was a member by then."""
        root = self.people.root_of(party_id)
        held = self.held.get(root)
        if held is None:
            return None
        if (root, day) not in self.known:
            found = [standing_on(one, self.dues(day).get(one.id), self.rule, day) for one in held]
            self.known[root, day] = best([one for one in found if one is not None])
        return self.known[root, day]

    def standing(self, party_id: int, day: date) -> Standing | None:
        """What a party is on a day, by itself or through any organisation it belongs to that day."""
        root = self.people.root_of(party_id)
        through = {one.organisation_id for one in self.ties.get(root, ()) if holds(one, day)}
        found = [self.own(one, day) for one in (root, *sorted(through))]
        return best([one for one in found if one is not None])

    def current(self, party_id: int, day: date) -> Held | None:
        """The membership of a party that holds on a day."""
        held = self.held.get(self.people.root_of(party_id), ())
        return next((one for one in held if holds(one, day)), None)

    def on(self, day: date, category: str = "") -> list[int]:
        """The parties that are members by themselves on a day, in good standing or in grace; of a category, if said."""
        if day not in self._current:
            holding = ((one, self.current(one, day)) for one in self.held if self.own(one, day) is not Standing.ENDED)
            self._current[day] = {party_id: held.category for party_id, held in holding if held}
        return [one for one, of_one in self._current[day].items() if category in {"", of_one}]

    def reached(self, day: date) -> set[int]:
        """Members on a day, in good standing or in grace, by themselves or through an organisation they belong to."""
        own = set(self.on(day))
        through = (one for ties in self.ties.values() for one in ties)
        return own | {one.party_id for one in through if one.organisation_id in own and holds(one, day)}


def members(network: Network, people: Directory | None = None) -> Members:
    """All memberships of a network: three queries, one more for ties and one for the fees of a day once asked for.

    `people` holds at least those who are members.
    """
    people = people or directory(network)
    kept = MembershipRule.objects.filter(network=network).values_list("fees", "grace_days").first()
    found = Members(network, people, Rule(*kept) if kept else Rule())
    found.held = _held(network, people)
    return found


def _held(network: Network, people: Directory) -> dict[int, list[Held]]:
    held: dict[int, list[Held]] = defaultdict(list)
    rows = Membership.objects.filter(network=network)
    for pk, party_id, category, starts, ends, reason in rows.values_list(
        "id", "party_id", "category", "starts", "ends", "reason"
    ):
        root = people.root_of(party_id)
        held[root].append(Held(pk, root, category, starts, ends, reason))
    return dict(held)


def _ties(network: Network, people: Directory) -> dict[int, list[Tied]]:
    rows: Iterable[tuple[int, int, date | None, date | None]]
    rows = Relation.objects.filter(network=network).values_list("party_id", "organisation_id", "starts", "ends")
    ties: dict[int, list[Tied]] = defaultdict(list)
    for party, organisation, starts, ends in rows:
        root = people.root_of(party)
        ties[root].append(Tied(root, people.root_of(organisation), starts, ends))
    return dict(ties)
