"""The names of the sheets of a workbook, beside what their first lines say."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook

from jalon.documents import read_bytes
from jalon.recognition import as_dict, propose
from tests.recognition.reading import outline


def book(**sheets: str) -> list[str]:
    """What is read in a workbook: by sheet, its line over the table."""
    made = Workbook()
    made.remove(made.active)
    for number, (name, title) in enumerate(sheets.items(), 1):
        sheet = made.create_sheet(name.replace("_", " "))
        for row in (
            [title],
            [],
            ["No", "Action", "Porteur", "Échéance"],
            [f"{number}.1", "Peindre la salle", "Ida Caron", "mars 2031"],
            [f"{number}.2", "Laver la cour", "Line Caron", "mai 2031"],
        ):
            sheet.append(row)
    stream = BytesIO()
    made.save(stream)
    return outline(as_dict(propose(read_bytes(stream.getvalue(), "plan.xlsx"))))


def test_the_name_of_a_sheet_that_its_first_line_says_longer_is_no_other_part() -> None:
    found = book(Axe_1_Accueil="AXE 1 – ACCUEIL DES NOUVEAUX", Axe_2_Lieux="AXE 2 – LIEUX ET MATÉRIEL")
    assert [line for line in found if line.lstrip().startswith("axis")] == [
        "axis ACCUEIL DES NOUVEAUX",
        "axis LIEUX ET MATÉRIEL",
    ]


def test_another_part_in_its_name_is_one() -> None:
    found = book(Axe_1_Accueil="Réseau des cours", Axe_2_Lieux="Réseau des cours")
    assert [line for line in found if line.lstrip().startswith("axis")] == ["axis Accueil", "axis Lieux"]


def test_sheets_with_one_header_are_the_parts_their_names_say() -> None:
    found = book(Bâtiments="Réseau des cours", Transport="Réseau des cours")
    assert [line for line in found if line.lstrip().startswith("axis")] == ["axis Bâtiments", "axis Transport"]


def test_years_and_copies_name_no_part() -> None:
    assert not [line for line in book(Suivi_2030="Réseau", Copie="Réseau") if line.lstrip().startswith("axis")]


def test_a_sheet_that_begins_with_its_own_heading_is_told_by_it() -> None:
    found = book(Locaux="Bâtiments et cours", Trajets="Transport et voirie")
    assert [line for line in found if line.lstrip().startswith("axis")] == [
        "axis Bâtiments et cours",
        "axis Transport et voirie",
    ]


def test_a_sheet_called_key_only_explains_the_others() -> None:
    made = Workbook()
    made.remove(made.active)
    for name in ("Bâtiments", "Transport"):
        sheet = made.create_sheet(name)
        sheet.append(["Plan climat 2031"])
        for row in (["No", "Action", "Porteur", "Échéance", "État"], ["1", f"Isoler ({name})", "Ida", "mai", "Vert"]):
            sheet.append(row)
    key = made.create_sheet("Légende")
    for row in (["Vert", "En bonne voie"], ["Rouge", "En retard"]):
        key.append(row)
    stream = BytesIO()
    made.save(stream)
    assert [line.strip() for line in outline(as_dict(propose(read_bytes(stream.getvalue(), "plan.xlsx"))))] == [
        "axis Bâtiments",
        "action Isoler (Bâtiments)",
        "axis Transport",
        "action Isoler (Transport)",
    ]
