"""Where things stand on a timeline, as fractions of its width. Pure: dates in, shapes out.

A bound that is only a season or a year, or said to be approximate, fades; a date is sharp. What recurs is marks,
what goes on is a line, what waits for an event has no place but its words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Protocol

from jalon.plans.rules.recurrence import Occurrence, OccurrenceState
from jalon.plans.rules.seasons import Season, seasons_between
from jalon.plans.rules.timing import PlanSpan

MAX_YEARS = 12
MAX_MARKS = 60  # more of them would be one thick line
FADES = {"season": 1 / 3, "year": 1 / 4, "about": 1 / 6}  # the part of its bar that a vague bound takes, at most
LONGEST_FADE = 60  # days


class Scheduled(Protocol):
    """What is looked at in an item."""

    @property
    def when(self) -> Mapping[str, Any] | None: ...
    @property
    def earliest(self) -> date | None: ...
    @property
    def latest(self) -> date | None: ...
    @property
    def schedule_kinds(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Shape:
    """Something drawn in a lane: `kind`, where it begins and how long it is (0 for a mark), both from 0 to 1."""

    kind: str
    x: float
    width: float = 0.0


@dataclass(slots=True)
class Lane:
    """What is drawn for an item. `waits` holds the words of the event it waits for; `held` counts its occurrences.

    An item whose schedule gives no place in time is `undated`.
    """

    shapes: list[Shape] = field(default_factory=list)
    waits: str = ""
    held: Counter[str] = field(default_factory=Counter)
    undated: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A season or a year on the scale."""

    name: str
    x: float
    width: float


class Scale:
    """The days a timeline shows, from the first day of a season to the last day of another."""

    def __init__(self, span: PlanSpan, items: Sequence[Scheduled], today: date, own: Mapping[str, Any]) -> None:
        first, last = _bounds(span, items, today)
        self.seasons: list[Season] = seasons_between(first, last, own)
        self.first = min([first, *(one.first for one in self.seasons)])
        self.last = max([last, *(one.last for one in self.seasons)])
        self.now = today
        self.days = (self.last - self.first).days + 1
        self.today = self.at(today) if self.first <= today <= self.last else None

    def at(self, day: date) -> float:
        """Where a day begins; 0 or 1 for what is outside."""
        return min(1.0, max(0.0, (day - self.first).days / self.days))

    def after(self, day: date) -> float:
        """Where a day ends."""
        return self.at(day + timedelta(days=1)) if day < date.max else 1.0

    def season_ticks(self) -> list[Tick]:
        """The seasons, by their EDTF names."""
        return [_tick(one.edtf, self.at(one.first), self.after(one.last)) for one in self.seasons]

    def year_ticks(self) -> list[Tick]:
        """The years."""
        years = range(self.first.year, self.last.year + 1)
        return [_tick(str(year), self.at(date(year, 1, 1)), self.after(date(year, 12, 31))) for year in years]


def _tick(name: str, start: float, end: float) -> Tick:
    return Tick(name, start, end - start)


def _bounds(span: PlanSpan, items: Sequence[Scheduled], today: date) -> tuple[date, date]:
    """First and last day worth showing: those of the plan, and of what overflows it by less than a year."""
    days = [day for item in items for day in (item.earliest, item.latest) if day]
    first = span.starts or min(days, default=span.ends or today)
    last = span.ends or max(days, default=first + timedelta(days=364))
    year = timedelta(days=365)
    near = [day for day in days if first - year <= day <= last + year]
    first, last = min([first, *near]), max([last, *near, first])
    return first, min(last, date(min(first.year + MAX_YEARS, 9990), 12, 31))


def has_place(item: Scheduled) -> bool:
    """Whether the schedule of something that does not recur gives it a place in time."""
    return bool(item.earliest or item.latest or {"open-ended", "on-demand"} & set(item.schedule_kinds) or _waits(item))


def _waits(item: Scheduled) -> str:
    """The words of the event it waits for."""
    return str((item.when or {}).get("trigger") or "") if "triggered-by-event" in item.schedule_kinds else ""


def lane_of(item: Scheduled, scale: Scale, span: PlanSpan, times: Sequence[Occurrence]) -> Lane:
    """What is drawn for an item; `times` are the occurrences of what recurs."""
    kinds = item.schedule_kinds
    lane = Lane(waits=_waits(item))
    if times:
        _draw_times(lane, scale, times)
    elif "on-demand" in kinds and item.earliest is None and item.latest is None:
        lane.shapes.append(_between("on-demand", scale, span.starts or scale.first, span.ends or scale.last))
    elif "open-ended" in kinds or (item.earliest and item.latest is None):
        _draw_line(lane, scale, item, span)
    elif item.latest and item.earliest is None:
        start = min(span.starts or scale.first, item.latest)
        lane.shapes += [_between("until", scale, start, item.latest), Shape("deadline", scale.after(item.latest))]
    elif item.latest and item.earliest:
        _draw_bar(lane, scale, item, span)
    else:
        lane.undated = not has_place(item)
    return lane


def _between(kind: str, scale: Scale, first: date, last: date) -> Shape:
    start = scale.at(first)
    return Shape(kind, start, max(0.0, scale.after(last) - start))


def _draw_line(lane: Lane, scale: Scale, item: Scheduled, span: PlanSpan) -> None:
    """What goes on: a thin line, with an arrow where it does not end."""
    last = item.latest or span.ends or scale.last
    first = min(item.earliest or span.starts or scale.first, last)
    lane.shapes.append(_between("line", scale, first, last))
    lane.shapes.append(Shape("onward", scale.after(last)))


def _draw_bar(lane: Lane, scale: Scale, item: Scheduled, span: PlanSpan) -> None:
    first, last = item.earliest, item.latest
    if first is None or last is None:
        return
    if first == last:
        lane.shapes.append(Shape("day", (scale.at(first) + scale.after(first)) / 2))
        return
    start, end = vague_bounds((item.when or {}).get("edtf"))
    head = _fade(start, first, last) if first != span.starts else 0
    tail = _fade(end, first, last) if last != span.ends else 0
    core_first, core_last = first + timedelta(days=head), last - timedelta(days=tail)
    if head:
        lane.shapes.append(_between("fade-in", scale, first, core_first - timedelta(days=1)))
    lane.shapes.append(_between("bar", scale, core_first, core_last))
    if tail:
        lane.shapes.append(_between("fade-out", scale, core_last + timedelta(days=1), last))
    lane.shapes = [shape for shape in lane.shapes if shape.width] or [_edge(scale, first)]


def _edge(scale: Scale, first: date) -> Shape:
    """What lies outside the scale: an arrow at its side."""
    return Shape("earlier", 0) if first < scale.first else Shape("onward", 1)


def _fade(vague: str, first: date, last: date) -> int:
    """How many days a bound fades over."""
    return min(LONGEST_FADE, int(((last - first).days + 1) * FADES[vague])) if vague else 0


def vague_bounds(edtf: str | None) -> tuple[str, str]:
    """How vague both bounds of an EDTF date are: "season", "year", "about", or "" when they are sharp."""
    start, _slash, end = (edtf or "").partition("/")
    return _vague(start), _vague(end or start)


def _vague(bound: str) -> str:
    if re.search(r"[~?%]", bound):
        return "about"
    if re.fullmatch(r"\d{4}-2[1-4]", bound):
        return "season"
    return "year" if re.fullmatch(r"\d{4}", bound) else ""


def _draw_times(lane: Lane, scale: Scale, times: Sequence[Occurrence]) -> None:
    """A thread through all of them, and a mark for each; those of one window stand apart in it."""
    lane.held = Counter(one.state.value for one in times)
    first, last = min(one.first for one in times), max(one.last for one in times)
    lane.shapes.append(_between("thread", scale, first, last))
    if len(times) > MAX_MARKS:
        return
    windows = [_window(one, scale.now) for one in times]
    together, seen = Counter(windows), Counter[tuple[date, date]]()
    for one, window in zip(times, windows, strict=True):
        seen[window] += 1
        start, end = scale.at(window[0]), scale.after(window[1])
        if start < 1 and end > 0:
            place = start + (end - start) * (seen[window] - 0.5) / together[window]
            lane.shapes.append(Shape(f"time-{one.state.value}", place))


def _window(one: Occurrence, today: date) -> tuple[date, date]:
    """The days in which a time is drawn: what is still to come is not behind us."""
    coming = one.state in (OccurrenceState.NEXT, OccurrenceState.COMING)
    return (max(one.first, min(today, one.last)) if coming else one.first, one.last)
