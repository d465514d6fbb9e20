"""Who answers for what in a plan, and why.

Who answers for an item is, the first that says somebody: its own assignment; the assignment of a body that leads
it; a lead that can be written to; then the same of the item above, its leads only when none is named below.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from jalon.accounts.models import User
from jalon.accounts.roles import Audience
from jalon.network.models import Network, Party
from jalon.network.queries.parties import Directory, Member, directory
from jalon.phrases.parties import PartyKind
from jalon.plans.choices import PlanState
from jalon.plans.models import Assignment, Plan
from jalon.plans.queries.outline import OutlineItem, is_row, plan_tree
from jalon.plans.rules.timing import SETTLED


class Why(StrEnum):
    """Why somebody answers for an item; `above` is any of the others, said of an item above."""

    ITEM = "item"
    BODY = "body"
    LEAD = "lead"
    ABOVE = "above"


class Silence(StrEnum):
    """Why nobody is written to about an item."""

    NOBODY = "nobody"
    NO_ADDRESS = "no_address"
    NOT_FOR_HER = "not_for_her"  # it is for the board only, and she has no account that is of the board


class Responsibility(NamedTuple):
    """Who answers for an item. `through` is the id of the item above that says so, `body` that of the body led by.

    `recipient` is who is written to: the person, else her substitute; `silence` why nobody is. A tuple: a plan of a
    thousand lines makes a thousand of them for each page.
    """

    item: OutlineItem
    person: Member | None = None
    substitute: Member | None = None
    why: Why | None = None
    through: int | None = None
    body: Member | None = None

    @property
    def recipient(self) -> Member | None:
        """Who is written to."""
        chosen = (one for one in (self.person, self.substitute) if one and one.email)
        return next((one for one in chosen if one.may_see(self.item.audience)), None)

    @property
    def silence(self) -> Silence | None:
        """Why nobody is written to; None when somebody is."""
        if self.person is None:
            return Silence.NOBODY
        if self.recipient:
            return None
        reached = any(one and one.email for one in (self.person, self.substitute))
        return Silence.NOT_FOR_HER if reached else Silence.NO_ADDRESS


@dataclass(slots=True)
class Responsibilities:
    """Who answers for each item of a plan. `items` are all those seen, `rows` the answers for those that are done (see
    is_row), in reading order.

    `leading` holds the ids of who leads each item: its own leads, else those of the nearest item above.
    """

    plan: Plan
    items: dict[int, OutlineItem]
    people: Directory
    assignments: list[Assignment]
    by_item: dict[int, Responsibility] = field(default_factory=dict)
    rows: list[Responsibility] = field(default_factory=list)
    leading: dict[int, frozenset[int]] = field(default_factory=dict)

    @property
    def nobody(self) -> list[OutlineItem]:
        """What is left to do and no one answers for, in reading order."""
        return [one.item for one in self.rows if one.person is None and one.item.status not in SETTLED]

    def concerns(self, item_id: int, party_id: int) -> bool:
        """Whether somebody answers for an item, stands in for who does, or leads it."""
        root, answer = self.people.root_of(party_id), self.by_item[item_id]
        concerned = {one.id for one in (answer.person, answer.substitute) if one}
        return root in concerned or root in self.leading[item_id]


def responsibilities_of(
    plan: Plan,
    audience: Audience,
    *,
    tree: dict[int, OutlineItem] | None = None,
    people: Directory | None = None,
    assignments: list[Assignment] | None = None,
) -> Responsibilities:
    """Who answers for what somebody of this circle may see of a plan: five queries, whatever its size.

    `tree` (see plan_tree), `people` and the `assignments` of the plan are read unless the caller has them.
    """
    items = plan_tree(plan, audience) if tree is None else tree
    if assignments is None:
        assignments = list(Assignment.objects.filter(plan=plan).order_by("id"))
    found = Responsibilities(plan, items, people or directory(plan.network), assignments)
    _Finder(found).find()
    return found


class _Finder:
    """Goes down a plan, each item knowing what those above say."""

    def __init__(self, found: Responsibilities) -> None:
        self.found, self.people = found, found.people
        self.of_item = {one.item_id: one for one in found.assignments if one.item_id}
        self.of_body: dict[int, Assignment] = {}
        for one in found.assignments:
            if one.party_id:
                root = self.people.root_of(one.party_id)
                if one.party_id == root or root not in self.of_body:  # of bodies merged, the one that stays
                    self.of_body[root] = one
        self.nearest: dict[int, Assignment | None] = {}  # the assignment of an item, or of one above

    def find(self) -> None:
        for item in self.found.items.values():  # in reading order: those above come first
            leads = tuple(dict.fromkeys(self.people.root_of(party) for party in item.parties))
            leading = frozenset(leads) or self.found.leading.get(item.parent_id or 0, frozenset())
            self.found.leading[item.id] = leading
            own = self.own(item, leads)
            inherited = self.inherited(item, named=bool(item.leads or item.inherited_leads))
            answer = own or inherited or self.unreachable(item, leads) or Responsibility(item)
            self.found.by_item[item.id] = answer
            if is_row(item):
                self.found.rows.append(answer)
            self.nearest[item.id] = self.of_item.get(item.id) or self.nearest.get(item.parent_id or 0)

    def own(self, item: OutlineItem, leads: Iterable[int]) -> Responsibility | None:
        """What the item itself says."""
        if item.id in self.of_item:
            return self.assigned(item, self.of_item[item.id], Why.ITEM)
        for lead in leads:
            if lead in self.of_body:
                return self.assigned(item, self.of_body[lead], Why.BODY, body=self.people.of(lead))
        for lead in leads:
            if (member := self.people.of(lead)) and member.email:
                return Responsibility(item, member, None, Why.LEAD)
        return None

    def inherited(self, item: OutlineItem, *, named: bool) -> Responsibility | None:
        """What the items above say. A lead named here keeps away those of above, not the assignments."""
        if named:
            said = self.nearest.get(item.parent_id or 0)
            return self.assigned(item, said, Why.ABOVE, through=said.item_id) if said else None
        above = self.found.by_item.get(item.parent_id or 0)
        if above is None or above.person is None:
            return None
        through = above.through or above.item.id
        return Responsibility(item, above.person, above.substitute, Why.ABOVE, through, above.body)

    def unreachable(self, item: OutlineItem, leads: Iterable[int]) -> Responsibility | None:
        """Somebody leads it, whose address nobody gave."""
        for lead in leads:
            if (member := self.people.of(lead)) and member.kind == PartyKind.PERSON:
                return Responsibility(item, member, None, Why.LEAD)
        return None

    def assigned(
        self, item: OutlineItem, said: Assignment, why: Why, *, through: int | None = None, body: Member | None = None
    ) -> Responsibility:
        return Responsibility(
            item, self.people.of(said.person_id), self.people.of(said.substitute_id), why, through, body
        )


def member_of(network: Network, who: User | Party, people: Directory | None = None) -> Member | None:
    """Who a user or a party is in a network, after merging; None when nobody told."""
    people = people or directory(network)
    return people.of(who.pk) if isinstance(who, Party) else people.user(who.pk)


def items_of(
    network: Network, who: User | Party, audience: Audience, *, closed: bool = False
) -> list[tuple[Plan, list[Responsibility]]]:
    """What somebody answers for, stands in for or leads, plan by plan; closed plans only when asked."""
    people = directory(network)
    member = member_of(network, who, people)
    if member is None:
        return []
    plans = network.plans.all() if closed else network.plans.exclude(state=PlanState.CLOSED)
    found: list[tuple[Plan, list[Responsibility]]] = []
    for plan in plans:
        plan.network = network
        responsibilities = responsibilities_of(plan, audience, people=people)
        hers = [answer for answer in responsibilities.rows if responsibilities.concerns(answer.item.id, member.id)]
        if hers:
            found.append((plan, hers))
    return found
