"""The day a document says that its plan was adopted."""

from __future__ import annotations

from datetime import date

import pytest

from jalon.plans.rules.adoption import adopted_on

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    "words",
    [
        "Adopté à l'assemblée générale du 12 juin 2026",
        "Plan approuvé par le conseil d’administration le 12 juin 2026",
        "Adopted by the board on June 12, 2026",
    ],
)
def test_the_day_is_the_one_the_document_prints(words: str) -> None:
    assert adopted_on([{"text": "Version de travail"}, {"text": words}], TODAY) == date(2026, 6, 12)


@pytest.mark.parametrize(
    "words",
    [
        "Adopté en juin 2026",  # no day
        "À faire adopter le 12 juin 2027",
        "Adopté le 12 juin 2027",  # not yet
        "Mis à jour le 12 juin 2026",
        "",
    ],
)
def test_what_gives_no_past_day_says_nothing(words: str) -> None:
    assert adopted_on([{"text": words}], TODAY) is None
