"""Dates in words."""

from datetime import date

import pytest
from django.utils import translation

from jalon.web.components.words import level_word, span


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2017, 1, 1), date(2020, 12, 31), "2017–2020"),
        (date(2026, 1, 1), date(2026, 12, 31), "2026"),
        (date(2026, 4, 1), date(2027, 3, 31), "avril 2026 à mars 2027"),
        (date(2013, 9, 1), date(2013, 12, 31), "septembre à décembre 2013"),
        (date(2024, 2, 1), date(2024, 2, 29), "février 2024"),
    ],
)
def test_whole_months_and_years_are_said_as_such(first, last, words):
    with translation.override("fr"):
        assert span(first, last) == words


def test_a_label_begins_with_a_capital():
    assert level_word("action", {"action": "moyen"}) == "Moyen"
