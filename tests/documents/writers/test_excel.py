"""Excel files hold typed values, frozen headings and filters, and no formula."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from jalon.documents.writers.excel import to_excel
from jalon.documents.writers.house import Grid, GridColumn, Printed, Row, Text, Value
from tests.documents.writers.house import HOSTILE, printed


def sheet(data: bytes) -> Any:
    """The first sheet."""
    return openpyxl.load_workbook(BytesIO(data)).worksheets[0]


def test_dates_and_percents_are_typed() -> None:
    """So that they can be counted with."""
    found = sheet(to_excel(printed()))
    assert (found["C3"].value.date(), found["C3"].is_date) == (date(2025, 3, 1), True)
    assert (found["D3"].value, found["D3"].number_format) == (0.8, "0 %")


def test_heading_is_frozen_and_filtered() -> None:
    """The columns stay in sight."""
    found = sheet(to_excel(printed()))
    assert (found.freeze_panes, found.auto_filter.ref) == ("A2", "A1:D4")


def test_cell_going_on_is_merged() -> None:
    """And a line across the table too."""
    found = sheet(to_excel(printed()))
    assert sorted(map(str, found.merged_cells.ranges)) == ["A2:D2", "A3:A4"]


def test_rows_are_high_enough_for_their_text() -> None:
    """A cell over two rows too, that needs more than they have."""
    columns = [GridColumn("A"), GridColumn("B")]
    rows = [Row([Value("mot " * 200), Value("b")]), Row([None, Value("un\ndeux\ntrois")])]
    found = sheet(to_excel(Printed("t", "fr", [Grid("g", columns, rows)])))
    heights = [found.row_dimensions[row].height for row in (2, 3)]
    assert heights[1] > 3 * 15
    assert sum(heights) > 800 / 75 * 15


def test_a_long_text_has_a_wider_column() -> None:
    """Higher than Excel makes a row, its end would be hidden."""
    columns = [GridColumn("A"), GridColumn("B")]
    rows = [Row([Value("mot " * 700), Value("b")])]
    found = sheet(to_excel(Printed("t", "fr", [Grid("g", columns, rows)])))
    width, height = found.column_dimensions["A"].width, found.row_dimensions[2].height
    assert 2_800 / width * 15 < height <= 409


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_no_formula(text: str) -> None:
    """It is a string, whole but for what XML cannot hold."""
    found = sheet(to_excel(printed(Row([Value("a"), Value(text), Value(), Value("fin")]))))
    assert found["B2"].data_type == "s"
    assert "".join(filter(str.isalnum, found["B2"].value)) == "".join(filter(str.isalnum, text))


def test_sheets_are_named_whatever_the_words() -> None:
    """Excel refuses some characters, long names and twins."""
    names = ["Axe: [1]/2?", "x" * 60, "X" * 60, "History", ""]
    data = to_excel(Printed("t", "fr", [Grid(name, [GridColumn("A")], [Row([Value("b")])]) for name in names]))
    found = openpyxl.load_workbook(BytesIO(data)).sheetnames
    assert len({name.lower() for name in found}) == len(names) + 1
    assert all(0 < len(name) <= 31 for name in found)


def test_a_paragraph_is_as_high_as_its_lines() -> None:
    book = openpyxl.load_workbook(BytesIO(to_excel(Printed("t", "fr", [Text(["mot " * 100, "court"])]))))
    words = book["À propos"]
    heights = {cell.value: words.row_dimensions[cell.row].height for cell in words["A"] if cell.value}
    assert heights["mot " * 100] >= 4 * 15 > heights["court"]
