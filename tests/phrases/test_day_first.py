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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Lun 26-01-05", "2026-01-05"),
        ("ven. 09/10/26", "2026-10-09"),
        ("Mon 1/5/26", "2026-01-05"),
        ("Mar 26-01-06", "2026-01-06"),
        ("Wed, 10-07-26", "2026-10-07"),
    ],
)
def test_a_day_of_the_week_tells_the_order_of_figures(text: str, day: str) -> None:
    found = read_schedule(text)
    assert (str(found.earliest), found.doubts) == (day, ())


def test_a_day_of_the_week_that_two_orders_bear_follows_the_date_before_it() -> None:
    found = read_schedule("Lun 26-01-05 Ven 26-03-27")
    assert (str(found.earliest), str(found.latest)) == ("2026-01-05", "2026-03-27")


@pytest.mark.parametrize("text", ["Jun 30 2026", "juin 30 2026", "30/Jun/26", "30/juin/2026"])
def test_a_day_beside_the_name_of_its_month_and_a_year(text: str) -> None:
    found = read_schedule(text)
    assert (str(found.earliest), str(found.latest)) == ("2026-06-30", "2026-06-30")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2e lundi de mai 2027", "2027-05-10"),
        ("dernier vendredi de novembre 2026", "2026-11-27"),
        ("first Tuesday of May 2027", "2027-05-04"),
        ("le 15 du mois de mai 2027", "2027-05-15"),
    ],
)
def test_a_day_told_by_its_place_in_a_month(text: str, day: str) -> None:
    found = read_schedule(text)
    assert (str(found.earliest), str(found.latest), found.doubts) == (day, day, ())
