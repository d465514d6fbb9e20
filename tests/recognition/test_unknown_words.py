"""What is read where words tell little: other letters, a number beside a description, matter before the text."""

from __future__ import annotations

from typing import Any

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import outline

GREEK = """εργασία,υπεύθυνος,προθεσμία
Βάψε την πύλη,Άννα Μάρκου,2031-03-01
Αγόρασε δύο πάγκους,Νίκος Πάππας,2031-04-15
Φύτεψε έξι δέντρα,Άννα Μάρκου,2031-06-30
"""


def read_as(text: str, name: str) -> dict[str, Any]:
    return as_dict(propose(read_bytes(text.encode(), name)))


def test_a_table_in_other_letters_is_read_by_its_shape_and_says_so() -> None:
    proposal = read_as(GREEK, "plan.csv")
    assert [node["text"] for node in proposal["nodes"]] == ["Βάψε την πύλη", "Αγόρασε δύο πάγκους", "Φύτεψε έξι δέντρα"]
    assert [node["schedule"] for node in proposal["nodes"]] == ["2031-03-01", "2031-04-15", "2031-06-30"]
    assert "language_unknown" in [doubt["code"] for doubt in proposal["doubts"]]


def test_headings_over_lists_in_other_letters_are_a_plan_that_says_so() -> None:
    proposal = read_as("# Κήπος\n\n## Νερό\n- Φτιάξε την αντλία\n- Καθάρισε\n\n## Γη\n- Σπείρε τριφύλλι\n", "plan.md")
    assert outline(proposal)[:2] == ["axis Νερό", "  action Φτιάξε την αντλία"]
    assert "language_unknown" in [doubt["code"] for doubt in proposal["doubts"]]


def test_accents_are_no_other_letters() -> None:
    proposal = read_as("Action,Responsable,Échéance\nÉlaguer,Zoé,mai 2031\nÉtêter,Zoé,juin 2031\n", "plan.csv")
    assert "language_unknown" not in [doubt["code"] for doubt in proposal["doubts"]]


def test_a_number_beside_a_description_in_verbs_is_a_list_of_actions() -> None:
    proposal = read_as("N°,Description\n1,Peindre la porte\n2,Commander deux bancs\n3,Former six bergers\n", "plan.csv")
    assert [(node["number"], node["text"]) for node in proposal["nodes"]][1:] == [
        ("2", "Commander deux bancs"),
        ("3", "Former six bergers"),
    ]


def test_a_number_beside_a_description_of_things_is_none() -> None:
    assert read_as("N°,Description\n1,Porte verte\n2,Banc de hêtre\n3,Clôture\n", "plan.csv")["kind"] == "other"


MATTER = """---
title: Relance du lavoir
owner: Mia Roux
due: 2031-09-30
---

## Réparer le toit
- Commander les tuiles
- Poser les tuiles

## Former les bergers
- Recruter deux formatrices
- Tenir quatre ateliers
"""


def test_the_matter_before_a_text_gives_its_title_and_notes_of_the_whole() -> None:
    proposal = read_as(MATTER, "plan.md")
    assert proposal["title"] == "Relance du lavoir"
    assert [note["text"] for note in proposal["notes"]] == ["owner: Mia Roux", "due: 2031-09-30"]
    assert proposal["unplaced"] == []


def test_the_matter_before_one_part_is_said_of_it() -> None:
    one = MATTER[: MATTER.index("## Former")].replace("title: Relance du lavoir\n", "# Plan d’action 2031\n")
    (part,) = read_as(one, "plan.md")["nodes"]
    assert (part["text"], part["leads"], part["schedule"]) == ("Réparer le toit", ["Mia Roux"], "2031-09-30")
