"""Where a plan stands: by axis, what presses, what came lately, what nobody answers for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from django.utils import timezone

from jalon.accounts.roles import Audience
from jalon.network.models import Network
from jalon.network.queries.parties import Directory, Member
from jalon.plans.choices import Level, PlanState, ReportChannel, ReportState
from jalon.plans.models import Plan, PlanItem, ProgressReport, Rhythm
from jalon.plans.queries.outline import OutlineItem, is_row, plan_tree
from jalon.plans.queries.responsibility import Responsibility, responsibilities_of
from jalon.plans.queries.signatures import names_of_actors
from jalon.plans.queries.spans import followed_span
from jalon.plans.rules.concern import Concern, Watch
from jalon.plans.rules.rollup import Rollup, Worth, rolled, rollup, worths
from jalon.plans.rules.seasons import soon
from jalon.plans.rules.timing import SETTLED

NEWS_SHOWN = 6
NOBODY = "nobody"  # what a row asks for beside its Concern: somebody who answers for it


@dataclass(frozen=True, slots=True)
class AxisStanding:
    """An axis in numbers: its rows by status ("none" where none is said) and how far it has come.

    `id` is None for the rows that stand under nothing.
    """

    id: int | None
    number: str
    text: str
    statuses: Counter[str]
    progress: Rollup


class Pressing(NamedTuple):
    """A row somebody should look at, and the day that makes it so. `who` answers for it or leads it; `told` is as in
    `Asked`.
    """

    item: OutlineItem
    on: date
    who: list[str]
    told: bool = True


@dataclass(frozen=True, slots=True)
class News:
    """A progress report as it came: who says it, and who typed it when that is somebody else."""

    item_id: int
    text: str
    status: str
    percent: float | None
    note: str
    who: str
    typed_by: str
    channel: str
    came: date


@dataclass
class Standing:
    """Where a plan stands for somebody. `rows` are those looked at: all, or hers; `until` how far "soon" looks."""

    plan: Plan
    rows: list[OutlineItem]
    axes: list[AxisStanding]
    progress: Rollup
    until: date
    pressing: dict[Concern, list[Pressing]]
    nobody: list[OutlineItem]
    others: list[Pressing] = field(default_factory=list)

    @property
    def actions(self) -> int:
        """How many of the rows are actions; the others have nothing below them."""
        return sum(item.kind == Level.ACTION for item in self.rows)

    @cached_property
    def statuses(self) -> Counter[str]:
        """The rows by status."""
        return Counter(item.status or "none" for item in self.rows)


def plans_for(network: Network, audience: Audience) -> list[Plan]:
    """The plans somebody of this circle may open, the latest first; without what was read to make them."""
    found = network.plans.filter(visibility__lte=audience)
    return list(found.defer("layout", "general_objectives", "acronyms", "notes"))


def in_force(plans: Iterable[Plan], today: date) -> list[Plan]:
    """Those that run today, the network's own first: adopted, then the one that looks furthest."""
    running = [
        plan
        for plan in plans
        if plan.starts and plan.ends and plan.starts <= today <= plan.ends and plan.state != PlanState.CLOSED
    ]
    return sorted(running, key=lambda plan: (plan.state == PlanState.ADOPTED, _length(plan)), reverse=True)


def _length(plan: Plan) -> timedelta:
    return plan.ends - plan.starts if plan.starts and plan.ends else timedelta(0)


def watch_of(network: Network, plan: Plan, today: date) -> Watch:
    """What presses in a plan, by the seasons and the rhythm of its network: one query."""
    rhythm = Rhythm.objects.filter(network=network).only("silent_after").first() or Rhythm()
    silent_after = timedelta(days=rhythm.silent_after)
    return Watch(followed_span(plan), today, soon(today, network.seasons), silent_after)


def standing(
    network: Network,
    plan: Plan,
    audience: Audience,
    *,
    today: date | None = None,
    tree: dict[int, OutlineItem] | None = None,
    mine: int | None = None,
    people: Directory | None = None,
) -> Standing:
    """Where a plan stands for somebody of this circle: five queries. `mine`, a party, keeps what concerns her alone."""
    plan.network = network
    watch = watch_of(network, plan, today or timezone.localdate())
    items = plan_tree(plan, audience, shown=False) if tree is None else tree
    responsibilities = responsibilities_of(plan, audience, tree=items, people=people)
    rows = responsibilities.rows
    answers = [one for one in rows if mine is None or responsibilities.concerns(one.item.id, mine)]
    roots = [item for item in responsibilities.items.values() if item.parent_id is None]
    axes, progress = _axes(roots, plan.left_out)
    found = Standing(
        plan=plan,
        rows=[answer.item for answer in answers],
        axes=axes,
        progress=progress,
        until=watch.until,
        pressing={concern: [] for concern in Concern},
        nobody=[] if plan.state == PlanState.CLOSED or mine is not None else responsibilities.nobody,
    )
    if plan.state != PlanState.CLOSED:
        _press(found, answers, watch)
    return found


def progress_around(item: PlanItem, audience: Audience) -> tuple[int, Rollup, Rollup]:
    """The id of what stands at the top over an item; how far the whole plan has come, and how far that: two queries."""
    items = plan_tree(item.plan, audience, shown=False)
    roots = [one for one in items.values() if one.parent_id is None]
    top = next(one for one in roots if item.path.startswith(one.path))
    left_out = item.plan.left_out
    return top.id, rollup(roots, left_out), rollup([top], left_out)


def asking_for(found: Standing, concern: str) -> frozenset[int]:
    """The ids of the rows that ask for one thing: a Concern, or NOBODY."""
    if concern == NOBODY:
        return frozenset(item.id for item in found.nobody)
    return frozenset(one.item.id for one in found.pressing[Concern(concern)])


def _press(found: Standing, answers: list[Responsibility], watch: Watch) -> None:
    """Sort what is not settled by what it asks."""
    for answer in answers:
        item = answer.item
        if item.status in SETTLED:
            continue
        if concern := watch.concern(item):
            found.pressing[concern.concern].append(Pressing(item, concern.on, _who(answer), told=concern.told))
        else:
            found.others.append(Pressing(item, item.latest or watch.span.ends or watch.today, _who(answer)))
    for pressing in (*found.pressing.values(), found.others):
        pressing.sort(key=lambda one: one.on)


def _who(answer: Responsibility) -> list[str]:
    return [answer.person.name] if answer.person else [*answer.item.leads, *answer.item.inherited_leads]


def _axes(roots: list[OutlineItem], left_out: list[str]) -> tuple[list[AxisStanding], Rollup]:
    """What stands at the top with something below it, the rest as one; and the whole, each line looked at once."""
    loose = [root for root in roots if not root.children]
    tops = [(root.id, root.number, root.text, [root]) for root in roots if root.children]
    every: list[Worth | None] = []
    axes: list[AxisStanding] = []
    for id_, number, text, items in [*tops, (None, "", "", loose)] if loose else tops:
        values = worths(items, left_out)
        every += values
        statuses = Counter(item.status or "none" for root in items for item in root.walk() if is_row(item))
        axes.append(AxisStanding(id_, number, text, statuses, rolled(values)))
    return axes, rolled(every)


class _Said(NamedTuple):
    """A report, as it is read for the news."""

    item_id: int
    text: str
    status: str
    percent: Decimal | None
    note: str
    author: str
    said_by_id: int | None
    channel: str
    created: datetime


def latest_news(plan: Plan, audience: Audience, people: Directory, count: int = NEWS_SHOWN) -> list[News]:
    """What was said last of a plan, but for what its document said: two queries."""
    reports = (
        ProgressReport.objects.filter(item__plan=plan, item__removed=None, item__audience__lte=audience)
        .filter(state=ReportState.STANDING.value)
        .exclude(channel=ReportChannel.DOCUMENT.value)
        .order_by("-created", "-id")
        .values_list(*("item__text" if name == "text" else name for name in _Said._fields))
    )[:count]
    return _signed(plan.network, [_Said(*row) for row in reports], people)


def _signed(network: Network, reports: list[_Said], people: Directory) -> list[News]:
    """Reports with the names of those who said and typed them."""
    names = names_of_actors(network, {report.author for report in reports})
    return [_news(report, people.of(report.said_by_id), names.get(report.author, "")) for report in reports]


def _news(report: _Said, said: Member | None, author: str) -> News:
    return News(
        item_id=report.item_id,
        text=report.text,
        status=report.status,
        percent=float(report.percent) if report.percent is not None else None,
        note=report.note,
        who=said.name if said else author,
        typed_by=author if said and report.channel == ReportChannel.TYPED else "",
        channel=report.channel,
        came=timezone.localdate(report.created),
    )
