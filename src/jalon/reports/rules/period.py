"""The period a bilan speaks of."""

from __future__ import annotations

from datetime import date


def fiscal_year_of(day: date, first_month: int) -> date:
    """The first day of the fiscal year that holds a day; `first_month` is that of the network, 1 to 12."""
    return date(day.year if day.month >= first_month else day.year - 1, first_month, 1)
