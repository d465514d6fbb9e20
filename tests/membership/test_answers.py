"""Answers as people write them."""

from __future__ import annotations

import pytest

from jalon.membership.choices import AnswerKind
from jalon.membership.errors import FollowingRefused
from jalon.membership.rules.answers import read_answer


@pytest.mark.parametrize(
    ("kind", "words", "kept"),
    [
        (AnswerKind.YES_NO, " Oui ", "yes"),
        (AnswerKind.YES_NO, "x", "yes"),
        (AnswerKind.YES_NO, "NON", "no"),
        (AnswerKind.NUMBER, "1 250,50", "1250.5"),
        (AnswerKind.NUMBER, "1\u00a0200", "1200"),
        (AnswerKind.NUMBER, "-3", "-3"),
        (AnswerKind.DATE, "2026-10-03", "2026-10-03"),
        (AnswerKind.DATE, "3 octobre 2026", "2026-10-03"),
        (AnswerKind.DATE, "3/10/2026", "2026-10-03"),
        (AnswerKind.TEXT, " Deux   fois ", "Deux fois"),
        (AnswerKind.DATE, "", ""),
    ],
)
def test_what_is_kept_of_an_answer(kind: AnswerKind, words: str, kept: str) -> None:
    assert read_answer(kind, words) == kept


@pytest.mark.parametrize(
    ("kind", "words", "code"),
    [
        (AnswerKind.YES_NO, "peut-être", "not_yes_no"),
        (AnswerKind.NUMBER, "douze", "not_a_number"),
        (AnswerKind.NUMBER, "1e9", "not_a_number"),
        (AnswerKind.NUMBER, "9" * 400, "not_a_number"),
        (AnswerKind.DATE, "automne 2026", "not_a_date"),
        (AnswerKind.DATE, "bientôt", "not_a_date"),
        (AnswerKind.DATE, "1 2 " * 100, "not_a_date"),
        (AnswerKind.TEXT, "x" * 1001, "too_long"),
    ],
)
def test_what_is_no_answer(kind: AnswerKind, words: str, code: str) -> None:
    with pytest.raises(FollowingRefused) as refused:
        read_answer(kind, words)
    assert refused.value.code == code
