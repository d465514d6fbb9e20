"""When an item stands in a calendar."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pytest
from dateutil.rrule import rrulestr

from jalon.phrases.schedules import read_schedule
from jalon.plans.rules.calendar import Occasion, occasions
from jalon.plans.rules.timing import PlanSpan

PLAN = PlanSpan(date(2024, 4, 1), date(2027, 3, 31))
TODAY = date(2025, 11, 24)


@dataclass
class Item:
    when: dict[str, Any]
    earliest: date | None
    latest: date | None
    schedule_kinds: list[str] = field(default_factory=list)
    status: str = ""


def days(words: str) -> list[Occasion]:
    when = read_schedule(words, plan="2024-04/2027-03", language="fr").as_dict()
    dates = [date.fromisoformat(when[name]) if when[name] else None for name in ("earliest", "latest")]
    return occasions(Item(when, *dates, when["kind"]), PLAN, TODAY)


@pytest.mark.parametrize(
    ("words", "first", "last", "due"),
    [
        ("23 octobre 2025", date(2025, 10, 23), date(2025, 10, 23), False),
        ("17 au 25 octobre 2025", date(2025, 10, 17), date(2025, 10, 25), False),
        ("Automne 2025", date(2025, 12, 31), date(2025, 12, 31), True),
        ("D'ici le 31 mars 2026", date(2026, 3, 31), date(2026, 3, 31), True),
    ],
)
def test_a_few_days_stand_whole_and_the_rest_on_its_last(words: str, first: date, last: date, due: bool) -> None:
    assert days(words) == [Occasion(first, last, due=due)]


@pytest.mark.parametrize("words", ["En continu", "Lorsque requis", "À définir", "Tout au long du plan d'action"])
def test_what_has_no_day_is_not_there(words: str) -> None:
    assert days(words) == []


def test_so_many_times_a_year_is_one_day_at_the_end_of_each() -> None:
    assert [one.last for one in days("4 rencontres par année")] == [
        date(2025, 3, 31),
        date(2026, 3, 31),
        date(2027, 3, 31),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Chaque mois", [date(2024, 4, 30), date(2024, 5, 31), date(2024, 6, 30)]),
        ("Janvier de chaque année", [date(2025, 1, 31), date(2026, 1, 31), date(2027, 1, 31)]),
        ("Chaque lundi", [date(2024, 4, 1), date(2024, 4, 8), date(2024, 4, 15)]),
        ("le premier jeudi de chaque mois", [date(2024, 4, 4), date(2024, 5, 2), date(2024, 6, 6)]),
        ("Chaque automne", [date(2024, 12, 31), date(2025, 12, 31), date(2026, 12, 31)]),
        ("Tous les deux ans", [date(2026, 3, 31)]),
    ],
)
def test_a_rule_falls_on_the_days_it_says(words: str, expected: list[date]) -> None:
    (one,) = days(words)
    start = datetime.combine(one.first, datetime.min.time())
    fallen = [day.date() for day in rrulestr(one.rule, dtstart=start)]
    assert fallen[:3] == expected
    assert fallen[-1] <= date(2027, 3, 31)
