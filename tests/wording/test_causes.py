"""Why a file is not read, in both languages."""

from __future__ import annotations

import pytest

from jalon.documents.errors import Cause
from jalon.wording.causes import CAUSES, cause_sentence, reason_sentence


def test_every_cause_has_a_sentence() -> None:
    assert set(CAUSES) == {cause.value for cause in Cause}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", "Ce fichier pèse plus de 20\u00a0Mo. Retirez ses images ou coupez-le en deux, puis essayez de nouveau."),
        ("en", "This file weighs more than 20 MB. Remove its pictures or cut it in two, then try again."),
    ],
)
def test_a_cause_is_said_with_its_values(language: str, expected: str) -> None:
    assert cause_sentence(Cause.TOO_LARGE, {"limit": 20}, language) == expected


def test_an_unknown_cause_is_said_in_general_terms() -> None:
    assert cause_sentence("new", {}, "fr") == "Ce fichier ne peut pas être lu."


def test_a_missing_value_leaves_its_place() -> None:
    assert "…" in cause_sentence(Cause.OLD_FORMAT, {}, "fr")


def test_a_reason_is_said() -> None:
    assert reason_sentence("no_words", "en") == "This document holds no text to read."
