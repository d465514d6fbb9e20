"""What the calendar says of an item: late, due, silent. Computed from its schedule, never typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol, TypedDict

from jalon.plans.choices import Status
from jalon.plans.rules import day

SETTLED = frozenset({Status.DONE, Status.DROPPED, Status.NOT_DONE})
# What goes on to another time: neither late nor to be asked about before then.
SET_ASIDE = SETTLED | {Status.TO_CONTINUE, Status.POSTPONED}


class Timed(Protocol):
    """What timing looks at in an item."""

    @property
    def status(self) -> str: ...
    @property
    def earliest(self) -> date | None: ...
    @property
    def latest(self) -> date | None: ...
    @property
    def schedule_kinds(self) -> list[str]: ...


class ScheduleFields(TypedDict):
    """What an item keeps of what its schedule means."""

    when: dict[str, Any] | None
    earliest: date | None
    latest: date | None
    schedule_kinds: list[str]


def schedule_fields(when: dict[str, Any] | None) -> ScheduleFields:
    """What a schedule means (contract of `jalon when`; None or empty: nothing), as the fields of an item."""
    meant = when or {}
    return {
        "when": when or None,
        "earliest": day(meant.get("earliest")),
        "latest": day(meant.get("latest")),
        "schedule_kinds": meant.get("kind") or [],
    }


@dataclass(frozen=True, slots=True)
class PlanSpan:
    """First and last day of a plan, where it has any; `kept` is the day it came to the network, where it counts."""

    starts: date | None
    ends: date | None
    kept: date | None = None


def due_on(item: Timed, plan: PlanSpan) -> date | None:
    """The day by which something is expected: the last of its dates.

    What recurs or runs as long as the plan is due when the plan ends, so has no day of its own.
    """
    if item.latest is None or item.latest == plan.ends or "open-ended" in item.schedule_kinds:
        return None
    return item.latest


def is_late(item: Timed, plan: PlanSpan, today: date) -> bool:
    """Past its day, or the plan's end, and neither settled nor carried to another time."""
    if item.status in SET_ASIDE:
        return False
    due = due_on(item, plan) or plan.ends
    return bool(due and due < today)


def is_due(item: Timed, plan: PlanSpan, today: date, within: timedelta) -> bool:
    """Its day comes within so long."""
    due = due_on(item, plan)
    return bool(item.status not in SET_ASIDE and due and today <= due <= today + within)


def silent_since(item: Timed, reported: date | None, plan: PlanSpan, today: date, after: timedelta) -> date | None:
    """Since when there is no news, when that is longer than `after` and news could be expected.

    News is expected from the first of its dates on, until it is settled. What has none of its own, or goes on as long
    as the plan, is expected from the plan's first day, but never from before the plan was there to be followed.
    """
    own = item.earliest if item.earliest != plan.starts else None
    began = own or max(filter(None, (plan.starts, plan.kept)), default=None)
    if item.status in SET_ASIDE or (began and began > today):
        return None
    since = max(filter(None, (reported, began)), default=None)
    return since if since and today - since > after else None
