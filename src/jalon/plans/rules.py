"""What holds of every plan, as pure functions and words."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from enum import StrEnum

from jalon.network.rules import USUAL_SEASONS, season_dates


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
    begin, _, end = period.partition("/")
    first = None if begin in {"", ".."} else _days(begin)[0]
    last = None if end == ".." or (not end and "/" in period) else _days(end or begin)[1]
    if first and last and first > last:
        raise ValueError(period)
    return first, last


def _days(edtf: str) -> tuple[date, date]:
    """First and last day of an EDTF date: a day, a month, a season or a year."""
    parts = [int(part) for part in edtf.rstrip("?~%").split("-")]
    year = parts[0]
    if len(parts) == 3:
        day = date(year, parts[1], parts[2])
        return day, day
    if len(parts) == 2 and parts[1] in USUAL_SEASONS:
        return season_dates(year, parts[1], {})
    first, last = (parts[1], parts[1]) if len(parts) == 2 else (1, 12)
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
