"""Lists found in files and in what is pasted."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
import xlsxwriter

from jalon.documents import read_bytes
from jalon.documents.as_json import document_as_dict
from jalon.network.importing.tables import MAX_ROWS, NoList, Sheet, pasted, sheets_of


def of_file(data: bytes, name: str) -> list[Sheet]:
    return sheets_of(document_as_dict(read_bytes(data, name)))


def test_a_workbook_with_titles_gaps_and_tall_cells() -> None:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet, dated = book.add_worksheet("Membres"), book.add_format({"num_format": "d mmm yyyy"})
        sheet.merge_range(0, 0, 0, 3, "Liste des membres")
        sheet.write_row(2, 0, ["Organisme", "Contact", "Courriel", "Depuis"])
        sheet.merge_range(3, 0, 4, 0, "Maison A")
        sheet.write_row(3, 1, ["Luc Roy", "a@x.ca"])
        sheet.write_datetime(3, 3, date(2019, 4, 1), dated)
        sheet.write_row(4, 1, ["Anne Côté", "b@x.ca"])
        sheet.write_row(7, 0, ["Maison B", "Bao Vu", "c@x.ca", 2018])
    (found,) = of_file(out.getvalue(), "membres.xlsx")
    assert found.rows == [
        ["Liste des membres"],
        ["Organisme", "Contact", "Courriel", "Depuis"],
        ["Maison A", "Luc Roy", "a@x.ca", "2019-04-01"],
        ["Maison A", "Anne Côté", "b@x.ca"],
        ["Maison B", "Bao Vu", "c@x.ca", "2018"],
    ]


def test_each_sheet_is_a_list() -> None:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name in ("Membres", "Anciens"):
            book.add_worksheet(name).write_row(0, 0, ["Organisme", "Courriel"])
    assert [sheet.name for sheet in of_file(out.getvalue(), "membres.xlsx")] == ["Membres", "Anciens"]


def test_a_csv_of_windows() -> None:
    (found,) = of_file("Organisme;Téléphone\r\nMaison d’été;'+33 1 23\r\n".encode("cp1252"), "membres.csv")
    assert found.rows == [["Organisme", "Téléphone"], ["Maison d’été", "+33 1 23"]]


def test_a_list_of_one_column() -> None:
    (found,) = of_file(b"Organisme\nMaison A\nMaison B\n", "membres.csv")
    assert found.rows == [["Organisme"], ["Maison A"], ["Maison B"]]


def test_a_text_without_a_table_is_no_list() -> None:
    with pytest.raises(NoList, match="no_list"):
        of_file("Bonjour à toutes et à tous.".encode(), "lettre.txt")


def test_cells_pasted_with_line_breaks() -> None:
    (found,) = pasted('Organisme\tContact\r\nMaison\t"Luc Roy\nAnne Côté"\r\n\r\n')
    assert found.rows == [["Organisme", "Contact"], ["Maison", "Luc Roy\nAnne Côté"]]


def test_a_quote_that_nothing_closes_swallows_nothing() -> None:
    (found,) = pasted('Maison\t"A\n' + "Maison\tB\n" * 100)
    assert len(found.rows) == 101


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no_list"),
        (" \n\t\n", "no_list"),
        ("a\tb\n" * (MAX_ROWS + 1), "too_many_rows"),
        ("a\t" * 80, "too_many_columns"),
        ("a" * 3_000_000, "too_long"),
    ],
)
def test_what_is_no_list_is_said(text: str, code: str) -> None:
    with pytest.raises(NoList, match=code):
        pasted(text + ("z" if code == "too_many_columns" else ""))
