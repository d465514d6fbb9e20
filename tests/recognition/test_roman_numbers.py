"""Objectives numbered in roman figures, and general objectives over those of the same label."""

from __future__ import annotations

from typing import Any

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import node, outline


def read_md(text: str) -> dict[str, Any]:
    return as_dict(propose(read_bytes(text.encode(), "plan.md")))


def test_an_objective_of_two_roman_figures_is_a_part_like_the_one_before() -> None:
    proposal = read_md(
        "# Objectifs 2031\n\n### Objectif I - Bâtir un rucher\n* Action A1 : choisir un pré\n"
        "* Action A2 : acheter dix ruches\n\n### Objectif II - Former le voisinage\n* Action B1 : ouvrir une école\n"
    )
    assert outline(proposal) == [
        "objective Bâtir un rucher",
        "  action choisir un pré",
        "  action acheter dix ruches",
        "objective Former le voisinage",
        "  action ouvrir une école",
    ]
    assert node(proposal, "Former")["number"] == "Objectif II"


def test_a_dotted_roman_number_is_under_the_one_it_begins_with() -> None:
    proposal = read_md(
        "# Objectifs 2031\n\n### Objectif I - Bâtir un rucher\n* Action A1 : choisir un pré\n\n"
        "### Objectif I.I - Peindre les ruches\n* Action B1 : acheter la cire\n\n"
        "### Objectif II - Former le voisinage\n* Action C1 : ouvrir une école\n"
    )
    assert outline(proposal) == [
        "axis Bâtir un rucher",
        "  action choisir un pré",
        "  objective Peindre les ruches",
        "    action acheter la cire",
        "axis Former le voisinage",
        "  action ouvrir une école",
    ]
    assert node(proposal, "Peindre")["number"] == "Objectif I.I"


def test_a_spelt_number_is_kept_as_the_number() -> None:
    proposal = read_md("# Bee plan\n\n## Goal One: Teach\n- Open a school\n\n## Goal Two: Print\n- Publish a book\n")
    assert [one["number"] for one in proposal["nodes"]] == ["Goal One", "Goal Two"]
