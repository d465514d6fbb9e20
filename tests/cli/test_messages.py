"""Sentences in both languages, without Django."""

from __future__ import annotations

import pytest

from jalon.cli import messages, sentences
from jalon.documents.errors import Cause
from jalon.phrases.status_words import MOST_CAREFUL_FIRST
from jalon.recognition.doubts import Code


def test_every_cause_and_doubt_has_a_sentence() -> None:
    assert {*sentences.CAUSES} == {cause.value for cause in Cause}
    assert {*sentences.DOUBTS} >= {code.value for code in Code}
    assert {*sentences.STATUSES} == {*MOST_CAREFUL_FIRST}


def test_an_unknown_code_is_said_in_general_terms() -> None:
    assert sentences.doubt_sentence({"code": "new", "values": {}}).startswith("Cette lecture")
    assert "plan.docx" in sentences.cause_sentence("new", {}, "plan.docx")


def test_a_missing_value_is_said_in_general_terms() -> None:
    assert sentences.doubt_sentence({"code": "rows_joined"}).startswith("Un saut de page")
    assert sentences.doubt_sentence({"code": "prose_lead", "values": {}}).startswith("Cette lecture")


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
