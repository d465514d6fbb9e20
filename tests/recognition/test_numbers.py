"""Printed numbers and labels parted from the text they head."""

import pytest

from jalon.documents.model import Place
from jalon.recognition.numbers import number_value, split_label, split_number
from jalon.recognition.source import Look, Source


def _text(string):
    source = Source()
    return source.add([(string, Look())], Place(0))


@pytest.mark.parametrize(
    ("string", "number", "rest"),
    [
        ("1. Définir les mandats", "1", "Définir les mandats"),
        ("3- S’assurer que", "3", "S’assurer que"),
        ("2) Tenir", "2", "Tenir"),
        ("1.2 Tenir un atelier", "1.2", "Tenir un atelier"),
        ("1.2.3. Tenir", "1.2.3", "Tenir"),
        ("b) Publier", "b", "Publier"),
        ("A) Vie associative", "A", "Vie associative"),
        ("IV. Évaluation", "IV", "Évaluation"),
        ("1 – Accueillir", "1", "Accueillir"),
    ],
)
def test_numbers_are_parted(string, number, rest):
    found = split_number(_text(string))
    assert (found.number.string, found.text.string) == (number, rest)


@pytest.mark.parametrize(
    "string",
    [
        "3-4 rencontres par année",
        "2018-2019",
        "M. Roy",
        "C.A. du regroupement",
        "100 %",
        "À définir",
        "6 régions",
        "12,5 %",
        "2024",
    ],
)
def test_what_looks_like_a_number_stays(string):
    assert split_number(_text(string)).number is None


@pytest.mark.parametrize(
    ("string", "number", "rest", "level"),
    [
        ("AXE 1 : Représentation", "AXE 1", "Représentation", "axis"),
        ("Orientation 2 – Outiller", "Orientation 2", "Outiller", "axis"),
        ("Objectif 2.1 : Former", "Objectif 2.1", "Former", "objective"),
        ("Objectif spécifique 3. Former", "Objectif spécifique 3", "Former", "objective"),
        ("Volet B : Accueil", "Volet B", "Accueil", "axis"),
        ("Goal 3: Reach out", "Goal 3", "Reach out", "axis"),
        ("AXE 1", "AXE 1", "", "axis"),
        ("Action 4 Tenir un kiosque", "Action 4", "Tenir un kiosque", "action"),
    ],
)
def test_labels_are_parted(string, number, rest, level):
    found = split_label(_text(string))
    assert found is not None
    assert (found.number.string, found.text.string, found.level) == (number, rest, level)


@pytest.mark.parametrize(
    "string", ["Objectifs", "Action communautaire autonome", "Axer le travail", "Projet de loi 28"]
)
def test_a_word_alone_is_no_label(string):
    found = split_label(_text(string))
    assert found is None or not found.text


@pytest.mark.parametrize(("word", "value"), [("2.1", (2, 1)), ("IV", (4,)), ("b", (2,)), ("x2", None)])
def test_number_value(word, value):
    assert number_value(word) == value


@pytest.mark.parametrize(
    ("string", "number", "value"),
    [
        ("1.1.1.a Former", "1.1.1.a", (1, 1, 1, 1)),
        ("2.1b Former", "2.1b", (2, 1, 2)),
        ("1.c Former", "1.c", (1, 3)),
        ("2a. Former", "2a", (2, 1)),
        ("A1.2 Former", "A1.2", (1, 2)),
    ],
)
def test_a_letter_after_a_number_is_of_it(string, number, value):
    found = split_number(_text(string))
    assert found.number is not None
    assert (found.number.string, found.text.string, found.value) == (number, "Former", value)


@pytest.mark.parametrize(
    ("string", "number", "level"),
    [
        ("Fiche action n°1 : Former", "Fiche action n°1", "action"),
        ("Act. 1.1 : Former", "Act. 1.1", "action"),
        ("Obj 2 : Former", "Obj 2", "objective"),
        ("OS 1 – Former", "OS 1", "objective"),
        ("Levier 2 : Former", "Levier 2", "axis"),
        ("Pillar Two: Former", "Pillar Two", "axis"),
        ("Strategy A.1: Former", "Strategy A.1", "action"),
        ("Objective A-1: Former", "Objective A-1", "objective"),
    ],
)
def test_short_and_spelt_labels(string, number, level):
    found = split_label(_text(string))
    assert found is not None
    assert found.number is not None
    assert (found.number.string, found.text.string, found.level) == (number, "Former", level)


@pytest.mark.parametrize("string", ["Output: a guide", "Obj. : une table", "Levier : la confiance"])
def test_some_words_label_only_with_a_number(string):
    assert split_label(_text(string)) is None
