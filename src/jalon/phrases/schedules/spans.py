"""From a date as said to days: the envelope and the EDTF of a month, a season, a quarter, a fiscal year…

Months are counted from year 0 (`year * 12 + month - 1`), so that a season may begin the year before. Days are
(year, month, day).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

Day = tuple[int, int, int]
Seasons = Mapping[int, tuple[int, int]]

# EDTF season -> first and last month; a season that begins after it ends begins the year before.
SEASONS: Final[Seasons] = {21: (4, 6), 22: (7, 8), 23: (9, 12), 24: (1, 3)}
SCHOOL_START: Final = 9  # September to June
RENTREE: Final = 9
FISCAL_START: Final = 4  # April to March, the year of public funds in Québec and Canada


@dataclass(slots=True)
class Point:
    """One date as said. `n` counts the month, season code, quarter, half, week or year of the plan.

    `year` is None while not known; `year2` is the second year of « hiver 2013-2014 ». `part` is "early", "mid",
    "late", "half1" or "half2". A day whose `n` is 0 takes its month from the next date ("3 et 10 mai").
    """

    unit: str
    n: int = 0
    day: int = 0
    year: int | None = None
    year2: int | None = None
    part: str = ""
    english: bool = False

    def order(self, seasons: Seasons) -> int:
        """The month of the year where it begins, to put two dates in order."""
        if self.unit == "season":
            return seasons[self.n][0]
        if self.unit in ("month", "day", "weekof"):
            return self.n
        return {"quarter": 3, "half": 6}.get(self.unit, 0) * (self.n - 1) + 1 if self.n else 1


@dataclass(frozen=True, slots=True)
class Span:
    """Days `low` to `high`, None where open; `first` and `last` are the EDTF of each end (".." where open)."""

    low: Day | None
    high: Day | None
    first: str
    last: str

    @property
    def edtf(self) -> str:
        """EDTF: one date, or an interval."""
        return self.first if self.first == self.last else f"{self.first}/{self.last}"


def iso(day: Day) -> str:
    """A day as ISO 8601."""
    return f"{day[0]:04d}-{day[1]:02d}-{day[2]:02d}"


def shift(day: Day, days: int) -> Day:
    """The day so many days later."""
    moved = date(*day) + timedelta(days)
    return moved.year, moved.month, moved.day


def month_end(year: int, month: int) -> Day:
    """The last day of a month."""
    return year, month, monthrange(year, month)[1]


def days_span(low: Day, high: Day) -> Span:
    """A span of whole days."""
    return Span(low, high, iso(low), iso(high))


def months_span(first: int, last: int, name: str = "") -> Span:
    """A span of whole months; `name` is its EDTF when it has one of its own."""
    (low_year, low_month), (high_year, high_month) = divmod(first, 12), divmod(last, 12)
    start = name or f"{low_year:04d}-{low_month + 1:02d}"
    end = name or f"{high_year:04d}-{high_month + 1:02d}"
    return Span((low_year, low_month + 1, 1), month_end(high_year, high_month + 1), start, end)


def span_of(point: Point, year: int, seasons: Seasons, fiscal_start: int) -> Span:
    """The days of a point, in a year for those that have none of their own."""
    unit = point.unit
    if unit in ("day", "weekof"):
        low = _day_of(year, point.n, point.day)
        return days_span(low, low if unit == "day" else shift(low, 6))
    if unit in ("week", "monthweek"):
        return _week_span(year, point.n) if unit == "week" else _month_week_span(year, point.n, point.day)
    if unit == "fiscal" and point.year2 and fiscal_start == 1:
        fiscal_start = FISCAL_START  # « exercice 2025-26 » goes over a new year, whatever the years of its plan do
    first, last, name = _months(point, year, seasons, fiscal_start)
    if not point.part:
        return months_span(first, last, name)
    if first == last:
        return _part_of_month(first, point.part)
    return months_span(*part_of_months(first, last, point.part))


def _months(point: Point, year: int, seasons: Seasons, fiscal_start: int) -> tuple[int, int, str]:
    """First and last month of a point, and its EDTF name if it has one."""
    base, unit, n = year * 12, point.unit, point.n
    if unit == "month":
        return base + n - 1, base + n - 1, f"{year:04d}-{n:02d}"
    if unit == "season":
        begins, ends = seasons[n]
        return base + begins - 1 - (12 if begins > ends else 0), base + ends - 1, f"{year:04d}-{n}"
    first, length = {
        "quarter": (3 * n - 3, 3),
        "half": (6 * n - 6, 6),
        "fiscalquarter": (fiscal_start + 3 * n - 4, 3),
        "fiscal": (fiscal_start - 1, 12),
        "yearend": ((fiscal_start - 2) % 12, 1),
        "school": (SCHOOL_START - 1, 10),
    }.get(unit, (0, 12))
    return base + first, base + first + length - 1, f"{year:04d}" if unit == "year" else ""


def part_of_months(first: int, last: int, part: str) -> tuple[int, int]:
    """The months at the beginning, in the middle or at the end: a quarter of them at either end, at least one."""
    length = last - first + 1
    edge = max(1, length // 4)
    inner = length // 3
    return {
        "early": (first, first + edge - 1),
        "mid": (first + inner, last - inner) if length > 2 else (first, last),
        "late": (last - edge + 1, last),
        "half1": (first, first + (length + 1) // 2 - 1),
        "half2": (first + length // 2, last),
    }[part]


def _part_of_month(month: int, part: str) -> Span:
    year, index = divmod(month, 12)
    end = month_end(year, index + 1)
    low, high = {
        "early": (1, 10), "mid": (11, 20), "late": (21, end[2]), "half1": (1, 15), "half2": (16, end[2])
    }[part]  # fmt: skip
    return days_span((year, index + 1, low), (year, index + 1, high))


def _day_of(year: int, month: int, day: int) -> Day:
    """A day; one past the end of its month is its last ("31 février")."""
    return year, month, min(max(day, 1), monthrange(year, month)[1])


def _week_span(year: int, week: int) -> Span:
    """An ISO week, Monday to Sunday."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        monday = date.fromisocalendar(year, 52, 1)
    low = monday.year, monday.month, monday.day
    return days_span(low, shift(low, 6))


def _month_week_span(year: int, month: int, week: int) -> Span:
    """The first, second… or last (-1) seven days of a month."""
    end = month_end(year, month)
    if week < 0:
        return days_span(shift(end, -6), end)
    low = year, month, min(week * 7 - 6, 22)
    return days_span(low, shift(low, 6) if week < 4 else end)
