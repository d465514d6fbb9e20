"""Excel workbooks: values as shown, merged cells, several tables, hidden parts."""

import datetime as dt
import re
import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.model import ListItem, Paragraph
from jalon.documents.readers.xlsx import read
from tests.documents.makers.excel import of_rows, saved, workbook
from tests.documents.shows import cells, first_table, grid, kinds, margin, spans, texts

# Workbooks know no time zones.
_MARCH = dt.datetime.fromisoformat("2024-03-01")
_AFTERNOON = dt.datetime.fromisoformat("2024-03-01T13:30")
_EPOCH = dt.datetime.fromisoformat("1904-01-01")


def _shown(value: object, number_format: str = "General") -> str:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["a", "b"])
        sheet["B2"] = value
        sheet["B2"].number_format = number_format

    return first_table(read(workbook(fill))).rows[1][1].text


def _rewritten(data: bytes, part: str, old: str, new: str) -> bytes:
    """The workbook with a text of one part replaced."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            content = before.read(name).decode("utf-8", "surrogateescape")
            if name == part:
                assert re.search(old, content)
                content = re.sub(old, new, content)
            after.writestr(name, content.encode("utf-8", "surrogateescape"))
    return out.getvalue()


def test_rows_become_a_table_with_its_sheet_as_caption_and_page() -> None:
    document = read(of_rows(["Objectif", "Action"], ["A", None], [None, "C"]))
    table = first_table(document)

    assert cells(table) == [["Objectif", "Action"], ["A", ""], ["", "C"]]
    assert (table.caption, table.pages, document.pages) == ("Plan", [1, 1, 1], 1)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (3.0, "General", "3"),
        (12.5, "General", "12.5"),
        (0.1 + 0.2, "General", "0.3"),
        (0.5, "0%", "50\u00a0%"),
        (0.125, "0.0%", "12.5\u00a0%"),
        (1500, '#,##0.00\\ "$"', "1500.00 $"),
        (6, '0" régions"', "6 régions"),
        (2024, '"An "0', "An 2024"),
        (True, "General", "TRUE"),
        (_MARCH, "yyyy-mm-dd", "2024-03-01"),
        (_MARCH, "dd/mm/yyyy", "2024-03-01"),
        (_MARCH, "mmm-yy", "2024-03"),
        (_MARCH, "mmmm yyyy", "2024-03"),
        (_MARCH, "yyyy", "2024"),
        (_AFTERNOON, "yyyy-mm-dd hh:mm", "2024-03-01 13:30"),
        (dt.time(13, 30), "hh:mm", "13:30"),
        ("#REF!", "General", "#REF!"),
        (" deux  mots ", "@", "deux mots"),
    ],
)
def test_values_are_shown_as_people_see_them(value: object, number_format: str, shown: str) -> None:
    assert _shown(value, number_format) == shown


def test_dates_counted_from_1904() -> None:
    book = Workbook()
    book.epoch = _EPOCH
    assert isinstance(book.active, Worksheet)
    book.active.append(["a", _MARCH])
    book.active.append(["b", "c"])

    assert first_table(read(saved(book))).rows[0][1].text == "2024-03-01"


def test_merged_cells_span_rows_and_columns() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["Objectif", "Action", "Échéancier"], ["O", "a", "b"], [None, "c", "d"], ["Note", None, None]):
            sheet.append(row)
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("A4:C4")

    table = first_table(read(workbook(fill)))

    assert grid(table)[2] == ["O", "c", "d"]
    assert grid(table)[3] == ["Note", "Note", "Note"]
    assert spans(table.rows[1][0]) == (2, 1)


def test_text_under_a_merged_cell_is_hidden_not_lost() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Objectif", "dessous"])
        sheet.append(["O", "A"])

    data = _rewritten(
        workbook(fill), "xl/worksheets/sheet1.xml", "</sheetData>",
        '</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
    )  # fmt: skip
    assert margin(read(data), "hidden") == ["dessous"]


def test_columns_that_are_never_used_apart_count_once() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Objectif", None, "Action"])
        sheet.append(["O", None, "A"])
        sheet.merge_cells("A1:B1")
        sheet.merge_cells("A2:B2")

    table = first_table(read(workbook(fill)))

    assert (table.columns, spans(table.rows[0][0])) == (2, (1, 1))


def test_a_line_above_the_table_is_a_title_with_its_place() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B2"] = "Plan d'action"
        sheet.merge_cells("B2:D2")
        sheet["B4"], sheet["C4"] = "Objectif", "Action"
        sheet["B5"], sheet["C5"] = "O", "A"

    title, table = read(workbook(fill)).blocks

    assert isinstance(title, Paragraph)
    assert (title.text, title.place.row, title.place.column, title.place.page) == ("Plan d'action", 1, 1, 1)
    assert (table.place.row, table.place.column) == (3, 1)


def test_an_empty_row_separates_tables_whose_columns_stay_in_line() -> None:
    document = read(of_rows(["Objectif", "Action", "Suite"], ["A", "b", "c"], [], [None, "d", "e"], ["F", "g", None]))

    assert kinds(document.blocks) == ["table", "table"]
    assert grid(document.blocks[1]) == [["", "d", "e"], ["F", "g", ""]]  # type: ignore[arg-type]


def test_a_sheet_of_single_lines_is_paragraphs_set_in_by_column() -> None:
    document = read(of_rows(["Axe 1"], [None, "Objectif"], [None, None, "Action"]))

    assert kinds(document.blocks) == ["p", "p", "p"]
    assert [block.indent for block in document.blocks if isinstance(block, Paragraph)] == [0, 36, 72]


def test_lines_of_a_cell_are_paragraphs_and_typed_lists() -> None:
    table = first_table(read(of_rows(["a", "Intro :\n- un\n- deux"], ["c", "d"])))
    cell = table.rows[0][1]

    assert kinds(cell.blocks) == ["p", "li0", "li0"]
    assert [block.marker for block in cell.blocks if isinstance(block, ListItem)] == ["-", "-"]


def test_looks_of_cells_and_of_rich_text() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["gras", CellRichText("a ", TextBlock(InlineFont(b=True, color="FF00B050"), "b"))])
        sheet.append(["barré", "fond"])
        sheet["A1"].font = Font(bold=True, color="FFFF0000")
        sheet["A2"].font = Font(strike=True, color=Color(theme=1))
        sheet["B2"].fill = PatternFill("solid", fgColor="FFFFFF00")
        sheet["B2"].alignment = Alignment(indent=2)

    (first, rich), (struck, filled) = first_table(read(workbook(fill))).rows

    def runs(cell: object) -> list[tuple[str, bool, bool, str | None]]:
        (block,) = cell.blocks  # type: ignore[attr-defined]
        return [(run.text, run.bold, run.strike, run.color) for run in block.runs]

    assert runs(first) == [("gras", True, False, "ff0000")]
    assert runs(rich) == [("a ", False, False, None), ("b", True, False, "00b050")]
    assert runs(struck) == [("barré", False, True, None)]
    assert filled.background == "ffff00"
    assert filled.blocks[0].indent == 18  # type: ignore[union-attr]


def test_theme_colours_with_a_tint() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["a", "b"])
        sheet.append(["c", "d"])
        sheet["A1"].fill = PatternFill("solid", fgColor=Color(theme=4, tint=0.4))
        sheet["B1"].fill = PatternFill("solid", fgColor=Color(theme=0))

    first, second = first_table(read(workbook(fill))).rows[0]

    assert first.background is not None
    assert first.background != "4f81bd"
    assert second.background is None


def test_hidden_rows_columns_and_sheets_go_to_the_margins() -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in (["a", "x", "b"], ["caché", "y", "ici"], ["c", "z", "d"]):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    other = book.create_sheet("Listes")
    other["A1"] = "secret"
    other.sheet_state = "veryHidden"
    document = read(saved(book))

    assert cells(first_table(document)) == [["a", "b"], ["c", "d"]]
    hidden = " ".join(margin(document, "hidden")).split()
    assert sorted(hidden) == ["caché", "ici", "secret", "x", "y", "z"]
    assert [code for code, _ in document.warnings] == ["hidden_cells", "hidden_cells"]


def test_comments_and_printed_headers_are_margins() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["a", "b"])
        sheet["B1"].comment = Comment("À revoir", "Une personne")
        sheet.oddHeader.center.text = "Version &D du plan"
        sheet.oddFooter.right.text = "Page &P"

    document = read(workbook(fill))

    assert margin(document, "comment") == ["À revoir"]
    assert margin(document, "header") == ["Version du plan"]
    assert margin(document, "footer") == ["Page"]


def test_a_formula_shows_its_kept_value() -> None:
    data = of_rows(["a", "=1+1"], ["c", "d"])
    kept = _rewritten(data, "xl/worksheets/sheet1.xml", r"<v\s*/>|<v></v>", "<v>2</v>")

    assert first_table(read(kept)).rows[0][1].text == "2"


def test_a_formula_without_a_value_shows_its_text_and_says_so() -> None:
    document = read(of_rows(["a", '="Plan "&2024'], ["c", "d"]))

    assert first_table(document).rows[0][1].text == '="Plan "&2024'
    assert document.warnings == [("formula_without_value", {"sheet": "Plan", "row": 1, "column": 2})]


def test_links_are_kept() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["site", "b"])
        sheet["A1"].hyperlink = "https://exemple.org/"

    (block,) = first_table(read(workbook(fill))).rows[0][0].blocks

    assert isinstance(block, Paragraph)
    assert block.runs[0].link == "https://exemple.org/"


def test_a_stray_cell_at_the_end_of_the_world_costs_nothing() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["a", "b"])
        sheet["XFD1048576"].number_format = "0"

    assert cells(first_table(read(workbook(fill)))) == [["a", "b"]]


def test_two_distant_cells_in_one_row_are_a_narrow_table() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["XFD1"] = "a", "b"

    assert first_table(read(workbook(fill))).columns == 2


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jalon.documents.readers.xlsx_sheets.MAX_CELLS", 3)

    with pytest.raises(UnreadableFile):
        read(of_rows(["a", "b"], ["c", "d"]))


def test_damaged_parts_are_refused() -> None:
    data = bytearray(of_rows(["a", "b"]))
    start = data.index(b"xl/worksheets/sheet1.xml") + 30
    data[start : start + 20] = b"\xff" * 20
    with pytest.raises(UnreadableFile):
        read(bytes(data))
    with pytest.raises(UnreadableFile):
        read(of_rows(["a", "b"])[:-200])
    with pytest.raises(UnreadableFile):
        read(_rewritten(of_rows(["a", "b"]), "xl/worksheets/sheet1.xml", "</sheetData>", "<sheetData>"))


def test_sheets_are_read_in_order_with_their_number() -> None:
    book = Workbook()
    for number, name in enumerate(["Axe 1", "Axe 2"]):
        sheet = book.create_sheet(name, number)
        sheet.append([f"o{number}", "b"])
        sheet.append(["c", "d"])
    document = read(saved(book))

    assert [(table.caption, table.place.page) for table in document.blocks] == [("Axe 1", 1), ("Axe 2", 2)]  # type: ignore[union-attr]
    assert texts(document)[0].startswith("o0")


def test_words_kept_once_and_shown_by_many_cells_count_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jalon.documents.readers.budget.MAX_LETTERS", 100)
    with pytest.raises(UnreadableFile) as refused:
        read(of_rows(*[["Tenir la rencontre des membres"]] * 4))
    assert refused.value.cause is Cause.TOO_LONG


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("a_xD83D_b", "a\ufffdb"), ("a_xD83D__xDE00_b", "a😀b"), ("a_x0000_b", "ab"), ("a_x005F_x0041_", "a_x0041_")],
)
def test_escaped_characters_are_ones_that_can_be_stored(written: str, read_as: str) -> None:
    data = _rewritten(of_rows(["a", "MARK"], ["b", "c"]), "xl/worksheets/sheet1.xml", "MARK", written)
    assert first_table(read(data)).rows[0][1].text == read_as


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ('"Lot "@', "Lot nord"),
        ('0;-0;0;@" (à voir)"', "nord (à voir)"),
        ("_-* #,##0_-;_-@_-", "nord"),
        ("0;;;", "nord"),
    ],
)
def test_a_text_has_the_words_of_its_format(number_format: str, shown: str) -> None:
    assert _shown("nord", number_format) == shown


def test_a_merged_cell_over_hidden_rows_alone_is_hidden_not_lost() -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in (["Axe", "Action"], ["Ancien", "a"], [None, "b"], ["Nouveau", "c"], [None, "d"]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("A4:A5")
    for row in (2, 3):
        sheet.row_dimensions[row].hidden = True
    document = read(saved(book))

    assert cells(first_table(document)) == [["Axe", "Action"], ["Nouveau", "c"], ["d"]]
    assert sorted(" ".join(margin(document, "hidden")).split()) == ["Ancien", "a", "b"]
