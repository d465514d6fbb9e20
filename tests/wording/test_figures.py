"""Days, numbers and lists, in both languages."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from jalon.wording.figures import (
    day_words,
    hour_words,
    known_words,
    labelled,
    listed,
    month_words,
    number_words,
    percent_words,
    unbroken,
    without_known,
)


@pytest.mark.parametrize(
    ("language", "day", "expected"),
    [
        ("fr", date(2013, 10, 3), "3 octobre 2013"),
        ("fr", date(2024, 9, 1), "1er septembre 2024"),
        ("fr-ca", date(2024, 8, 11), "11 août 2024"),
        ("en", date(2024, 9, 1), "September 1, 2024"),
    ],
)
def test_a_day(language: str, day: date, expected: str) -> None:
    assert day_words(day, language) == expected


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_day_spoken_of_later_says_both(language: str) -> None:
    day, made = date(2025, 3, 31), date(2025, 5, 1)
    assert known_words(day, day, language) == day_words(day, language)
    both = known_words(day, made, language)
    assert both.startswith(day_words(day, language))
    assert both.endswith(day_words(made, language))
    assert without_known(f"({both})", language) == f"({day_words(day, language)})"


def test_a_month() -> None:
    assert month_words(date(2024, 2, 1), "fr") == "février 2024"


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [(1250.5, "1\u00a0250,5", "1,250.5"), (Decimal("40.00"), "40", "40"), (0, "0", "0"), (100, "100", "100")],
)
def test_a_number(value: float, french: str, english: str) -> None:
    assert (number_words(value, "fr"), number_words(value, "en")) == (french, english)


def test_a_percent_has_a_space_that_does_not_break_in_french() -> None:
    assert (percent_words(12.5, "fr"), percent_words(12.5, "en")) == ("12,5\u00a0%", "12.5%")


@pytest.mark.parametrize(
    ("names", "expected"), [([], ""), (["A"], "A"), (["A", "B"], "A et B"), (["A", "B", "C"], "A, B et C")]
)
def test_a_list(names: list[str], expected: str) -> None:
    assert listed(names, "fr") == expected


@pytest.mark.parametrize(
    ("at", "french", "english"),
    [
        (time(14, 30), "14\u00a0h\u00a030", "2:30 p.m."),
        (time(9, 5), "9\u00a0h\u00a005", "9:05 a.m."),
        (time(14), "14\u00a0h", "2 p.m."),
        (time(0), "0\u00a0h", "midnight"),
        (time(12), "12\u00a0h", "noon"),
    ],
)
def test_an_hour_is_written_one_way(at: time, french: str, english: str) -> None:
    assert (hour_words(at, "fr"), hour_words(at, "en")) == (french, english)


def test_a_label_has_the_colon_of_its_language() -> None:
    assert (labelled("Quand", "hier", "fr"), labelled("When", "today", "en")) == ("Quand\u00a0: hier", "When: today")


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("fr", "18 septembre 2026", "18\u00a0septembre 2026"),
        ("fr", "d’ici le 1er mars 2025", "d’ici le 1er\u00a0mars 2025"),
        ("fr", "3 mai 2025 – 4 août 2026", "3\u00a0mai 2025 – 4\u00a0août 2026"),
        ("fr", "2026 mars", "2026 mars"),
        ("en", "by September 18, 2026", "by September\u00a018, 2026"),
        ("en", "May 2026", "May 2026"),
    ],
)
def test_a_day_stays_on_the_line_of_its_month(language: str, words: str, expected: str) -> None:
    assert unbroken(words, language) == expected
