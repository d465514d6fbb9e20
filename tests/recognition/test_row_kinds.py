"""Rows of a table that are no line of the plan."""

from __future__ import annotations

import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import nodes, outline, read

HEAD = "N°\tAction\tResponsable\tÉchéance"
ROWS = ["1\tRéparer six quais\tOdile\tjuin 2031", "2\tDraguer le bassin\tIda\tmai 2031"]


@pytest.mark.parametrize(
    "row", ["\tTotal des actions : 2", "TOTAL : 2", "Nombre d'actions : 2", "\tGrand total des coûts = 12 400 $"]
)
def test_a_count_of_the_rows_above_is_none(row: str) -> None:
    proposal = read("\n".join([HEAD, *ROWS, row]))
    assert [node["text"] for node in nodes(proposal)] == ["Réparer six quais", "Draguer le bassin"]
    assert not proposal["unplaced"]


def test_an_action_on_a_total_stays_one() -> None:
    proposal = read("\n".join([HEAD, *ROWS, "3\tTotaliser les dons : 12 000 $ visés\tAna\t2032"]))
    assert len(nodes(proposal)) == 3


@pytest.mark.parametrize(
    "line",
    [
        "Signature de la présidence : ______________ Date : ________",
        "Adopté le ……………………",
        "Signed: ............................",
        "* Sous réserve du financement",
    ],
)
def test_a_line_to_sign_on_or_a_note_under_a_table_is_no_part_of_the_plan(line: str) -> None:
    rows = [HEAD.split("\t"), *(row.split("\t") for row in ROWS)]
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    page = f"<h1>Plan d'action</h1><table>{cells}<tr><td colspan=4>{line}</td></tr></table>"
    proposal = as_dict(propose(read_bytes(page.encode(), "plan.html")))
    assert [node["text"] for node in nodes(proposal)] == ["Réparer six quais", "Draguer le bassin"]
    assert not proposal["unplaced"]


@pytest.mark.parametrize(
    "rows",
    [
        ["Champ texte\tChamp texte (séparateur virgule)\tChamp date\tChamp liste déroulante (choix prédéfinis)"],
        ["Texte court\tTexte libre\tDate\tListe déroulante"],
        [
            "Text field\tShort text\tDate field\tDropdown (pick one)",
            "This field is not imported\tThis column may stay empty\tEnter a day\tChoose a state",
        ],
        [
            "Zone de texte\tZone de texte\tjj/mm/aaaa\tMenu déroulant",
            "Indiquez le geste à poser\tUtilisez toujours la même écriture\tSaisissez une date\tChoisissez un état",
        ],
    ],
)
def test_what_to_write_in_each_column_is_no_line(rows: list[str]) -> None:
    head = "Action\tResponsable\tÉchéance\tStatut"
    lines = ["Peindre la grange\tOdile Roy\t2 mars 2026\tEn cours", "Curer le fossé\tJean Aubé\t8 mai 2026\tÀ venir"]
    proposal = read("\n".join([head, *rows, *lines]) + "\n")
    assert outline(proposal) == ["action Peindre la grange", "action Curer le fossé"]


def test_lines_that_name_a_text_or_a_list_stay() -> None:
    rows = "Texte d'accueil\tOdile Roy\tmai 2026\nListe des membres\tIda\tjuin 2026\n"
    proposal = read(f"Action\tResponsable\tÉchéance\n{rows}")
    assert outline(proposal) == ["action Texte d'accueil", "action Liste des membres"]
