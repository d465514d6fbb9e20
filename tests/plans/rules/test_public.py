"""Texts without anybody's name, and addresses people can type."""

from __future__ import annotations

import pytest

from jalon.plans.rules.public import Veil, is_address

VEIL = Veil(["Hélène Côté-Roy", "Marc Roy", "Aline", "  Jean   Tremblay "], "[…]")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Appeler Hélène Côté-Roy avant lundi", "Appeler […] avant lundi"),
        ("Appeler helene cote roy avant lundi", "Appeler […] avant lundi"),
        ("Réalisé (MARC\u00a0ROY)", "Réalisé ([…])"),
        ("Jean Tremblay-Gagnon et Jean Tremblay", "[…]-Gagnon et […]"),
        ("Écrire à marc.roy+ca@rjs.example.org.", "Écrire à […]."),
        ("Au 418 555-0199, poste 3", "Au […], poste 3"),
        ("Au (418) 555-0199 ou 1-418-555-0199", "Au […] ou […]"),
    ],
)
def test_persons_are_taken_out(text: str, shown: str) -> None:
    assert VEIL.hide(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Aline est un prénom, et un mot seul reste",
        "Marc Royal et Saint-Marc Royer",
        "En 2024-2027, 3 000 visites et 1 200 $",
        "Plan 2024-2025 : 12 rencontres",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert VEIL.hide(text) == text


def test_without_anybody_nothing_is_taken_out() -> None:
    assert Veil([], "[…]").hide("Tenir une rencontre") == "Tenir une rencontre"


@pytest.mark.parametrize("text", ["rjs-2024", "abc", "a" * 40])
def test_what_may_be_an_address(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize("text", ["", "ab", "Réseau", "a b c", "-abc", "abc-", "a" * 41, "../etc", "a_b"])
def test_what_may_not(text: str) -> None:
    assert not is_address(text)
