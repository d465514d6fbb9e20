"""Sentences and words on screen."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from jalon.documents.errors import Cause, UnreadableFile
from jalon.plans.choices import Level, Status
from jalon.plans.rules.recurrence import Promise
from jalon.web.components import words
from jalon.web.components.files import FileChoice
from jalon.web.components.uploads import clean_name
from jalon.web.templatetags.progress import promise_words
from jalon.wording import plans


def test_words_follow_the_language_of_the_page() -> None:
    with translation.override("fr"):
        french = (words.day(dt.date(2024, 9, 1)), words.percent_word(12.5), words.status_word("dropped"))
    with translation.override("en"):
        english = (words.day(dt.date(2024, 9, 1)), words.percent_word(12.5), words.status_word("dropped"))
    assert french == ("1er\u00a0septembre 2024", "12,5\u00a0%", "Retiré")
    assert english == ("September\u00a01, 2024", "12.5%", "Withdrawn")


@pytest.mark.parametrize(
    ("language", "at", "expected"),
    [
        ("fr", dt.datetime(2013, 10, 3, 13, 30, tzinfo=dt.UTC), "3\u00a0octobre 2013, 9\u00a0h\u00a030"),
        ("fr", dt.datetime(2013, 10, 1, 13, tzinfo=dt.UTC), "1er\u00a0octobre 2013, 9\u00a0h"),
        ("en", dt.datetime(2013, 10, 3, 13, 30, tzinfo=dt.UTC), "October\u00a03, 2013, 9:30 a.m."),
    ],
)
def test_a_moment_is_in_words(language: str, at: dt.datetime, expected: str) -> None:
    with translation.override(language):
        assert words.moment(at) == expected


@pytest.mark.parametrize(
    ("language", "choose", "none"),
    [("fr", "Choisir un fichier", "Aucun fichier choisi"), ("en", "Choose a file", "No file chosen")],
)
def test_a_file_is_chosen_in_the_language_of_the_page(language: str, choose: str, none: str) -> None:
    with translation.override(language):
        html = FileChoice().render("file", None)
    assert f'<span class="file-button">{choose}</span>' in html
    assert f'data-none="{none}">{none}</span>' in html


def test_a_cause_is_said_in_the_language_of_the_page() -> None:
    with translation.override("en"):
        assert words.explain(UnreadableFile(Cause.PICTURE)).startswith("This is a picture")


def test_every_status_and_level_has_its_word() -> None:
    assert (set(plans.STATUSES), set(plans.LEVELS)) == ({*Status, "none"}, set(Level))


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


def test_a_promise_says_which_times_are_missing() -> None:
    promise = Promise(0, 2, dt.date(2026, 9, 1), dt.date(2027, 8, 31), missing=("2026-23", "2027-24"))
    with translation.override("en"):
        assert promise_words(promise) == "0 of 2 this year; missing: autumn 2026, winter 2027"


def test_of_a_start_and_an_end_neither_names_the_schedule() -> None:
    columns = [{"role": "leads", "heading": "PORTEURS"}, {"role": "schedule", "heading": "Début"}]
    assert words.names_of({"columns": columns}, {}) == {"leads": "Porteurs", "schedule": "Début"}
    both = [*columns, {"role": "schedule", "heading": "Fin"}]
    assert words.names_of({"columns": both}, {"action": "Geste"}) == {"leads": "Porteurs", "action": "Geste"}


@pytest.mark.parametrize(
    ("language", "written", "shown"),
    [
        ("fr", "2026-09-01 2026-10-31", "1er\u00a0sept. – 31\u00a0oct.\u00a02026"),
        ("en", "2026-09-01 2026-10-31", "Sept.\u00a01 – Oct.\u00a031,\u00a02026"),
        ("fr", "2026-12-15 00:00:00 2027-01-31 00:00:00", "15\u00a0déc.\u00a02026 – 31\u00a0janv.\u00a02027"),
        ("fr", "2026-10-31", "31\u00a0octobre 2026"),
        ("fr", "2026-10-31 2026-10-31", "31\u00a0octobre 2026"),
    ],
)
def test_days_that_a_program_wrote_are_in_words(language: str, written: str, shown: str) -> None:
    assert words.schedule_words(written, language) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("septembre 2026 novembre 2026", "septembre 2026 – novembre 2026"),
        ("01/10/2026 15/12/2026", "01/10/2026 – 15/12/2026"),
    ],
)
def test_a_start_and_an_end_are_told_apart(written: str, shown: str) -> None:
    assert words.schedule_words(written, "fr") == shown


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Automne 2026",
        "De mai 2026 à juin 2027",
        "2026-2027",
        "2026-09-01 au plus tard",
        "Mai 2026, juin 2027",
        "2026-13-45",
        "2026-10-31 2026-09-01 2026-08-01",
    ],
)
def test_other_schedules_stand_as_they_are_written(written: str) -> None:
    assert words.schedule_words(written, "fr") == written


def test_a_schedule_without_a_language_is_in_that_of_the_page() -> None:
    with translation.override("en"):
        english = words.schedule_words("2026-10-31")
    with translation.override("fr"):
        assert (english, words.schedule_words("2026-10-31")) == ("October\u00a031, 2026", "31\u00a0octobre 2026")
