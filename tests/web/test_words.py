"""Sentences and words on screen."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from jalon.documents.errors import Cause, UnreadableFile
from jalon.plans.rules import Status
from jalon.recognition.doubts import Code
from jalon.web.components import words
from jalon.web.components.causes import explain
from jalon.web.components.doubts import SENTENCES, sentence
from jalon.web.components.uploads import clean_name


@pytest.mark.parametrize("cause", list(Cause))
def test_every_cause_has_a_sentence(cause: Cause) -> None:
    with translation.override("fr"):
        assert explain(UnreadableFile(cause)).endswith(".")


def test_every_doubt_has_a_sentence() -> None:
    assert set(SENTENCES) == {code.value for code in Code}


def test_a_doubt_names_its_field_in_words() -> None:
    with translation.override("fr"):
        words_shown = sentence({"code": "fewer_values", "values": {"field": "results", "values": 2, "actions": 3}})
    assert "«\u00a0Résultats\u00a0»" in words_shown


def test_a_doubt_that_misses_a_value_is_said_in_general_terms() -> None:
    with translation.override("fr"):
        assert sentence({"code": "fewer_values", "values": {}}) == sentence({"code": "unknown"})


def test_every_status_has_a_word() -> None:
    assert set(words.STATUSES) == set(Status)
    assert all(words.status_word(status) for status in Status)


@pytest.mark.parametrize(
    ("language", "day", "expected"),
    [
        ("fr", dt.date(2013, 10, 3), "3 octobre 2013"),
        ("fr", dt.date(2024, 9, 1), "1er septembre 2024"),
        ("en", dt.date(2024, 9, 1), "September 1, 2024"),
    ],
)
def test_dates_are_in_words(language: str, day: dt.date, expected: str) -> None:
    with translation.override(language):
        assert words.day(day) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("C:\\Users\\a\\plan.docx", "plan.docx"),
        ("../../etc/passwd", "passwd"),
        ("plan\r\nX: y.docx", "planX: y.docx"),
        ("", "document"),
        ("a" * 400 + ".docx", "a" * 195 + ".docx"),
    ],
)
def test_the_name_of_a_file_is_made_harmless(given: str, expected: str) -> None:
    assert clean_name(given) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (dt.date(2017, 1, 1), dt.date(2020, 12, 31), "2017–2020"),
        (dt.date(2026, 1, 1), dt.date(2026, 12, 31), "2026"),
        (dt.date(2026, 4, 1), dt.date(2027, 3, 31), "avril 2026 à mars 2027"),
        (dt.date(2013, 9, 1), dt.date(2013, 12, 31), "septembre à décembre 2013"),
        (dt.date(2024, 2, 1), dt.date(2024, 2, 29), "février 2024"),
    ],
)
def test_whole_months_and_years_are_said_as_such(first: dt.date, last: dt.date, expected: str) -> None:
    with translation.override("fr"):
        assert words.span(first, last) == expected


def test_a_label_begins_with_a_capital() -> None:
    assert words.level_word("action", {"action": "moyen"}) == "Moyen"
