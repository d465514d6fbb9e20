"""Texts without anybody's name, address or number."""

from __future__ import annotations

import pytest

from jalon.plans.rules.veil import Veil

PEOPLE = ["Hélène Côté-Roy", "Marc Roy", "Aline", "  Jean   Tremblay "]


def veil(decided: dict[str, bool] | None = None) -> Veil:
    return Veil(PEOPLE, "[…]", decided=decided)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Appeler Hélène Côté-Roy avant lundi", "Appeler […] avant lundi"),
        ("Appeler helene cote roy avant lundi", "Appeler […] avant lundi"),
        ("Réalisé (MARC\u00a0ROY)", "Réalisé ([…])"),
        ("Jean Tremblay-Gagnon et Pierre Jean Tremblay", "[…] et […]"),
        ("Écrire à marc.roy+ca@rjs.example.org.", "Écrire à […]."),
        ("Écrire à « hélène@rjs »", "Écrire à « […] »"),
        ("Au 418 555-0199, poste 3", "Au […], poste 3"),
        ("Au (418) 555-0199 ou 1-418-555-0199", "Au […] ou […]"),
    ],
)
def test_persons_are_taken_out(text: str, shown: str) -> None:
    assert veil().hide(text) == shown


@pytest.mark.parametrize(
    "text", ["Saint-Marc Royer", "En 2024-2027, 3 000 visites et 1 200 $", "Plan 2024-2025 : 12 rencontres"]
)
def test_other_words_stay(text: str) -> None:
    assert veil().hide(text) == text


def test_without_anybody_nothing_is_taken_out() -> None:
    assert Veil([], "[…]").hide("Tenir une rencontre") == "Tenir une rencontre"


def test_what_may_be_a_name_is_taken_out_and_told() -> None:
    unsure = veil()
    assert unsure.hide("Aline et le mont Roy") == "[…] et le mont […]"
    assert unsure.unsure == {"aline": "Aline", "roy": "Roy"}


def test_a_word_said_to_be_no_name_stays_and_the_name_does_not() -> None:
    decided = veil({"roy": False})
    assert decided.hide("Le mont Roy, avec Marc Roy") == "Le mont Roy, avec […]"
    assert decided.unsure == {}


def test_what_was_said_to_be_a_name_is_asked_no_more() -> None:
    decided = veil({"roy": True})
    assert (decided.hide("Chez Roy"), decided.unsure) == ("Chez […]", {})


def test_every_text_in_a_value_goes_through() -> None:
    value = {"what": ["Marc Roy", 3, None], "Marc Roy": 50}
    assert veil().hide_all(value) == {"what": ["[…]", 3, None], "[…]": 50}
