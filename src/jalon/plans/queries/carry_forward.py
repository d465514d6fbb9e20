"""What of a plan goes on into the next one, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from jalon.accounts.roles import Audience
from jalon.plans.choices import SECTIONS, Level, Status
from jalon.plans.models import Plan
from jalon.plans.queries.outline import OutlineItem, plan_tree

# "2024", "Aut.13", "hiver 14"; but not "10 fois", "dans les 30 jours".
_NAMES_A_YEAR = re.compile(r"(?:19|20)\d\d|[^\W\d]{3}\.?\s?\d\d\b(?!\s*(?:fois|jours|mois|times|days|months|%))")


_YEARS = re.compile(
    r"(?<!\d)(?P<first>(?:19|20)\d\d)(?:(?P<joint>[-–/])(?P<short>\d\d)(?!\d))?(?!\d)"
)  # "2024", "2024-25"


@dataclass(frozen=True, slots=True)
class CarryForwardRow:
    """An item of the previous plan. `reason` is why it would go on, or why it stays behind; `proposed` which of both.

    `schedule` is what it keeps of its own: empty when its dates are past.
    """

    item: OutlineItem
    reason: str
    proposed: bool
    schedule: str
    children: list[CarryForwardRow] = field(default_factory=list)


def carry_forward_rows(
    plan: Plan, audience: Audience = Audience.BOARD, starts: date | None = None
) -> list[CarryForwardRow]:
    """All the items of a plan, as trees, each with what is proposed for the next one, which begins on `starts`."""
    tree = plan_tree(plan, audience)
    first = starts or next_period(plan)[0]
    years = first.year - plan.starts.year if first and plan.starts else 0
    return [_carried(item, first, years) for item in tree.values() if item.parent_id is None]


def _carried(item: OutlineItem, starts: date | None, years: int) -> CarryForwardRow:
    children = [_carried(child, starts, years) for child in item.children]
    reason, proposed = _reason(item, any(child.proposed for child in children))
    return CarryForwardRow(item, reason, proposed, _schedule(item, starts, years), children)


def _reason(item: OutlineItem, below: bool) -> tuple[str, bool]:  # noqa: FBT001
    """Why it goes on or stays, and which is proposed."""
    if item.kind in SECTIONS and (item.children or item.kind == Level.AXIS):
        return "frame", True
    if "recurring" in item.schedule_kinds and item.status != Status.DROPPED:
        return "recurring", True
    reasons = {
        Status.POSTPONED.value: ("postponed", True),
        Status.TO_CONTINUE.value: ("to_continue", True),
        Status.DONE.value: ("done", below),
        Status.DROPPED.value: ("dropped", False),
    }
    return reasons.get(item.status, ("unfinished", True))


def _schedule(item: OutlineItem, starts: date | None, years: int) -> str:
    """The words of its schedule, unless they speak of days that will be past.

    What takes the plan's own period ("en continu", "chaque année") names no year: it starts again with the new one.
    What recurs starts again too: the years it names are those of the next plan.
    """
    past = item.latest is not None and (starts is None or item.latest < starts)
    if not past or not _NAMES_A_YEAR.search(item.schedule):
        return item.schedule
    return _later(item.schedule, years) if "recurring" in item.schedule_kinds and years > 0 else ""


def _later(words: str, years: int) -> str:
    """Words with the years they name so many years later; nothing when one is written otherwise ("Aut.13")."""
    moved = _YEARS.sub(lambda named: _year_later(named, years), words)
    left = _NAMES_A_YEAR.search(_YEARS.sub("", words))
    return "" if left else moved


def _year_later(named: re.Match[str], years: int) -> str:
    short = f"{named['joint']}{(int(named['short']) + years) % 100:02d}" if named["short"] else ""
    return f"{int(named['first']) + years}{short}"


def next_period(plan: Plan) -> tuple[date | None, date | None]:
    """The same length, right after: the first day and the last."""
    if plan.starts is None or plan.ends is None:
        return (plan.ends + timedelta(days=1) if plan.ends else None), None
    starts, after = plan.ends + timedelta(days=1), plan.ends + timedelta(days=1)
    months = (after.year - plan.starts.year) * 12 + after.month - plan.starts.month
    if after.day == plan.starts.day and months > 0:
        year, month = divmod(starts.year * 12 + starts.month - 1 + months, 12)
        return starts, date(year, month + 1, 1).replace(day=min(starts.day, 28)) - timedelta(days=1)
    return starts, plan.ends + (after - plan.starts)


def next_title(plan: Plan, starts: date | None) -> str:
    """The title of the plan that begins on `starts`: that of this one, the years of its time those of the next."""
    if plan.starts is None or plan.ends is None or starts is None:
        return plan.title
    own, later = {plan.starts.year, plan.ends.year}, starts.year - plan.starts.year

    def renewed(years: re.Match[str]) -> str:
        return _year_later(years, later) if int(years["first"]) in own else years[0]

    return _YEARS.sub(renewed, plan.title)


def period_text(starts: date | None, ends: date | None) -> str:
    """An EDTF interval, in whole months where it is one."""
    if starts is None and ends is None:
        return ""
    whole = (starts is None or starts.day == 1) and (ends is None or (ends + timedelta(days=1)).day == 1)
    words = [(f"{day:%Y-%m}" if whole else day.isoformat()) if day else ".." for day in (starts, ends)]
    return "/".join(words)
