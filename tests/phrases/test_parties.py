"""The names in cells of leads: cut apart, told by kind, learnt from a column."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.phrases.parties import (
    PartyKind,
    classify_party,
    learn_parties,
    looks_like_party,
    looks_like_prose,
    party_spans,
    split_parties,
)

DATA: Final = Path(__file__).parent / "data" / "parties.tsv"
# What may join two names and belongs to neither.
JOINTS: Final = re.compile(r"[\s,;/·•|&+*:–—-]|\b(?:et|and|ou|or|o|y|e)\b", re.IGNORECASE)


def cells() -> list[tuple[str, list[str], list[str]]]:
    lines = DATA.read_text(encoding="utf-8").splitlines()
    rows = [[*line.split("\t"), ""][:3] for line in lines if line and not line.startswith("#")]
    return [
        (cell.replace("⏎", "\n"), names.split("|"), [k for k in known.split("|") if k]) for cell, names, known in rows
    ]


@pytest.mark.parametrize(("cell", "names", "known"), cells())
def test_cell(cell: str, names: list[str], known: list[str]) -> None:
    assert split_parties(cell, known) == names


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Comité formation", PartyKind.BODY),
        ("Conseil d'administration", PartyKind.BODY),
        ("Le conseil d'administration", PartyKind.BODY),
        ("CA", PartyKind.BODY),
        ("C.A.", PartyKind.BODY),
        ("Groupe de travail habitation", PartyKind.BODY),
        ("Training Committee", PartyKind.BODY),
        ("Marie Tremblay", PartyKind.PERSON),
        ("M. Roy", PartyKind.PERSON),
        ("Dre Fortin", PartyKind.PERSON),
        ("Coordonnatrice", PartyKind.ROLE),
        ("Chargé·e de projet", PartyKind.ROLE),
        ("Executive Director", PartyKind.ROLE),
        ("Membres volontaires", PartyKind.GROUP),
        ("Tous les membres", PartyKind.GROUP),
        ("Travailleuses de rue", PartyKind.GROUP),
        ("Ministère de la Famille", PartyKind.INSTITUTION),
        ("CIUSSS MCQ", PartyKind.INSTITUTION),
        ("Regroupement des maisons de jeunes", PartyKind.ORGANISATION),
        ("COOPueQ", PartyKind.ORGANISATION),
        ("Automne 2017", PartyKind.UNKNOWN),
        ("", PartyKind.UNKNOWN),
    ],
)
def test_kind(name: str, kind: PartyKind) -> None:
    assert classify_party(name) is kind


def test_names_are_learnt_where_they_stand_alone_or_apart() -> None:
    assert learn_parties(["Solidagir", "• CA\n• Les Amis", "CA Comité logement"]) == {"Solidagir", "CA", "Les Amis"}


def test_a_sentence_teaches_no_name() -> None:
    assert learn_parties(["Le comité devra être formé par les membres du conseil"]) == frozenset()


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Popote roulante et Centre d'aide du Nord", ["Popote roulante", "Centre d'aide du Nord"]),
        ("Café des voisins et Ville de Rive", ["Café des voisins", "Ville de Rive"]),
        ("Conseil d'établissement et Psychoéducatrice", ["Conseil d'établissement", "Psychoéducatrice"]),
        ("Coord. et Éducatrice spécialisée", ["Coord.", "Éducatrice spécialisée"]),
        ("Santé et Services sociaux", ["Santé et Services sociaux"]),
        ("Comité Loisir et Culture", ["Comité Loisir et Culture"]),
        ("Youth and Family Centre", ["Youth and Family Centre"]),
    ],
)
def test_a_name_with_a_capital_after_and_is_another(cell: str, names: list[str]) -> None:
    assert split_parties(cell) == names


@pytest.mark.parametrize("text", ["Conseil d'administration", "Coordination et CA", "MSSS", "Marie Tremblay"])
def test_looks_like_party(text: str) -> None:
    assert looks_like_party(text)


@pytest.mark.parametrize("text", ["Automne 2017", "Réalisé", "Rédiger le guide", "", "Liste des besoins établie"])
def test_does_not_look_like_party(text: str) -> None:
    assert not looks_like_party(text)


def test_a_list_of_names_is_no_prose() -> None:
    assert not looks_like_prose("Conseil d'administration, comité formation, coordination et membres de la table")


WORDS: Final = st.sampled_from(
    ["Comité", "formation", "Conseil", "d'administration", "et", ",", "CA", "MSSS", "Marie", "Tremblay", "de", "la",
     "(", ")", "/", "•", "\n", "Coordination", "Board", "of", "Directors", "-", "·", "réalisé·e", "é", ";"]
)  # fmt: skip


@given(
    st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=80), st.frozensets(st.text(max_size=12), max_size=3)
)
def test_names_are_in_the_text_in_order_and_no_word_is_lost(text: str, known: frozenset[str]) -> None:
    spans = party_spans(text, known)
    assert [text[start:end] for start, end in spans] == split_parties(text, known)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    between = "".join(text[edges[at] : edges[at + 1]] + " " for at in range(0, len(edges), 2))
    assert not [letter for letter in JOINTS.sub("", between) if letter.isalnum()]


@pytest.mark.parametrize("name", ["Rural Working Group", "Youth Task Force", "Policy Working Group"])
def test_an_english_head_of_two_words_ends_its_name(name: str) -> None:
    assert split_parties(name) == [name]


def test_an_english_head_of_two_words_begins_a_name_after_another() -> None:
    assert split_parties("CA Working Group") == ["CA", "Working Group"]


def test_the_longest_of_several_known_names_is_taken() -> None:
    known = {"Comité accueil", "Comité accueil et entraide des aînés"}
    assert split_parties("Comité accueil et entraide des aînés, Coordination", known) == [
        "Comité accueil et entraide des aînés",
        "Coordination",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Zoé Lajoie, Pôle des sols", ["Zoé Lajoie", "Pôle des sols"]),
        ("Ressources humaines, CA", ["Ressources humaines", "CA"]),
        ("Superviseure clinique, Élise Caron", ["Superviseure clinique", "Élise Caron"]),
        ("Stewardship Office, Youth Panel", ["Stewardship Office", "Youth Panel"]),
        ("Zoé Lajoie, directrice", ["Zoé Lajoie, directrice"]),
        (
            "Comité de la famille, de la jeunesse et des aînés",
            ["Comité de la famille, de la jeunesse et des aînés"],
        ),
    ],
)
def test_a_capital_after_a_comma_begins_a_name(text: str, names: list[str]) -> None:
    assert split_parties(text) == names


@pytest.mark.parametrize("name", ["Youth Panel", "Parks Division", "Legal Clinic", "Energy Planner", "Learning Centre"])
def test_the_last_word_of_an_english_name_begins_none(name: str) -> None:
    assert split_parties(name) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("All cooperative members and friends", ["All cooperative members and friends"]),
        ("Tous les membres et partenaires", ["Tous les membres et partenaires"]),
        ("Tous les membres et la coordination", ["Tous les membres", "la coordination"]),
        ("All members and the Board", ["All members", "the Board"]),
    ],
)
def test_all_of_them_are_one_party_to_the_end_of_the_plural(text: str, names: list[str]) -> None:
    assert list(split_parties(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ludivine et Basile", ["Ludivine", "Basile"]),
        ("Wynne and Fiona", ["Wynne", "Fiona"]),
        ("Odalys Ferrer y Mateo Ríos", ["Odalys Ferrer", "Mateo Ríos"]),
        ("Teresa e Rui", ["Teresa", "Rui"]),
        ("J. Roy et M. Côté", ["J. Roy", "M. Côté"]),
        ("Estelle et l'OPP", ["Estelle", "l'OPP"]),
        ("La Besogne et Maison Ancrage", ["La Besogne", "Maison Ancrage"]),
    ],
)
def test_two_people_joined_are_two(text: str, names: list[str]) -> None:
    assert split_parties(text) == names


@pytest.mark.parametrize(
    "name", ["Loisir et Culture", "Health and Wellbeing", "Comité Jeunesse et Familles", "Santé et services sociaux"]
)
def test_what_a_service_is_about_is_one_name(name: str) -> None:
    assert split_parties(name) == [name]


def test_a_word_that_folds_like_and_is_a_word() -> None:
    assert "ét" in " ".join(split_parties("Comité accueil ét Coordination"))
    assert split_parties("Comité accueil ET Coordination") == ["Comité accueil", "Coordination"]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("L. Gagnon / M. Roy", ["L. Gagnon", "M. Roy"]),
        ("Line Gagnon puis Marc Roy", ["Line Gagnon", "Marc Roy"]),
        ("Membres du CA et direction", ["Membres du CA", "direction"]),
        ("RMJQ et ses membres", ["RMJQ", "ses membres"]),
        ("Line, Marc et toute l'équipe", ["Line", "Marc", "toute l'équipe"]),
        ("La Maison bleue et Le Petit Pont", ["La Maison bleue", "Le Petit Pont"]),
        ("GAGNON, Line; ROY, Marc", ["GAGNON, Line", "ROY, Marc"]),
        ("CISSS, Line; ROY, Marc", ["CISSS, Line", "ROY, Marc"]),
        ("CISSS, Line", ["CISSS", "Line"]),
    ],
)
def test_names_joined_in_other_ways(cell: str, names: list[str]) -> None:
    assert split_parties(cell) == names
