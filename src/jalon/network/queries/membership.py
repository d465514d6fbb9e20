"""Who is a member on a day: by itself, or through the organisation it belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from jalon.network.choices import Standing
from jalon.network.models import Fee, Membership, MembershipRule, Network, Relation
from jalon.network.queries.parties import Directory, directory
from jalon.network.rules.periods import holds
from jalon.network.rules.standing import FeeState, Rule, best, standing_on


@dataclass(frozen=True, slots=True)
class Held:
    """A membership as it was kept, with its fees; `party_id` is of whoever that party now is."""

    id: int
    party_id: int
    category: str
    starts: date | None
    ends: date | None
    reason: str
    fees: tuple[FeeState, ...]


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
    known: dict[tuple[int, date], Standing | None] = field(default_factory=dict, repr=False)  # what was asked already

    @property
    def ties(self) -> dict[int, list[Tied]]:
        """The organisations people belong to, by who belongs: read once somebody asks, for there are many."""
        if self._ties is None:
            self._ties = _ties(self.network, self.people)
        return self._ties

    def own(self, party_id: int, day: date) -> Standing | None:
        """What its own memberships make of a party on a day; None when it never was a member by then."""
        root = self.people.root_of(party_id)
        held = self.held.get(root)
        if held is None:
            return None
        if (root, day) not in self.known:
            found = [standing_on(one, one.fees, self.rule, day) for one in held]
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
        found = []
        for party_id in self.held:
            current = self.current(party_id, day)
            if current and category in {"", current.category} and self.own(party_id, day) is not Standing.ENDED:
                found.append(party_id)
        return found


def members(network: Network, people: Directory | None = None) -> Members:
    """All memberships of a network: four queries, and one for ties when they are asked for.

    `people` holds at least those who are members.
    """
    people = people or directory(network)
    kept = MembershipRule.objects.filter(network=network).values_list("fees", "grace_days").first()
    found = Members(network, people, Rule(*kept) if kept else Rule())
    found.held = _held(network, people)
    return found


def _held(network: Network, people: Directory) -> dict[int, list[Held]]:
    fees: dict[int, list[FeeState]] = defaultdict(list)
    rows = Fee.objects.filter(membership__network=network).order_by("starts", "id")
    for membership, starts, ends, paid, waived in rows.values_list(
        "membership_id", "starts", "ends", "paid_on", "waived"
    ):
        fees[membership].append(FeeState(starts, ends, paid, waived))
    held: dict[int, list[Held]] = defaultdict(list)
    for row in Membership.objects.filter(network=network):
        root = people.root_of(row.party_id)
        of_row = tuple(fees[row.pk])
        held[root].append(Held(row.pk, root, row.category, row.starts, row.ends, row.reason, of_row))
    return dict(held)


def _ties(network: Network, people: Directory) -> dict[int, list[Tied]]:
    rows: Iterable[tuple[int, int, date | None, date | None]]
    rows = Relation.objects.filter(network=network).values_list("party_id", "organisation_id", "starts", "ends")
    ties: dict[int, list[Tied]] = defaultdict(list)
    for party, organisation, starts, ends in rows:
        root = people.root_of(party)
        ties[root].append(Tied(root, people.root_of(organisation), starts, ends))
    return dict(ties)
