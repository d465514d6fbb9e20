"""What holds of every plan, as pure functions and words."""

from __future__ import annotations

from datetime import date
from typing import Any

from jalon.phrases.schedules import Seasons, read_schedule
from jalon.phrases.schedules.resolve import read_plan
from jalon.plans.choices import PlanState
from jalon.plans.errors import PlanClosed

LANGUAGES = ("fr", "en")


def period_dates(period: str | None) -> tuple[date | None, date | None]:
    """First and last day of an EDTF date or interval; None where it is open or unknown.

    Raises ValueError when it is neither.
    """
    if not period:
        return None, None
    plan = read_plan(period)
    return plan.low and date(*plan.low), plan.high and date(*plan.high)


def check_open(state: str) -> None:
    """Raises PlanClosed when a plan of this state changes no more."""
    if state == PlanState.CLOSED:
        raise PlanClosed


def plan_scope(plan_id: int) -> str:
    """Under which scope history keeps what happens in a plan."""
    return f"plan:{plan_id}"


def day(value: str | None) -> date | None:
    """The day of an ISO date, if there is one."""
    return date.fromisoformat(value) if value else None


def meaning_of(words: str, *, period: str, language: str, seasons: Seasons) -> dict[str, Any]:
    """What the words of a schedule mean in a plan (contract of `jalon when`); empty when there are none."""
    if not words:
        return {}
    read = read_schedule(words, plan=period or None, language="en" if language == "en" else "fr", seasons=seasons)
    return read.as_dict()
