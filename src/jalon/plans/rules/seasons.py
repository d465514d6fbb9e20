"""The seasons of a network, laid over dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jalon.network.rules import season_dates, seasons_of


@dataclass(frozen=True, slots=True)
class Season:
    """One season of one year: its EDTF name ("2026-23"), its first and last day."""

    edtf: str
    first: date
    last: date


def seasons_between(first: date, last: date, own: Mapping[str, Any]) -> list[Season]:
    """The seasons that have a day between two days, in order. `own` is what the network keeps of its seasons."""
    years = range(first.year - 1, last.year + 2)
    every = (
        Season(f"{year}-{code}", *season_dates(year, code, own))
        for year in years
        for code in seasons_of(own)
        if 1 < year < 9998
    )
    return sorted((one for one in every if one.first <= last and one.last >= first), key=lambda one: one.first)


def soon(today: date, own: Mapping[str, Any], at_least: int = 30) -> date:
    """The end of this season; that of the next one when fewer than `at_least` days are left of it."""
    coming = seasons_between(today, today.replace(year=today.year + 1, day=min(today.day, 28)), own)
    return next((one.last for one in coming if (one.last - today).days >= at_least), today)
