"""Years for the dates that have none of their own: from their neighbours, else from the plan's period."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from jalon.phrases.schedules.items import Item
from jalon.phrases.schedules.spans import (
    FISCAL_START,
    Day,
    Point,
    Seasons,
    Span,
    days_span,
    iso,
    month_end,
    months_span,
    part_of_months,
    shift,
    span_of,
)

SUB_YEAR: Final = frozenset({"month", "season", "day", "quarter", "half", "week", "weekof", "monthweek"})
YEARLY_LIMIT: Final = 24


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan's own period: its EDTF as given, its first and last day (None where open)."""

    edtf: str
    low: Day | None
    high: Day | None

    @property
    def first_month(self) -> int | None:
        """The month its years begin in, when it lasts whole years."""
        if self.low and self.high and self.low[2] == 1 and shift(self.high, 1)[1:] == self.low[1:]:
            return self.low[1]
        return None

    def years(self) -> range:
        """The years it may touch; none when it is open."""
        if not self.low or not self.high:
            return range(0)
        return range(self.low[0] - 1, self.high[0] + 2)


@dataclass(frozen=True, slots=True)
class YearStart:
    """The month in which years begin: `hyphenated` for « 2024-2025 », `fiscal` for what is called a fiscal year."""

    hyphenated: int = 1
    fiscal: int = FISCAL_START


def year_start(plan: Plan | None, first_month: int | None) -> YearStart:
    """The plan's own months win; else the month of whose plan it is; else January, and that of public funds."""
    month = (plan.first_month if plan else None) or first_month
    return YearStart(month, month) if month else YearStart()


@lru_cache(maxsize=64)
def read_plan(period: str) -> Plan:
    """An EDTF date or interval, possibly open, as a plan's period. Raises ValueError when it is none."""
    ends = period.strip().split("/")
    if len(ends) > 2:
        raise ValueError(period)
    low = None if ends[0] in ("..", "") else _edtf_span(ends[0]).low
    high = None if ends[-1] in ("..", "") else _edtf_span(ends[-1]).high
    if (low is None and high is None) or (low and high and low > high):
        raise ValueError(period)
    return Plan(period.strip(), low, high)


def _edtf_span(text: str) -> Span:
    parts = text.rstrip("?~%").split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts[0]) != 4 or int(parts[0]) == 0:
        raise ValueError(text)
    numbers = [int(part) for part in parts]
    if len(parts) == 1:
        return span_of(Point("year"), numbers[0], {}, 1)
    if len(parts) == 2 and 21 <= numbers[1] <= 24:
        from jalon.phrases.schedules.spans import SEASONS  # noqa: PLC0415

        return span_of(Point("season", numbers[1]), numbers[0], SEASONS, 1)
    if not 1 <= numbers[1] <= 12 or len(parts) > 3:
        raise ValueError(text)
    if len(parts) == 2:
        return span_of(Point("month", numbers[1]), numbers[0], {}, 1)
    if not 1 <= numbers[2] <= month_end(numbers[0], numbers[1])[2]:
        raise ValueError(text)
    return days_span((numbers[0], numbers[1], numbers[2]), (numbers[0], numbers[1], numbers[2]))


def points(items: list[Item]) -> list[Point]:
    """Every date, in the order said."""
    return [point for item in items for point in (item.start, item.end) if point is not None]


def fill_days(items: list[Item]) -> None:
    """Give lone days the month of the date after them, and lone English days the year."""
    following: Point | None = None
    for point in reversed(points(items)):
        if point.unit == "day" and not point.n and following is not None and following.unit in ("day", "weekof"):
            point.n, point.year = following.n, point.year or following.year
        elif point.english and point.year is None and following is not None and _same_month(point, following):
            point.year = following.year
        following = point


def _same_month(one: Point, other: Point) -> bool:
    return one.unit == other.unit == "day" and other.english and one.n == other.n


def factor_years(items: list[Item], seasons: Seasons, doubts: list[str], first_month: int = 1) -> list[Item]:
    """Spread the years said over the dates that share them, to the left first; years used up that way go.

    `first_month` is that of hyphenated years.
    """
    for at in range(len(items) - 1, -1, -1):
        item = items[at]
        if item.end is not None:
            _factor_range(item, seasons, doubts)
        if at + 1 < len(items) and item.start.year is None and _shared(item, items[at + 1]):
            _take_before(item, items[at + 1], seasons, doubts)
    kept: list[Item] = []
    for item in items:
        before = kept[-1] if kept else None
        if before and item.start.year is None and item.start.unit in SUB_YEAR:
            if _heading(before):
                kept[-1:] = _under(before, item, seasons, first_month)
                continue
            _take_after(item, before, seasons)
        kept.append(item)
    return kept


def _shared(item: Item, following: Item) -> bool:
    return item.start.unit in SUB_YEAR and following.start.year is not None and following.start.unit in SUB_YEAR


def _factor_range(item: Item, seasons: Seasons, doubts: list[str]) -> None:
    start, end = item.start, item.end
    if end is None:
        return
    if end.year2 is not None and end.unit in SUB_YEAR and start.year is None:
        start.year, end.year = end.year, end.year2
    elif start.year is None and end.year is not None and start.unit in SUB_YEAR:
        if end.unit in SUB_YEAR and _later(start, end, seasons):
            start.year = end.year - 1
            doubts.append("year_of_start")
        else:
            start.year = end.year
    elif end.year is None and start.year is not None and end.unit in SUB_YEAR:
        end.year = start.year + (start.unit in SUB_YEAR and _later(start, end, seasons))


def _later(one: Point, other: Point, seasons: Seasons) -> bool:
    """Whether a date comes later in the year than another."""
    return (one.order(seasons), one.day) > (other.order(seasons), other.day or 99)


def _take_before(item: Item, following: Item, seasons: Seasons, doubts: list[str]) -> None:
    """« Février, Sept. 2014 » shares the year; « Novembre et mai 2014 » runs over two."""
    year = following.start.year or 0
    second = following.start.year2
    last = item.end or item.start
    if second is not None and _later(last, following.start, seasons):
        following.start.year, following.start.year2 = second, None
    elif _later(last, following.start, seasons):
        year -= 1
        doubts.append("year_of_start")
    last.year = item.start.year = year
    if item.end and _later(item.start, item.end, seasons):
        item.start.year = year - 1


def _take_after(item: Item, before: Item, seasons: Seasons) -> None:
    """« Novembre 2013, mai »: the first May after it."""
    last = before.end or before.start
    if last.year is None or last.unit not in SUB_YEAR:
        return
    year = last.year + _later(last, item.start, seasons)
    item.start.year = year
    if item.end and item.end.year is None:
        item.end.year = year + _later(item.start, item.end, seasons)


def _heading(item: Item) -> bool:
    """Whether an item is a bare year or years, under which others may stand: « 2014 : mai, juin »."""
    years = item.start.unit == "year" and not item.start.part and item.mode == "in"
    return years and item.start.year is not None and (item.end is None or item.end.unit == "year")


def _under(heading: Item, item: Item, seasons: Seasons, first_month: int) -> list[Item]:
    """« 2013-2014 (juillet à juin) », « 2014 : mai »: the dates take the year or years of the heading.

    Of years that begin in April, « 2014-2015 : mai » is in 2014 alone, « janvier » in 2015.
    """
    first = heading.start.year or 0
    last = heading.end.year if heading.end and heading.end.year else first
    if heading.years and first_month > 1:
        first, last = (year + (item.start.order(seasons) < first_month) for year in (first, last - 1))
        if item.end is not None:
            item.start.year, item.end.year = first, last + _later(item.start, item.end, seasons)
            return [item]
    if item.end is not None:
        item.start.year = first
        wraps = _later(item.start, item.end, seasons)
        item.end.year = max(last, first + wraps)
        return [item]
    if last == first or last - first > YEARLY_LIMIT:
        item.start.year = first
        return [item]
    found = []
    for year in range(first, last + 1):
        start = Point(item.start.unit, item.start.n, item.start.day, year, part=item.start.part)
        found.append(Item(item.mode, start, link="list", at=item.at))
    return found


def missing_year(item: Item) -> bool:
    """Whether an item still has no year."""
    return item.start.year is None and item.start.unit not in ("planyear", "planend")


def in_plan(item: Item, plan: Plan, seasons: Seasons, years: YearStart) -> list[tuple[int, Span]]:
    """The years an item without one may have inside the plan, with its days; those wholly inside if any are."""
    found: list[tuple[int, Span]] = []
    for year in plan.years():
        span = interval(item, year, seasons, years)
        if plan.low and plan.high and span.low and span.high and span.low <= plan.high and span.high >= plan.low:
            found.append((year, span))
    whole = [
        (year, span)
        for year, span in found
        if plan.low and plan.high and span.low and span.high and span.low >= plan.low and span.high <= plan.high
    ]
    return whole or found


def interval(item: Item, year: int, seasons: Seasons, years: YearStart) -> Span:
    """The days of an item, in a year for the ends that have none."""
    if item.years and item.end and years.hyphenated > 1 and (item.start.year or 0) < (item.end.year or 0):
        begins, ends = (12 * (point.year or 0) + years.hyphenated - 1 for point in (item.start, item.end))
        return months_span(begins, ends - 1)
    start_year = item.start.year if item.start.year is not None else year
    if item.start.year2 is not None and item.start.unit == "season" and item.start.n == 24:
        start_year = item.start.year2
    start = span_of(item.start, start_year, seasons, years.fiscal)
    if item.end is None:
        return start
    end_year = item.end.year
    if end_year is None:
        end_year = start_year + _later(item.start, item.end, seasons)
    elif item.end.year2 is not None and item.end.unit == "season" and item.end.n == 24:
        end_year = item.end.year2
    end = span_of(item.end, end_year, seasons, years.fiscal)
    return Span(start.low, end.high, start.first, end.last)


def plan_year(item: Item, plan: Plan) -> Span | None:
    """Years n to m of the plan, counted from its first day, its last year, or its last day; None where unknown."""
    if item.start.unit == "planend":
        return days_span(plan.high, plan.high) if plan.high else None
    if item.start.n < 0:  # « dernière année »
        return _named_span(_years_later(shift(plan.high, 1), -1), plan.high) if plan.high else None
    if not plan.low:
        return None
    ends = [point.n for point in (item.start, item.end) if point and point.unit == "planyear"]
    low = _years_later(plan.low, max(1, min(ends)) - 1)
    high = shift(_years_later(plan.low, max(ends)), -1)
    if plan.high and high > plan.high >= low:
        high = plan.high
    if item.start.part and low[2] == 1:
        begins = low[0] * 12 + low[1] - 1
        return months_span(*part_of_months(begins, high[0] * 12 + high[1] - 1, item.start.part))
    return _named_span(low, high)


def _named_span(low: Day, high: Day) -> Span:
    """Days as whole years or whole months where they are."""
    if low[1:] == (1, 1) and high[1:] == (12, 31):
        return Span(low, high, f"{low[0]:04d}", f"{high[0]:04d}")
    if low[2] == 1 and shift(high, 1)[2] == 1:
        return Span(low, high, iso(low)[:7], iso(high)[:7])
    return days_span(low, high)


def _years_later(day: Day, years: int) -> Day:
    year = day[0] + years
    return year, day[1], min(day[2], month_end(year, day[1])[2])
