"""Columns of statuses: which they are, and what says a state and nothing else."""

from __future__ import annotations

import pytest

from jalon.plans.rules.stated import says_state_alone, state_headings


def test_their_headings_are_those_of_the_layout() -> None:
    columns = [{"heading": "Geste", "role": "action"}, {"heading": "Où on en est", "role": "status"}]
    assert state_headings({"columns": columns}) == ("Où on en est",)
    assert state_headings({}) == ()


@pytest.mark.parametrize("words", ["À faire", "Terminé", "En cours", "40 %", "12,5\u00a0%"])
def test_a_state_alone_is_said_by_the_status_already(words: str) -> None:
    assert says_state_alone(words, "fr")


@pytest.mark.parametrize("words", ["En cours, le bail est signé", "Le bail", "140 jours", ""])
def test_words_that_say_more_are_not(words: str) -> None:
    assert not says_state_alone(words, "fr")
