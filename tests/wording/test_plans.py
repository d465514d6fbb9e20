"""The words of plans, in both languages."""

from __future__ import annotations

import pytest

from jalon.plans.choices import Level, Status
from jalon.wording.plans import LEVELS, STATUSES, field_word, level_word, status_word


def test_every_status_and_level_has_a_word() -> None:
    assert set(STATUSES) == {*Status, "none"}
    assert set(LEVELS) == set(Level)


@pytest.mark.parametrize(
    ("status", "french", "english"),
    [("done", "Réalisé", "Done"), ("dropped", "Retiré", "Withdrawn"), ("", "Sans état", "No status given")],
)
def test_a_status_in_words(status: str, french: str, english: str) -> None:
    assert (status_word(status, "fr"), status_word(status, "en")) == (french, english)


def test_the_networks_own_word_comes_first_as_a_label() -> None:
    assert level_word("action", "fr", {"action": "moyen"}) == "Moyen"
    assert field_word("leads", "fr") == "Responsables"


def test_a_column_without_a_word_keeps_its_name() -> None:
    assert field_word("budget", "en") == "Budget"
