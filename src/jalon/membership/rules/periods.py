"""The weeks, months and seasons in which a quota of contacts is counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from jalon.membership.choices import Every
from jalon.network.rules import season_dates

_SEASONS = (21, 22, 23, 24)


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to another, both included."""

    starts: date
    ends: date

    def holds(self, day: date) -> bool:
        """Whether a day is in it."""
        return self.starts <= day <= self.ends


def span_with(every: Every, day: date, seasons: Mapping[str, Any]) -> Span:
    """The week (from Monday), month or season that holds a day; the month, where the network's seasons leave it out."""
    if every is Every.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Span(monday, monday + timedelta(days=6))
    if every is Every.SEASON:
        found = [Span(*season_dates(year, code, seasons)) for year in (day.year, day.year + 1) for code in _SEASONS]
        for one in found:
            if one.holds(day):
                return one
    first = day.replace(day=1)
    return Span(first, _month_after(first) - timedelta(days=1))


def spans_between(every: Every, first: date, last: date, seasons: Mapping[str, Any]) -> list[Span]:
    """Those that begin on `first` or after it, and on `last` or before it, in order."""
    found: list[Span] = []
    day = first
    while day <= last:
        span = span_with(every, day, seasons)
        if span.starts >= first:
            found.append(span)
        day = span.ends + timedelta(days=1)
    return found


def _month_after(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
