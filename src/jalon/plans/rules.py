"""What holds of every plan, as pure functions and words."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from jalon.phrases.schedules.resolve import read_plan


class Kind(StrEnum):
    """The level of a plan's item."""

    AXIS = "axis"
    OBJECTIVE = "objective"
    ACTION = "action"
    ITEM = "item"


class Status(StrEnum):
    """What is stated of an item's progress."""

    TO_DO = "to_do"
    IN_PROGRESS = "in_progress"
    PARTIAL = "partial"
    DONE = "done"
    NOT_DONE = "not_done"
    POSTPONED = "postponed"
    DROPPED = "dropped"


LANGUAGES = ("fr", "en")
STATUSES = frozenset(Status)


def period_dates(period: str | None) -> tuple[date | None, date | None]:
    """First and last day of an EDTF date or interval; None where it is open or unknown.

    Raises ValueError when it is neither.
    """
    if not period:
        return None, None
    plan = read_plan(period)
    return plan.low and date(*plan.low), plan.high and date(*plan.high)
