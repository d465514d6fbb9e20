"""The first page of a network: where its plan stands, what presses, what waits for this person."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate, pairwise
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jalon.accounts.roles import Permission, Role
from jalon.network.models import Access
from jalon.network.queries.parties import Directory, Member, directory
from jalon.plans.models import Plan
from jalon.plans.queries.outline import OutlineItem
from jalon.plans.queries.standing import (
    AxisStanding,
    News,
    Pressing,
    Standing,
    in_force,
    latest_news,
    standing,
)
from jalon.plans.rules.concern import Concern
from jalon.web.components.menu import exists
from jalon.web.components.words import status_word
from jalon.wording.plans import STATUS_ORDER

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a bar, in percents of its width."""

    status: str
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Bar:
    """An axis as a bar, and in words."""

    axis: AxisStanding
    name: str
    total: int
    pieces: list[Piece]
    words: str


@dataclass(frozen=True, slots=True)
class Heap:
    """Rows that ask for the same thing: how many, the first of them, and where they all are."""

    concern: str
    count: int
    shown: list[Pressing]

    @property
    def more(self) -> bool:
        """Whether some are not shown."""
        return self.count > len(self.shown)


@dataclass(frozen=True, slots=True)
class Home:
    """What the first page shows. `mine` when it is what this person answers for."""

    plan: Plan | None
    running: list[Plan] = field(default_factory=list)
    others: list[Plan] = field(default_factory=list)
    standing: Standing | None = None
    bars: list[Bar] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    heaps: list[Heap] = field(default_factory=list)
    nobody: int = 0
    nobody_shown: list[OutlineItem] = field(default_factory=list)
    nobody_url: str = ""
    news: list[News] = field(default_factory=list)
    mine: bool = False
    member: Member | None = None
    ended: bool = False
    follows: bool = False  # whether she sees to the whole of it
    may_report: bool = False

    @property
    def all_settled(self) -> bool:
        """Whether nothing is left to do."""
        return not self.standing or not (self.standing.others or any(heap.count for heap in self.heaps))


def home_of(access: Access, plans: list[Plan], asked: Any, *, today: date | None = None) -> Home:
    """The first page for somebody, of the plans she may open (see plans_for).

    `asked` is the address: `?plan=`, and `?vue=moi` or `?vue=plan`.
    """
    today = today or timezone.localdate()
    audience = Role(access.role).audience
    running = in_force(plans, today)
    chosen = [plan for plan in plans if str(plan.pk) == asked.get("plan")]
    plan = next(iter([*chosen, *running, *plans]), None)
    if plan is None:
        return Home(None)
    people = directory(access.network)
    member = people.user(access.user_id)
    mine = _wants_mine(access, asked.get("vue", ""), member)
    found = standing(
        access.network, plan, audience, today=today, mine=(member.id if member else 0) if mine else None, people=people
    )
    return Home(
        plan=plan,
        running=running,
        others=[other for other in plans if other not in running and other is not plan],
        standing=found,
        bars=[_bar(axis) for axis in found.axes] if not mine else [],
        statuses=_statuses(found),
        heaps=_heaps(access, found, mine=mine),
        nobody=len(found.nobody),
        news=_news(plan, access, people) if not mine else [],
        mine=mine,
        member=member,
        ended=bool(plan.ends and plan.ends < today),
        nobody_shown=found.nobody[:SHOWN],
        nobody_url=_answering_url(access, plan),
        follows=access.permits(Permission.REPORT_ANY),
        may_report=access.permits(Permission.REPORT_OWN),
    )


def _wants_mine(access: Access, view: str, member: Member | None) -> bool:
    if view == "moi":
        return access.permits(Permission.REPORT_OWN) and (member is not None or _only_own(access))
    return _only_own(access) and view != "plan"


def _only_own(access: Access) -> bool:
    return access.permits(Permission.REPORT_OWN) and not access.permits(Permission.REPORT_ANY)


def _heaps(access: Access, found: Standing, *, mine: bool) -> list[Heap]:
    """What presses, as this person may act on it: who only reads sees no silence."""
    follows = access.permits(Permission.REPORT_ANY)
    concerns = list(Concern) if mine or follows else [Concern.LATE, Concern.DUE]
    shown = None if mine else SHOWN
    return [Heap(one.value, len(found.pressing[one]), found.pressing[one][:shown]) for one in concerns]


def _answering_url(access: Access, plan: Plan) -> str:
    """Where one says who answers for what, for those who may."""
    if not (access.permits(Permission.EDIT_PLAN) and exists("plan_responsibility")):
        return ""
    return reverse("plan_responsibility", args=[access.network.slug, plan.pk])


def _news(plan: Plan, access: Access, people: Directory) -> list[News]:
    return latest_news(plan, Role(access.role).audience, people)


def _statuses(found: Standing) -> list[str]:
    every = sum((axis.statuses for axis in found.axes), Counter[str]())
    return [status for status in STATUS_ORDER if every[status]]


def _bar(axis: AxisStanding) -> Bar:
    shown = [(status, axis.statuses[status]) for status in STATUS_ORDER if axis.statuses[status]]
    total = axis.statuses.total()
    edges = accumulate((count for _status, count in shown), initial=0)
    pieces = [
        Piece(status, _percent(start, total), _percent(end - start, total))
        for (status, _count), (start, end) in zip(shown, pairwise(edges), strict=True)
    ]
    words = " · ".join(f"{status_word(status)} {count}".replace(" ", "\N{NO-BREAK SPACE}") for status, count in shown)
    name = " – ".join(filter(None, (axis.number, axis.text))) or _("Without an axis")
    return Bar(axis, name, total, pieces, words)


def _percent(part: int, total: int) -> str:
    return f"{100 * part / total:.3f}%"
