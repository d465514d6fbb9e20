"""Sheets of choices beside a plan."""

import io

import openpyxl
import pytest

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import outline

PLAN = [
    ["Objectif", "Action", "Responsable", "Échéance", "Statut"],
    ["Accueillir", "Tenir une fête", "Odile Roy", "mai 2026", "Prévu"],
    ["Accueillir", "Publier un guide", "Paul Roy", "juin 2026", "En cours"],
    ["Accueillir", "Former les bénévoles", "Odile Roy", "juillet 2026", "Fait"],
]


def _read(*sheets: list[list[str]], last: str = "") -> dict:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(last if last and number == len(sheets) else f"F{number}")
        for row in rows:
            sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return as_dict(propose(read_bytes(data.getvalue(), "plan.xlsx")))


def test_a_sheet_of_the_words_a_column_may_say_is_no_part_of_the_plan() -> None:
    choices = [["Statut", "Priorité"], ["Prévu", "Haute"], ["En cours", "Moyenne"], ["Fait", "Basse"]]
    proposal = _read(PLAN, choices)
    assert outline(proposal) == outline(_read(PLAN))
    assert "Haute" in [note["text"] for note in proposal["notes"]]


def test_a_sheet_that_says_other_things_stays() -> None:
    more = [["Action", "Responsable"], ["Peindre la salle", "Ida Caron"], ["Laver la cour", "Line Caron"]]
    assert len(outline(_read(PLAN, more))) == len(outline(_read(PLAN))) + 2


@pytest.mark.parametrize("name", ["Listes_déroulantes", "Liste de choix", "Dropdown lists"])
def test_a_sheet_called_after_its_lists_is_no_part_of_the_plan_though_nobody_chose_from_it(name: str) -> None:
    lists = [
        ["Retombée visée", "Public visé", "Avancée"],
        ["Un quartier plus vert que celui d'avant", "Grand public", "À venir"],
        ["Des liens plus forts entre les voisins", "Familles", "En cours"],
        ["Moins de gens seuls dans les logements", "", "Réalisé"],
    ]
    assert outline(_read(PLAN, lists, last=name)) == outline(_read(PLAN))
