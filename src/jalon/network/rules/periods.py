"""Days from one to another, both included; an end that nobody said is open."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol, TypeVar


class Dated(Protocol):
    """What holds from a day to another."""

    @property
    def starts(self) -> date | None:
        """Its first day."""

    @property
    def ends(self) -> date | None:
        """Its last day."""


_D = TypeVar("_D", bound=Dated)


def holds(one: Dated, day: date) -> bool:
    """Whether it does on a day."""
    return (one.starts is None or one.starts <= day) and (one.ends is None or day <= one.ends)


def meets(one: Dated, other: Dated) -> bool:
    """Whether two have a day in common."""
    return _before(one.starts, other.ends) and _before(other.starts, one.ends)


def _before(first: date | None, last: date | None) -> bool:
    return first is None or last is None or first <= last


def holding(several: Iterable[_D], day: date) -> list[_D]:
    """Those that hold on a day."""
    return [one for one in several if holds(one, day)]


def last_day_of(starts: date, months: int) -> date:
    """The last day of what lasts so many months: of 24 from 1 June 2024, it is 31 May 2026."""
    year, month = divmod(starts.year * 12 + starts.month - 1 + months, 12)
    days = monthrange(year, month + 1)[1]
    if starts.day > days:  # there is no 31 June: the month is over
        return date(year, month + 1, days)
    return date(year, month + 1, starts.day) - timedelta(days=1)
