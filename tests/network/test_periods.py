"""Days from one to another."""

from __future__ import annotations

from datetime import date

import pytest

from jalon.network.rules.periods import last_day_of


@pytest.mark.parametrize(
    ("starts", "months", "last"),
    [
        (date(2024, 6, 1), 24, date(2026, 5, 31)),
        (date(2026, 1, 15), 12, date(2027, 1, 14)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),  # there is no 31 February
        (date(2023, 12, 1), 2, date(2024, 1, 31)),
    ],
)
def test_the_last_day_of_a_number_of_months(starts: date, months: int, last: date) -> None:
    assert last_day_of(starts, months) == last
