"""Excel: one sheet a grid, typed dates and percents, frozen headings, filters. Nothing is ever a formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from jalon.documents.writers.characters import clean
from jalon.documents.writers.house import Grid, Printed, Text, Title, Value
from jalon.documents.writers.merging import Placed, merged
from jalon.documents.writers.widths import widths_of

CELL = 32_767  # characters Excel keeps in one cell
SHEET = 31  # characters in the name of a sheet
WIDTH = 150  # characters over all the columns
PAGE = 110  # characters of a paragraph
WIDEST, STEP = 120, 10  # characters of a column with a long text, and by how many it grows
NARROW = 16  # characters of a column, on the average: a sheet of many columns is wider
LINE = 15.5  # points
TALLEST = 409  # points, that Excel takes
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def to_excel(printed: Printed) -> bytes:
    """The document as a workbook: what stands outside the grids is on the first sheet."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": clean(printed.title)[:255], "company": clean(printed.organisation)[:255]})
        looks = Looks(book)
        names: set[str] = set()
        grids = [block for block in printed.blocks if isinstance(block, Grid)]
        for grid in grids:
            _sheet(book.add_worksheet(_name(grid.name, names)), grid, looks, landscape=printed.landscape)
        _words(book.add_worksheet(_name("À propos" if printed.language == "fr" else "About", names)), printed, looks)
        if grids:
            book.worksheets()[0].activate()
    return out.getvalue()


class Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._known: dict[tuple[str, bool, bool], Format] = {}
        self.heading = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#eef1ee", "bottom": 1}
        )
        self.words, self.strong = (
            book.add_format({"text_wrap": True, "valign": "top", "bold": each}) for each in (False, True)
        )
        self.title = book.add_format({"bold": True, "font_size": 16})

    def of(self, number: str, *, bold: bool, across: bool = False) -> Format:
        """A cell's look: its number format ("" for text), bold or not."""
        key = (number, bold, across)
        if key not in self._known:
            properties = {"text_wrap": True, "valign": "top", "bold": bold, "border": 4, "border_color": "#b9c2bc"}
            properties |= {"num_format": number, "align": "left"} if number else {}
            properties |= {"bg_color": "#f6f8f6"} if across else {}
            self._known[key] = self._book.add_format(properties)
        return self._known[key]


def _sheet(sheet: Worksheet, grid: Grid, looks: Looks, *, landscape: bool) -> None:
    cells = merged(grid)
    widths = _widths(grid, cells)
    for at, (column, width) in enumerate(zip(grid.columns, widths, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, clean(column.heading)[:CELL], looks.heading)
    for cell in cells:
        _place(sheet, cell, looks)
    for row, lines in enumerate(_lines_of_rows(cells, widths, len(grid.rows)), start=1):
        sheet.set_row(row, min(LINE * lines, TALLEST))
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    if landscape:
        sheet.set_landscape()
    if grid.rows:
        sheet.autofilter(0, 0, len(grid.rows), len(grid.columns) - 1)


def _widths(grid: Grid, cells: Sequence[Placed]) -> list[int]:
    """The characters of each column: a text that needs more than the highest row has a wider one, up to `WIDEST`."""
    room = max(WIDTH, NARROW * len(grid.columns))
    widths = [round(each) for each in widths_of(grid, room, letter=1.1, around=2).each]
    most = TALLEST // LINE
    for cell in (cell for cell in cells if cell.columns == 1):
        while widths[cell.column] < WIDEST and _lines_in(cell, widths[cell.column]) > most:
            widths[cell.column] = min(widths[cell.column] + STEP, WIDEST)
    return widths


def _lines_in(cell: Placed, width: int) -> int:
    """How many lines a text takes over so many characters."""
    bullet = 2 if cell.value.bullets else 0
    wider = 1.1 if cell.value.bold else 1
    return int(sum(max(-(-(len(line) + bullet) * wider // max(width - 1, 1)), 1) for line in cell.value.lines))


def _lines_of_rows(cells: Sequence[Placed], widths: Sequence[int], rows: int) -> list[int]:
    """How many lines each row must show: merged cells are not counted by whoever opens the file, so we count all.

    A cell over several rows that needs more than they have gets it from the last of them.
    """
    lines = [1] * rows
    for cell in sorted(cells, key=lambda cell: cell.rows):
        needed = _lines_in(cell, sum(widths[cell.column : cell.column + cell.columns]))
        over = range(cell.row, cell.row + cell.rows)
        lines[over[-1]] += max(needed - sum(lines[row] for row in over), 0)
    return lines


def _place(sheet: Worksheet, cell: Placed, looks: Looks) -> None:
    row, last = cell.row + 1, cell.row + cell.rows
    if cell.rows > 1 or cell.columns > 1:
        look = looks.of("", bold=cell.value.bold, across=cell.across)
        sheet.merge_range(row, cell.column, last, cell.column + cell.columns - 1, "", look)
    _write(sheet, row, cell.column, cell.value, looks, across=cell.across)


def _write(sheet: Worksheet, row: int, column: int, value: Value, looks: Looks, *, across: bool) -> None:
    if value.day is not None:
        sheet.write_datetime(row, column, value.day, looks.of("yyyy-mm-dd", bold=value.bold, across=across))
    elif value.percent is not None:
        sheet.write_number(row, column, value.percent / 100, looks.of("0 %", bold=value.bold, across=across))
    elif value.number is not None:
        sheet.write_number(row, column, value.number, looks.of("General", bold=value.bold, across=across))
    else:
        lines = [f"• {line}" for line in value.lines] if value.bullets and value.text else value.lines
        sheet.write_string(row, column, clean("\n".join(lines))[:CELL], looks.of("", bold=value.bold, across=across))


def _words(sheet: Worksheet, printed: Printed, looks: Looks) -> None:
    """The title, the facts and the paragraphs, one a line."""
    sheet.set_column(0, 0, PAGE)
    sheet.write_string(0, 0, clean(printed.title), looks.title)
    facts = list(filter(None, [printed.organisation, printed.subtitle, *printed.said_facts]))
    lines: list[tuple[str, bool]] = []
    for block in printed.blocks:
        if isinstance(block, Title):
            lines.append((block.text, True))
        elif isinstance(block, Text):
            lines += [(line, False) for line in block.lines]
    # An empty row parts what the plan is from what is said about it (see readers.xlsx).
    for at, (line, bold) in enumerate([*((fact, False) for fact in facts), ("", False), *lines], start=1):
        if line:
            sheet.write_string(at, 0, clean(line)[:CELL], looks.strong if bold else looks.words)
            sheet.set_row(at, min(LINE * _lines_in(Placed(Value(line, bold=bold), at, 0), PAGE), TALLEST))
    sheet.fit_to_pages(1, 0)


def _name(wanted: str, taken: set[str]) -> str:
    """A name Excel takes, unlike the others whatever their case."""
    base = _FORBIDDEN.sub(" ", clean(wanted)).strip(" '")[:SHEET].strip(" '") or "Plan"
    name, count = base, 1
    while name.lower() in taken or name.lower() == "history":
        count += 1
        name = f"{base[: SHEET - len(str(count)) - 1]} {count}"
    taken.add(name.lower())
    return name
