"""The times of a recurring item: what was promised of it, which were held, which were missed, which comes next.

« 3 fois par année » promises three times within each year of the plan; « chaque automne », each autumn; « Novembre
2013, mai 2014 », those two. A report that names its occurrence (an EDTF date) says that one was held.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any, Protocol

from jalon.phrases.schedules.spans import SEASONS, Point, Seasons, span_of
from jalon.plans.choices import Status
from jalon.plans.rules import day, period_dates
from jalon.plans.rules.counted_times import times_counted
from jalon.plans.rules.timing import PlanSpan

MAX_PERIODS = 400  # a daily rhythm over ten years is no list to read
MAX_TIMES = 60  # within one period
FAR = 3660  # days: how far an open plan is looked at


class OccurrenceState(StrEnum):
    """What became of one time."""

    DONE = "done"
    MISSED = "missed"
    NEXT = "next"
    COMING = "coming"


class OccurrenceReport(Protocol):
    """What is looked at in a progress report."""

    @property
    def occurrence(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def on(self) -> date: ...
    @property
    def counts(self) -> Sequence[Mapping[str, Any]]: ...


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time: its EDTF date as promised or as reported, its first and last day, what became of it."""

    edtf: str
    first: date
    last: date
    state: OccurrenceState
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    """How many times of those promised were held, between two days.

    `missing` are the EDTF dates of those not held, in order, where each time has a date of its own.
    """

    done: int
    of: int
    first: date
    last: date
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """Some days in which something is promised so many times; `edtf` names them."""

    edtf: str
    first: date
    last: date
    times: int = 1


def recurs(when: Mapping[str, Any] | None) -> bool:
    """Whether a schedule promises several times of one thing."""
    when = when or {}
    return len(when.get("occurrences") or []) > 1 or bool(when.get("recurrence"))


def dates_of(edtf: str, seasons: Seasons = SEASONS) -> tuple[date, date] | None:
    """First and last day of an EDTF date; None when it has not both."""
    if re.fullmatch(r"\d{4}-2[1-4]", edtf):
        span = span_of(Point("season", int(edtf[5:])), int(edtf[:4]), seasons, 1)
        return (date(*span.low), date(*span.high)) if span.low and span.high else None
    try:
        first, last = period_dates(edtf)
    except ValueError:
        return None
    return (first, last) if first and last else None


def occurrences(
    when: Mapping[str, Any] | None,
    span: PlanSpan,
    reports: Iterable[OccurrenceReport],
    today: date,
    seasons: Seasons = SEASONS,
    *,
    text: str = "",
) -> list[Occurrence]:
    """Each time promised or held, in order. `reports` are those that stand, the latest first; `text` is the item's.

    A report that names no time may count them: « 4 capsules » says that four of those promised by then were held;
    one that says that all is done says so of what had begun.
    """
    said = list(reports)
    held = _held(said, seasons)
    windows = windows_of(when, span, today, seasons)
    counted = _counted(said, windows, text)
    found: list[Occurrence] = []
    for window in windows:
        inside = [one for one in held if window.first <= one.first <= window.last]
        held = [one for one in held if one not in inside]
        found += inside
        done = sum(one.state == OccurrenceState.DONE for one in inside)
        left = window.times - done - sum(one.state == OccurrenceState.MISSED for one in inside)
        unnamed = max(0, min(left, counted.get(window.edtf, 0) - done))
        state = OccurrenceState.MISSED if window.last < today else OccurrenceState.COMING
        found += [Occurrence(window.edtf, window.first, window.last, OccurrenceState.DONE)] * unnamed
        rest = max(0, left - unnamed - _under_way(inside))
        found += [Occurrence(window.edtf, window.first, window.last, state)] * rest
    ordered = sorted([*found, *held], key=lambda one: (one.first if one.reported else one.last, one.last))
    return list(_with_next(ordered))


def promised(
    when: Mapping[str, Any] | None, span: PlanSpan, times: Sequence[Occurrence], today: date, seasons: Seasons = SEASONS
) -> Promise | None:
    """How it stands against what was promised for now: this year of « par année », the whole when no rhythm is said.

    `times` are its `occurrences`. Before the plan begins it is the first of its periods, after its end the last.
    """
    windows = windows_of(when, span, today, seasons)
    recurrence = (when or {}).get("recurrence") or {}
    if not windows or (not recurrence and len(windows) < 2):
        return None
    first, last = windows[0].first, windows[-1].last
    if per := recurrence.get("per"):
        named = bool((when or {}).get("occurrences"))  # « chaque automne »: the years are those of the plan
        starts = min(span.starts or first, first) if named else first
        years = list(_periods(starts, last, max(str(per), "P1Y", key=_length)))
        current = [one for one in years if one[0] <= min(max(today, years[0][0]), years[-1][1])]
        first, last = current[-1]
    current_windows = [window for window in windows if first <= window.first <= last]
    of = sum(window.times for window in current_windows)
    done = sum(one.state == OccurrenceState.DONE for one in times if first <= one.first <= last)
    missing = (one.edtf for one in times if first <= one.first <= last and one.state != OccurrenceState.DONE)
    named_apart = len(current_windows) > 1 and all(window.times == 1 for window in current_windows)
    return Promise(done, of, first, last, tuple(dict.fromkeys(missing)) if named_apart else ())


def windows_of(when: Mapping[str, Any] | None, span: PlanSpan, today: date, seasons: Seasons = SEASONS) -> list[Window]:
    """The stretches of days in which something is promised, in order."""
    when = when or {}
    recurrence: Mapping[str, Any] = when.get("recurrence") or {}
    times = min(MAX_TIMES, recurrence.get("at_least") or recurrence.get("at_most") or 1)
    named = [(edtf, dates_of(edtf, seasons)) for edtf in when.get("occurrences") or []]
    per = str(recurrence.get("per") or "")
    if dated := [Window(edtf, *dates, times if _holds(dates, per) else 1) for edtf, dates in named if dates]:
        return dated if recurrence or len(dated) > 1 else []
    if not recurrence:
        return []
    first, last = _start(when, span, today), _end(when, span, today)
    if first > last:
        return []
    if not recurrence.get("per"):
        counted = recurrence.get("at_least") or recurrence.get("at_most")
        return [Window(f"{first}/{last}", first, last, times)] if counted else []
    return [Window(_name(a, b), a, b, times) for a, b in _periods(first, last, str(recurrence["per"]))]


def _holds(dates: tuple[date, date], per: str) -> bool:
    """Whether some days hold a whole period, so that its times are in them: not an autumn of « deux par année »."""
    return bool(per) and _later(dates[0], per, 1) - timedelta(days=1) <= dates[1]


def _start(when: Mapping[str, Any], span: PlanSpan, otherwise: date) -> date:
    return day(when.get("earliest")) or span.starts or otherwise.replace(month=1, day=1)


def _end(when: Mapping[str, Any], span: PlanSpan, today: date) -> date:
    return day(when.get("latest")) or span.ends or today.replace(month=12, day=31)


def _periods(first: date, last: date, per: str) -> Iterator[tuple[date, date]]:
    """The stretches of a length between two days; the last may be cut short."""
    starts = [first]
    while starts[-1] <= last and len(starts) <= MAX_PERIODS:
        starts.append(_later(first, per, len(starts)))
    for start, following in pairwise(starts):
        yield start, min(following - timedelta(days=1), last)


def _later(start: date, per: str, times: int) -> date:
    """So many lengths later: counted from the start, so that months of 31 days do not drift."""
    number, unit = _parse(per)
    if unit in "DW":
        return start + timedelta(days=number * times * (7 if unit == "W" else 1))
    months = start.year * 12 + start.month - 1 + number * times * (12 if unit == "Y" else 1)
    year, month = divmod(months, 12)
    if year >= date.max.year:
        return date.max
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(start.day, (following - timedelta(days=1)).day))


def _parse(per: str) -> tuple[int, str]:
    found = re.fullmatch(r"P(\d+)([DWMY])", per)
    return (max(1, int(found[1])), found[2]) if found else (1, "Y")


def _length(per: str) -> int:
    number, unit = _parse(per)
    return number * {"D": 1, "W": 7, "M": 30, "Y": 365}[unit]


def _name(first: date, last: date) -> str:
    """The shortest EDTF that names these days."""
    if first == last:
        return first.isoformat()
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        if first.month == 1 and last.month == 12:
            return f"{first:%Y}" if first.year == last.year else f"{first:%Y}/{last:%Y}"
        a, b = f"{first:%Y-%m}", f"{last:%Y-%m}"
        return a if a == b else f"{a}/{b}"
    return f"{first}/{last}"


def _held(reports: Iterable[OccurrenceReport], seasons: Seasons) -> list[Occurrence]:
    """What was said of occurrences by name: the last word on each."""
    said: dict[str, Occurrence] = {}
    for report in reports:
        dates = dates_of(report.occurrence, seasons) if report.occurrence else None
        if dates and report.occurrence not in said:
            said[report.occurrence] = Occurrence(report.occurrence, *dates, _state(report.status), reported=True)
    return sorted(said.values(), key=lambda one: (one.first, one.last))


def _counted(reports: Iterable[OccurrenceReport], windows: Sequence[Window], text: str) -> dict[str, int]:
    """The times held in each window by reports that name none: all of what had begun by the last one when it says that
    it is done; else those it counts, in the window of its day or, after the last window, in that one.
    """
    general = [report for report in reports if not report.occurrence]
    stated = next((report for report in general if report.status), None)
    done_on = stated.on if stated and stated.status == Status.DONE else date.min
    found = {window.edtf: window.times for window in windows if window.first <= done_on}
    several = [window for window in windows if window.times > 1]
    for report in general:
        inside = [window for window in several if window.first <= report.on <= window.last]
        for window in inside or [window for window in several[-1:] if window.last < report.on]:
            if window.edtf not in found and (times := times_counted(report.counts, window.times, text)):
                found[window.edtf] = times
    return found


def _state(status: str) -> OccurrenceState:
    if status in (Status.NOT_DONE, Status.DROPPED, Status.POSTPONED):
        return OccurrenceState.MISSED
    if status in (Status.TO_DO, Status.IN_PROGRESS, Status.TO_CONTINUE):
        return OccurrenceState.COMING
    return OccurrenceState.DONE  # partly held is held; a report of it without a status says it took place


def _under_way(inside: list[Occurrence]) -> int:
    return sum(one.state == OccurrenceState.COMING for one in inside)


def _with_next(times: list[Occurrence]) -> Iterator[Occurrence]:
    """The first of those to come is the next one."""
    found = False
    for one in times:
        if one.state == OccurrenceState.COMING and not found:
            found = True
            yield replace(one, state=OccurrenceState.NEXT)
        else:
            yield one
