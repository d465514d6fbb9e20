"""Which comes first in a numeric date, the day or the month."""

from __future__ import annotations

import pytest

from jalon.phrases.schedules import read_schedule, tells_day_first


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("03/04/2026", "25/04/2026"), True),
        (("03/04/2026", "04/25/2026"), False),
        (("25/04/2026", "04/25/2026"), None),
        (("03/04/2026", "mai 2026"), None),
        ((), None),
    ],
)
def test_dates_together_tell(texts: tuple[str, ...], told: bool | None) -> None:
    assert tells_day_first(texts) is told


@pytest.mark.parametrize(("day_first", "latest"), [(True, "2026-04-03"), (False, "2026-03-04"), (None, "2026-03-04")])
def test_what_was_told_decides(day_first: bool | None, latest: str) -> None:
    reading = read_schedule("03/04/2026", language="en", day_first=day_first)
    assert (reading.latest, bool(reading.doubts)) == (latest, day_first is None)


@pytest.mark.parametrize("text", ["June 6-10, 2026", "Jun 6–10 2026", "6 - 10/6/2026"])
def test_days_of_one_month(text: str) -> None:
    reading = read_schedule(text, language="en")
    assert (reading.earliest, reading.latest) == ("2026-06-06", "2026-06-10")
