"""The registry of measures, and what a value says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jalon.measures import Asked, Measure, Said, Value, measure_called, register
from jalon.measures.sentences import Percent


class Trees(Measure):
    """Trees planted."""

    name = "trees_for_a_test"
    title = "Trees"

    def value(self, asked: Asked) -> Value | None:
        return Value(3, Said("{count} trees", {"count": 3}))


class OtherTrees(Trees):
    """Under the same name."""


@pytest.fixture(autouse=True)
def _known() -> None:
    register(Trees())


def test_a_measure_is_known_by_its_name() -> None:
    assert isinstance(measure_called("trees_for_a_test"), Trees)
    assert measure_called("no_such") is None


def test_a_name_is_of_one_class() -> None:
    register(Trees())
    with pytest.raises(ValueError, match="trees_for_a_test"):
        register(OtherTrees())


@pytest.mark.parametrize(("numerator", "denominator", "percent"), [(16, 17, "94.1"), (1, 8, "12.5"), (0, 3, "0.0")])
def test_a_share_is_to_the_tenth(numerator: int, denominator: int, percent: str) -> None:
    assert Value(numerator, Said(""), denominator).percent == Decimal(percent)


def test_nothing_has_no_share() -> None:
    assert (Value(1, Said(""), 0).percent, Value(1, Said("")).percent) == (None, None)


def test_a_period_stops_at_the_day_asked() -> None:
    asked = Asked(1, date(2026, 1, 1), date(2026, 12, 31), date(2026, 6, 1))
    days = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 1), date(2026, 6, 2))
    assert (asked.last, [asked.inside(day) for day in days]) == (date(2026, 6, 1), [False, True, True, False])


def test_a_sentence_says_its_values_as_the_language_does() -> None:
    values = {"share": Percent(Decimal("12.5")), "count": 1250, "day": date(2026, 3, 1), "names": ["A", "B", "C"]}
    said = Said("{share} {count} {day} {names}", values)
    assert said.render("en") == "12.5% 1,250 March 1, 2026 A, B and C"
    assert said.render("fr") == "12,5\u00a0% 1\u00a0250 1er mars 2026 A, B et C"


def test_what_is_read_once_is_shared() -> None:
    asked = Asked(1, None, None, date(2026, 6, 1))
    assert [asked.once("a", lambda number=number: number) for number in (1, 2)] == [1, 1]
