"""Where the plan of a network stands: statuses by axis, what is late, what comes next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from jalon.network.models import Network
from jalon.plans.models import Plan
from jalon.plans.queries import Outline, OutlineItem, plan_outline
from jalon.web.components.words import status_word

SOON = timedelta(days=60)
SHOWN = 6
# The order of a bar, from what is finished to what is not.
BAR = ("done", "partial", "in_progress", "to_do", "postponed", "not_done", "dropped", "none")
SETTLED = {"done", "dropped"}
WIDTH, GAP = 6000, 20


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a bar, in the units of the picture."""

    status: str
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class AxisProgress:
    """An axis in numbers. `counts` follows the statuses of the overview."""

    id: int
    name: str
    total: int
    counts: list[int]
    pieces: list[Piece]
    words: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The plan in force, and the others."""

    plan: Plan | None
    others: list[Plan]
    rows: int
    axes: list[AxisProgress]
    statuses: list[str]
    late: list[OutlineItem]
    late_count: int
    soon: list[OutlineItem]
    leaderless: int
    ended: bool


def overview(network: Network, *, today: date | None = None) -> Overview:
    """Where the plan in force stands; in two queries more than the plan itself."""
    today = today or timezone.localdate()
    plans = list(network.plans.select_related("reading").defer("reading__document", "reading__proposal"))
    in_force = [plan for plan in plans if _in_force(plan, today)]
    # Of several, the network's own plan is the one that looks furthest: a committee's plan of the year is not.
    plan = max(in_force, key=_length) if in_force else next(iter(plans), None)
    if plan is None:
        return Overview(None, [], 0, [], [], [], 0, [], 0, ended=False)
    outline = plan_outline(network, plan)
    rows = [item for root in outline.roots for item in root.walk() if is_row(item)]
    open_rows = [item for item in rows if item.status not in SETTLED]
    late = sorted((item for item in open_rows if _late(item, plan, today)), key=lambda item: item.latest or today)
    soon = [item for item in open_rows if item.latest and today <= item.latest <= today + SOON]
    shown = [status for status in BAR if outline.statuses.get(status)]
    return Overview(
        plan=plan,
        others=[other for other in plans if other is not plan],
        rows=len(rows),
        axes=_axes(outline, shown),
        statuses=shown,
        late=late[-SHOWN:][::-1],
        late_count=len(late),
        soon=sorted(soon, key=lambda item: item.latest or today)[:SHOWN],
        leaderless=sum(not (item.leads or item.inherited_leads) for item in rows),
        ended=bool(plan.ends and plan.ends < today),
    )


def _length(plan: Plan) -> timedelta:
    return plan.ends - plan.starts if plan.starts and plan.ends else timedelta(0)


def is_row(item: OutlineItem) -> bool:
    """Whether it is something done, rather than a heading over such things."""
    return item.kind == "action" or not item.children


def _in_force(plan: Plan, today: date) -> bool:
    return bool(plan.starts and plan.ends and plan.starts <= today <= plan.ends)


def _late(item: OutlineItem, plan: Plan, today: date) -> bool:
    """Past a date of its own: what runs as long as the plan is not late when the plan ends."""
    return bool(item.latest and item.latest < today and item.latest != plan.ends)


def _axes(outline: Outline, shown: list[str]) -> list[AxisProgress]:
    return [
        _axis(root, Counter(item.status or "none" for item in root.walk() if is_row(item)), shown)
        for root in outline.roots
    ]


def _axis(root: OutlineItem, found: Counter[str], shown: list[str]) -> AxisProgress:
    total = found.total()
    pieces, x = [], 0
    for status in shown:
        width = WIDTH * found[status] // total if total else 0
        if width:
            pieces.append(Piece(status, x, max(width - GAP, 1)))
        x += width
    words = " · ".join(f"{status_word(status)} {found[status]}" for status in shown if found[status])
    name = " – ".join(filter(None, (root.number, root.text)))
    return AxisProgress(root.id, name, total, [found[status] for status in shown], pieces, words)
