"""Sentences in both languages, without Django."""

from __future__ import annotations

import pytest

from jalon.cli import messages, sentences
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
