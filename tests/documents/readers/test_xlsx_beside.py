"""Excel: what is printed around the pages of a sheet, and what is drawn on it."""

import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from jalon.documents.readers.xlsx import read
from tests.documents.builders.packages import replaced
from tests.documents.makers.excel import workbook
from tests.documents.shows import cells, margin

_HEADER = "<headerFooter><oddHeader>{}</oddHeader></headerFooter></worksheet>"


def with_header(code: str) -> bytes:
    data = workbook(lambda sheet: sheet.append(["a", "b"]))
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        '<c r="A1"><v>1</v></c></row></sheetData>'
    )
    return replaced(data, "xl/worksheets/sheet1.xml", sheet + _HEADER.format(code.replace("&", "&amp;")))


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("&Lplan de tilleul&Rrelu le lundi", ["plan de tilleul", "relu le lundi"]),
        ("&C&K01+034Tilleuls", ["Tilleuls"]),
        ("&C&KFF0000Tilleuls", ["Tilleuls"]),
        ('&L&"Arial,Gras"&14&BPl&Ban&RPage &P+1 sur &N', ["Plan", "Page sur"]),
        ("&LEau && terre&C&D &T&R&F", ["Eau & terre"]),
        ("Recherche", ["Recherche"]),
    ],
)
def test_the_codes_of_a_printed_header_are_no_words(code: str, parts: list[str]) -> None:
    assert margin(read(with_header(code)), "header") == parts


def test_titles_of_a_chart_are_kept_beside_the_sheet() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["Quartier", "Arbres"], ["Nord", 12], ["Sud", 8]):
            sheet.append(row)
        chart = BarChart()
        chart.title, chart.y_axis.title = "Tilleuls par quartier", "Pieds"
        chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
        sheet.add_chart(chart, "D2")

    assert margin(read(workbook(fill)), "textbox") == ["Tilleuls par quartier", "Pieds"]


def test_words_of_a_diagram_are_kept_beside_the_sheet() -> None:
    data = workbook(lambda sheet: sheet.append(["a", "b"]))
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    related = "http://schemas.openxmlformats.org/package/2006/relationships"
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"

    def links(kind: str, target: str) -> str:
        link = f'<Relationship Id="r" Type="{kinds}/{kind}" Target="{target}"/>'
        return f'<Relationships xmlns="{related}">{link}</Relationships>'

    for name, content in {
        "xl/worksheets/_rels/sheet1.xml.rels": links("drawing", "../drawings/drawing1.xml"),
        "xl/drawings/drawing1.xml": f'<w xmlns="{drawing}/spreadsheetDrawing"/>',
        "xl/drawings/_rels/drawing1.xml.rels": links("diagramData", "..\\diagrams\\data1.xml"),
        "xl/diagrams/data1.xml": f'<d:dataModel xmlns:d="{drawing}/diagram" xmlns:a="{drawing}/main"><d:pt><d:t><a:p>'
        "<a:r><a:t>Semer </a:t></a:r><a:r><a:t>puis tailler</a:t></a:r></a:p></d:t></d:pt></d:dataModel>",
    }.items():
        data = replaced(data, name, content)

    assert margin(read(data), "textbox") == ["Semer puis tailler"]


def side_by_side(sheet: Worksheet, *, apart: str) -> None:
    for at, row in enumerate((["Action", "Pilote"], ["Tondre", "Parcs"], ["Semer", "Serres"]), 2):
        sheet[f"A{at}"], sheet[f"B{at}"] = row
    for at, (name, budget) in enumerate((("Ville", "Budget"), ("Orbeval", "300")), 2):
        sheet[f"{apart}{at}"], sheet[f"{chr(ord(apart) + 1)}{at}"] = name, budget


def tables(data: bytes) -> list[list[list[str]]]:
    return [cells(block) for block in read(data).blocks if hasattr(block, "rows")]


def test_two_tables_side_by_side_are_two() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "Plan du printemps"
        side_by_side(sheet, apart="E")

    assert tables(workbook(fill)) == [
        [["Action", "Pilote"], ["Tondre", "Parcs"], ["Semer", "Serres"]],
        [["Ville", "Budget"], ["Orbeval", "300"]],
    ]


def test_each_of_two_tables_has_its_title() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["E1"] = "Entretien", "Soutiens"
        side_by_side(sheet, apart="E")

    blocks = read(workbook(fill)).blocks
    assert [type(block).__name__ for block in blocks] == ["Paragraph", "Table", "Paragraph", "Table"]


@pytest.mark.parametrize("kind", ["one empty column", "hidden columns", "used below", "a heading over all"])
def test_columns_of_one_table_stay_together(kind: str) -> None:
    def fill(sheet: Worksheet) -> None:
        side_by_side(sheet, apart="D" if kind == "one empty column" else "E")
        if kind == "hidden columns":
            sheet.column_dimensions["C"].hidden = sheet.column_dimensions["D"].hidden = True
        elif kind == "used below":
            for at, value in enumerate(("Élaguer", "Parcs", "a", "b", "c", "d"), 1):
                sheet.cell(7, at, value)
        elif kind == "a heading over all":
            sheet["A5"], sheet["B5"] = "Automne", None
            sheet["A6"], sheet["B6"] = "Planter", "Parcs"
            sheet.merge_cells("A5:F5")

    assert len(tables(workbook(fill))[0][0]) == (6 if kind == "used below" else 4)


def test_cells_that_all_stand_apart_are_one_table() -> None:
    def fill(sheet: Worksheet) -> None:
        for column in range(1, 3001, 3):
            for row in (1, 2):
                sheet.cell(row, column, "x")

    assert [len(table[0]) for table in tables(workbook(fill))] == [1000]
