"""Excel workbooks: every sheet's cells as shown, merged cells, looks, comments, hidden parts and text boxes.

Read straight from the parts of the package: five times as fast as through a library that also writes.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lxml import etree

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.lists import trim_runs, typed_lists
from jalon.documents.model import Block, Document, Margin, MarginKind, Paragraph, Place, Run
from jalon.documents.readers.budget import Budget
from jalon.documents.readers.flow import Look, squeeze
from jalon.documents.readers.places import NOWHERE
from jalon.documents.readers.sheets import Sheet, SheetCell, place_sheet_blocks, sheet_blocks
from jalon.documents.readers.symbols import shown
from jalon.documents.readers.xlsx_beside import LINE_END, comments, drawing, header_and_footer
from jalon.documents.readers.xlsx_merges import covered
from jalon.documents.readers.xlsx_sheets import SheetData, Text, read_strings
from jalon.documents.readers.xlsx_styles import CellStyle, WorkbookStyles
from jalon.documents.readers.xlsx_xml import SheetPart, Workbook, area

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = 5.0  # points
_DRAWN = re.compile("[\ue000-\uf8ff]")  # bullets of symbol fonts


def read(data: bytes) -> Document:
    """Read a workbook; raise UnreadableFile when it is damaged, empty or far too large.

    A formula shows the value the file keeps for it; without one, its own text, with a warning.
    """
    try:
        workbook = Workbook(data)
        reader = _Reader(workbook)
        for number, part in enumerate(workbook.sheets, 1):
            reader.sheet(part, number)
    except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError) as error:
        raise UnreadableFile(Cause.DAMAGED) from error
    document = reader.document
    document.pages = len(workbook.sheets)
    place_sheet_blocks(document.blocks)
    for margin in document.margins:
        place_sheet_blocks(margin.blocks)
    return document


# Sheets that speak of the plan that the others hold: after an empty row, what is said is none of its lines.
_ABOUT: Final = frozenset({"à propos", "about"})


def _after_gap(sheet: Sheet) -> dict[tuple[int, int], SheetCell]:
    """The cells of a sheet below its first empty row, taken out of it."""
    rows = {row for row, _column in sheet.cells}
    gap = next((row for row in range(min(rows, default=0), max(rows, default=0)) if row not in rows), None)
    below = [place for place in sheet.cells if gap is not None and place[0] > gap]
    return {place: sheet.cells.pop(place) for place in below}


class _Reader:
    """Gathers a workbook into a document."""

    def __init__(self, workbook: Workbook) -> None:
        self.document = Document([], "xlsx")
        self._workbook = workbook
        self._styles = WorkbookStyles(workbook.part("styles"), lambda: workbook.part("theme"))
        self._strings = read_strings(workbook.part("sharedStrings"), self._styles)
        self._budget = Budget()

    def sheet(self, part: SheetPart, number: int) -> None:
        """Read one sheet and what belongs to it."""
        content = self._workbook.package.part(part.path)
        if content is None:
            raise UnreadableFile(Cause.DAMAGED)
        data = SheetData(content, self._strings, self._styles, from_1904=self._workbook.from_1904)
        relations = self._workbook.relations(part.path)
        links = _links(data.root, relations)
        seen = Sheet(part.name, number, hidden_rows=data.hidden_rows, hidden_columns=data.hidden_columns)
        hidden = Sheet(part.name, number)
        for (row, column), style, text, formula in data.cells():
            if formula:
                self._warn_of_formula(part.name, row, column)
            cell = self._cell(text, style, links.get((row, column)))
            if cell is None:
                continue
            tall, wide = data.spans.get((row, column), (1, 1))
            cell.row_span, cell.col_span = data.shown_span(row, tall, wide)
            concealed = data.conceals(row, column, tall, wide)
            (hidden if concealed else seen).cells[row, column] = cell
        for place in covered(seen.cells, data.spans):
            hidden.cells[place] = seen.cells.pop(place)
        self._part_about(part, seen)
        self._keep(part, seen, hidden)
        for kind, path in relations.values():
            if kind == "comments":
                self._margin("comment", comments(self._workbook.package.xml(path), number))
            elif kind == "drawing":
                self._margin("textbox", drawing(self._workbook, path))
        for edge, words in header_and_footer(data.root):
            self._margin(edge, [Paragraph([Run(words)], Place(0, number))])

    def _part_about(self, part: SheetPart, seen: Sheet) -> None:
        """Words about the plan, of a sheet that holds such words, leave the text."""
        if part.name.casefold() in _ABOUT and len(self._workbook.sheets) > 1:
            about = Sheet(part.name, seen.number)
            about.cells = _after_gap(seen)
            self._margin("about", sheet_blocks(about))

    def _keep(self, part: SheetPart, seen: Sheet, hidden: Sheet) -> None:
        blocks, concealed = sheet_blocks(seen), sheet_blocks(hidden)
        count = sum(1 for cell in hidden.cells.values() if cell.blocks)
        if part.visible:
            self.document.blocks.extend(blocks)
        else:
            concealed = blocks + concealed
            count += sum(1 for cell in seen.cells.values() if cell.blocks)
        if count:
            self.document.warnings.append(("hidden_cells", {"sheet": part.name, "count": count}))
        self._margin("hidden", concealed)

    def _margin(self, kind: MarginKind, blocks: list[Block]) -> None:
        if blocks:
            self.document.margins.append(Margin(kind, blocks))

    def _warn_of_formula(self, sheet: str, row: int, column: int) -> None:
        """Once is enough: the person then opens the file and saves it again."""
        if not any(code == "formula_without_value" for code, _ in self.document.warnings):
            values: dict[str, str | int] = {"sheet": sheet, "row": row + 1, "column": column + 1}
            self.document.warnings.append(("formula_without_value", values))

    def _cell(self, text: Text, style: CellStyle, link: str | None) -> SheetCell | None:
        blocks: list[Block] = []
        if text:
            self._budget.count_cell()
            self._budget.count_letters(sum(len(piece) for piece, _ in text))
            blocks = self._paragraphs(text, style, link)
        return SheetCell(blocks, style.background) if blocks or style.background else None

    def _paragraphs(self, text: Text, style: CellStyle, link: str | None) -> list[Block]:
        lines: list[list[Run]] = [[]]
        if len(text) == 1 and not LINE_END.search(text[0][0]):
            lines = [[_run(text[0][0], text[0][1] or style.look, link)]]
            text = []
        for piece, look in text:
            for index, part in enumerate(LINE_END.split(piece)):
                if index:
                    lines.append([])
                if part:
                    lines[-1].append(_run(part, look or style.look, link))
        blocks: list[Block] = []
        gap = 0
        for line in lines:
            runs = trim_runs(line)
            if not runs:
                gap += 1 if blocks else 0
                continue
            indent = style.indent + _leading(line)
            block = Paragraph(runs, NOWHERE, indent=indent, gap=gap, size=style.size)
            block.align = style.align  # type: ignore[assignment]  # only values the model knows
            blocks.append(block)
            gap = 0
        return typed_lists(blocks)


def _run(text: str, look: Look, link: str | None) -> Run:
    if link is not None:  # the colour of a link says nothing
        look = replace(look, color=None, link=link)
    if _DRAWN.search(text):
        text = shown(text, None)
    return look.run(squeeze(text))


def _leading(line: list[Run]) -> float:
    return _SPACE * sum(len(run.text) - len(run.text.lstrip()) for run in line[:1])


def _links(root: _Element, relations: dict[str, tuple[str, str]]) -> dict[tuple[int, int], str]:
    links: dict[tuple[int, int], str] = {}
    for each in root.iterfind("{*}hyperlinks/{*}hyperlink"):
        key = next((str(value) for name, value in each.attrib.items() if str(name).endswith("}id")), "")
        found = area(str(each.get("ref", "")))
        if found is not None and key in relations:
            links[found[0], found[1]] = relations[key][1]
    return links
