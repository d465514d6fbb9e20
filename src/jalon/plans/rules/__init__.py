"""What holds of every plan, as pure functions and words."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final, Protocol

from jalon.network.rules import seasons_of
from jalon.phrases.schedules import read_schedule
from jalon.phrases.schedules.resolve import read_plan
from jalon.plans.choices import PlanState
from jalon.plans.errors import PlanClosed

LANGUAGES = ("fr", "en")
_YEARS: Final = re.compile(r"(\d{4})/(\d{4})")


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


class _HasTime(Protocol):
    """What of a network its time is told by."""

    seasons: Any
    fiscal_year_start: int


class _HasPeriod(Protocol):
    """What of a plan says what its schedules mean."""

    @property
    def period(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def network(self) -> _HasTime: ...


def meaning_of(words: str, plan: _HasPeriod) -> dict[str, Any]:
    """What the words of a schedule mean in a plan (contract of `jalon when`); empty when there are none."""
    if not words:
        return {}
    read = read_schedule(
        words,
        plan=plan.period or None,
        language="en" if plan.language == "en" else "fr",
        seasons=seasons_of(plan.network.seasons),
        first_month=plan.network.fiscal_year_start,
    )
    return read.as_dict()


def counted_period(period: str | None, first_month: int) -> str | None:
    """The time of a plan as its network counts years: "2024/2027" is "2024-04/2027-03" where they begin in April.

    Months that are said win; a year that is said alone stays that of the calendar.
    """
    years = _YEARS.fullmatch(period or "")
    if not years or years[1] >= years[2]:
        return period
    return read_schedule(f"{years[1]}-{years[2]}", first_month=first_month).edtf
