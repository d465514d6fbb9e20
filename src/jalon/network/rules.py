"""Seasons and words of a network: the usual ones, and what a network says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24

# First and last month of each season (EDTF code). A winter is that of the year whose January it holds.
USUAL_SEASONS: dict[int, tuple[int, int]] = {
    SPRING: (4, 6),
    SUMMER: (7, 8),
    AUTUMN: (9, 12),
    WINTER: (1, 3),
}


def seasons_of(kept: Mapping[str, Any]) -> dict[int, tuple[int, int]]:
    """First and last month of each season, from what a network keeps (`{"23": [9, 11]}`)."""
    own = {int(code): (int(months[0]), int(months[1])) for code, months in kept.items()}
    return USUAL_SEASONS | own


def season_dates(year: int, code: int, kept: Mapping[str, Any]) -> tuple[date, date]:
    """First and last day of a season of a year. A season that passes New Year ends the year after."""
    first, last = seasons_of(kept)[code]
    end_year = year + (1 if last < first else 0)
    after = date(end_year + last // 12, last % 12 + 1, 1)
    return date(year, first, 1), after - timedelta(days=1)
