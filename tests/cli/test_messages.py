"""Sentences in both languages, without Django."""

from __future__ import annotations

import click
import pytest

from jalon.cli import exchange, messages, sentences
from jalon.exchange.errors import Cause, ExchangeRefused
from jalon.phrases.status_words import MOST_CAREFUL_FIRST


def test_every_status_has_a_mark() -> None:
    assert {*sentences.MARKS} >= {*MOST_CAREFUL_FIRST}


def test_a_cause_comes_after_the_name_of_the_file() -> None:
    assert sentences.cause_sentence("empty", {}, "plan.docx").startswith("plan.docx\u00a0: Il n’y a")


@pytest.mark.parametrize(
    ("environment", "language"),
    [({}, "fr"), ({"LANG": "C.UTF-8"}, "fr"), ({"LANG": "fr_CA.UTF-8"}, "fr"), ({"LANG": "en_CA.UTF-8"}, "en"),
     ({"LC_ALL": "en_US", "LANG": "fr_CA"}, "en"), ({"JALON_LANG": "fr", "LANG": "en_CA"}, "fr"),
     ({"LANG": "de_DE"}, "fr")],
)  # fmt: skip
def test_the_language_is_that_of_the_system(environment: dict[str, str], language: str) -> None:
    assert messages.language_of(environment) == language


@pytest.mark.parametrize(("language", "said"), [("fr", "0 doute"), ("en", "0 doubts")])
def test_none_is_singular_in_french_and_plural_in_english(language: messages.Language, said: str) -> None:
    messages.speak(language)
    assert messages.plural("{n} doubt", "{n} doubts", 0) == said


def test_french_spaces_do_not_break() -> None:
    assert messages.labelled("État", "fait") == "État\u00a0: fait"
    assert messages.text("No network is called “{slug}”.", slug="x").endswith("«\u00a0x\u00a0».")


def test_english_has_its_own_colon() -> None:
    messages.speak("en")
    assert messages.labelled("Status", "done") == "Status: done"


@pytest.mark.parametrize("hostile", ["a\x1b[2Jb", "a\x07b", "a\rb", "a\u202eb", "a\u2028b", "a\udcffb"])
def test_no_value_gives_orders_to_the_terminal(hostile: str) -> None:
    """What a file of anybody says of itself: a name, a version."""
    assert "«\u00a0a\ufffd" in messages.text("No network is called “{slug}”.", slug=hostile)


def test_lines_and_french_spaces_of_a_value_stay() -> None:
    assert messages.text("{tool} stopped: {words}", tool="x", words="a\n«\u00a0b\u00a0»").endswith("a\n«\u00a0b\u00a0»")


def test_what_an_archive_says_of_itself_is_told_in_short() -> None:
    with pytest.raises(click.ClickException) as told, exchange.said():
        raise ExchangeRefused(Cause.DAMAGED, part="x" * 100_000)
    assert len(told.value.message) < 1000
