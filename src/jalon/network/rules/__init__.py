"""Seasons and years of a network: the usual ones, and what a network says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from jalon.phrases.schedules.spans import SEASONS, Point, Seasons, span_of

USUAL_MONTH: Final = 1  # in which a network's years begin, until it says otherwise
# First and last month of each season (EDTF code). A winter is that of the year whose January it holds.
USUAL_SEASONS = SEASONS


def seasons_of(kept: Mapping[str, Any]) -> Seasons:
    """First and last month of each season, from what a network keeps (`{"23": [9, 11]}`)."""
    return {**SEASONS} | {int(code): (int(months[0]), int(months[1])) for code, months in kept.items()}


def year_of(day: date, first_month: int) -> date:
    """The first day of the year that holds a day; `first_month` is that of the network, 1 to 12."""
    return date(day.year if day.month >= first_month else day.year - 1, first_month, 1)


def season_dates(year: int, code: int, kept: Mapping[str, Any]) -> tuple[date, date]:
    """First and last day of a season of a year; `code` is that of EDTF, 21 (spring) to 24, `kept` the network's months.

    Raises ValueError for another code.
    """
    span = span_of(Point("season", code), year, seasons_of(kept), 1)
    if span.low is None or span.high is None:
        raise ValueError(code)
    return date(*span.low), date(*span.high)
