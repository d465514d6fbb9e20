"""Sigles: told from words, expanded by a glossary or at first use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.phrases.acronyms import find_acronyms, fits, is_sigle, read_glossary_line


@pytest.mark.parametrize("word", ["MSSS", "CA", "C.A.", "CRÉ", "CRÉs", "COOPueQ", "CIUSSS", "TS", "A.G.A.", "ÉSSAD"])
def test_is_a_sigle(word: str) -> None:
    assert is_sigle(word)


@pytest.mark.parametrize("word", ["Comité", "OK", "III", "IV", "a.m.", "x", "", "2014", "le", "Réalisé", "MacDonald"])
def test_is_no_sigle(word: str) -> None:
    assert not is_sigle(word)


EXPANSION = "Table des organismes du Nord"


@pytest.mark.parametrize(
    "line",
    ["TON : Table des organismes du Nord", "TON – Table des organismes du Nord", "TON = Table des organismes du Nord.",
     "TON\tTable des organismes du Nord", "• TON : Table des organismes du Nord", "Table des organismes du Nord : TON",
     "TON: Table des organismes du Nord;", "TON ...... Table des organismes du Nord"],
)  # fmt: skip
def test_a_glossary_line_gives_sigle_and_expansion(line: str) -> None:
    assert read_glossary_line(line) == ("TON", EXPANSION)


def test_a_sigle_of_two_words() -> None:
    expected = ("CISSS CN", "Centre intégré de santé et de services sociaux de la Côte-Nord")
    assert read_glossary_line(" : ".join(expected)) == expected


def test_a_sigle_in_another_language_needs_a_full_name() -> None:
    assert read_glossary_line("OMS : World Health Organization") == ("OMS", "World Health Organization")


@pytest.mark.parametrize("line", ["En cours : oui", "CA : à voir", "", "Responsable : CA", "Une phrase ordinaire."])
def test_no_glossary_line(line: str) -> None:
    assert read_glossary_line(line) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La Table des organismes du Nord (TON) se réunit.", {"TON": EXPANSION}),
        ("Le TON (Table des organismes du Nord) se réunit.", {"TON": EXPANSION}),
        ("Rencontre de l'Office de l'habitation (OH) et du Réseau des aînés (RA).",
         {"OH": "Office de l'habitation", "RA": "Réseau des aînés"}),
        ("The Northern Youth Network (NYN) meets.", {"NYN": "Northern Youth Network"}),
        ("Légende : TON = Table des organismes du Nord; RA = réseau des aînés.",
         {"TON": EXPANSION, "RA": "réseau des aînés"}),
        ("TON = Table des organismes du Nord, OH = Office de l'habitation",
         {"TON": EXPANSION, "OH": "Office de l'habitation"}),
        ("R = réalisé, AB = autre chose", {}),
        ("Rencontre avec le ministère (MSSS)", {}),
        ("Réalisé (CA)", {}),
        ("Sans parenthèse", {}),
    ],
)  # fmt: skip
def test_expansions_at_first_use(text: str, found: dict[str, str]) -> None:
    assert find_acronyms(text) == found


def test_letters_may_stand_inside_words() -> None:
    assert fits("RueQ", "Réseau urbain des éducateurs du Québec")


def test_letters_in_another_order_do_not_fit() -> None:
    assert not fits("NOT", EXPANSION)


@given(st.text(max_size=120))
def test_never_fails_and_invents_nothing(text: str) -> None:
    read_glossary_line(text)
    for sigle, expansion in find_acronyms(text).items():
        assert sigle in text
        assert all(word in text for word in expansion.split())


@pytest.mark.parametrize("piece", [" ", "–", "• ", "*"])
def test_an_endless_line_is_no_glossary(piece: str) -> None:
    assert read_glossary_line("A" + piece * 100_000 + "b") is None
