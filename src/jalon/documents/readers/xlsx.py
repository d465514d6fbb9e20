"""Excel workbooks: every sheet's cells as shown, merged cells, looks, comments, hidden parts and text boxes."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from lxml import etree
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.exceptions import InvalidFileException

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.lists import trim_runs, typed_lists
from jalon.documents.model import Block, Document, Image, Margin, MarginKind, Paragraph, Place, Run
from jalon.documents.readers.budget import Budget
from jalon.documents.readers.flow import Look, squeeze
from jalon.documents.readers.places import NOWHERE
from jalon.documents.readers.sheets import Sheet, SheetCell, place_sheet_blocks, sheet_blocks
from jalon.documents.readers.symbols import shown
from jalon.documents.readers.xlsx_styles import CellStyle, WorkbookStyles
from jalon.documents.readers.xlsx_values import shown_value

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MAX_CELLS = 600_000  # with a value or only a style
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
_DRAWING_PART = re.compile(r"xl/drawings/[^/]+\.xml")
_CELL = re.compile(rb"<(?:\w+:)?c[ >]")
_BARE_FORMULA = re.compile(rb"</(?:\w+:)?f>\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>")
_BREAK = re.compile(r"\r\n?|\n|_x000D_\n?|\v")
_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FIELDS = re.compile(r"&(?:[LCRPNDTFAGZBIUESXY]|\"[^\"]*\"|\d+|K[0-9A-F]{6})")


def read(data: bytes) -> Document:
    """Read a workbook; raise UnreadableFile when it is damaged, empty or far too large.

    A formula shows the value the file keeps for it; without one, its own text, with a warning.
    """
    bare_formulas = _check(data)
    workbook = _load(data, values=True)
    formulas = _load(data, values=False) if bare_formulas else None
    reader = _Reader(workbook, formulas)
    for number, sheet in enumerate(workbook.worksheets, 1):
        reader.sheet(sheet, number)
    reader.drawings(data)
    document = reader.document
    document.pages = len(workbook.worksheets)
    place_sheet_blocks(document.blocks)
    for margin in document.margins:
        place_sheet_blocks(margin.blocks)
    return document


def _check(data: bytes) -> bool:
    """Refuse a workbook with too many cells; say whether some formula has no value kept."""
    count, bare = 0, False
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for name in archive.namelist():
                if _SHEET_PART.fullmatch(name):
                    part = archive.read(name)
                    count += len(_CELL.findall(part))
                    bare = bare or _BARE_FORMULA.search(part) is not None
                    if count > MAX_CELLS:
                        raise UnreadableFile(Cause.TOO_LONG, limit=MAX_CELLS)
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        raise UnreadableFile(Cause.DAMAGED) from error
    return bare


def _load(data: bytes, *, values: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about features it does not keep: we only read
        try:
            return load_workbook(BytesIO(data), data_only=values, rich_text=True, keep_links=False)
        except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, InvalidFileException) as error:
            raise UnreadableFile(Cause.DAMAGED) from error
        except (etree.XMLSyntaxError, zipfile.BadZipFile, EOFError, SyntaxError) as error:
            raise UnreadableFile(Cause.DAMAGED) from error


class _Reader:
    """Gathers a workbook into a document."""

    def __init__(self, workbook: Workbook, formulas: Workbook | None) -> None:
        self.document = Document([], "xlsx")
        self._formulas = formulas
        self._styles = WorkbookStyles(workbook)
        self._budget = Budget()

    def sheet(self, worksheet: Worksheet, number: int) -> None:
        """Read one sheet."""
        seen = Sheet(worksheet.title, number)
        hidden = Sheet(worksheet.title, number)
        hidden_rows, hidden_columns = _hidden(worksheet)
        spans = {
            (area.min_row, area.min_col): (area.size["rows"], area.size["columns"])
            for area in worksheet.merged_cells.ranges
        }
        comments: list[Block] = []
        # The worksheet's own iterators walk the declared dimension: a million rows for one stray cell.
        for (row, column), cell in sorted(worksheet._cells.items()):  # noqa: SLF001
            if not isinstance(cell, ExcelCell):
                continue
            comments.extend(_comment(cell, number))
            content = self._cell(worksheet.title, cell)
            if content is None:
                continue
            tall, wide = spans.get((row, column), (1, 1))
            content.row_span = tall - sum(row <= other < row + tall for other in hidden_rows)
            content.col_span = wide - sum(column < other < column + wide for other in hidden_columns)
            content.row_span, content.col_span = max(content.row_span, 1), max(content.col_span, 1)
            if (tall == 1 and row in hidden_rows) or (wide == 1 and column in hidden_columns):
                hidden.cells[row - 1, column - 1] = content
            else:
                seen.cells[row - 1, column - 1] = content
        self._keep(worksheet, seen, hidden, comments)

    def _keep(self, worksheet: Worksheet, seen: Sheet, hidden: Sheet, comments: list[Block]) -> None:
        blocks, concealed = sheet_blocks(seen), sheet_blocks(hidden)
        if worksheet.sheet_state == "visible":
            self.document.blocks.extend(blocks)
        else:
            concealed = blocks + concealed
        if concealed:
            count = sum(1 for cell in hidden.cells.values() if cell.blocks) or 1
            self.document.warnings.append(("hidden_cells", {"sheet": worksheet.title, "count": count}))
        self._margin("hidden", concealed)
        self._margin("comment", comments)
        for kind, text in _header_and_footer(worksheet):
            self._margin(kind, [Paragraph([Run(text)], Place(0, seen.number))])

    def _margin(self, kind: MarginKind, blocks: list[Block]) -> None:
        if blocks:
            self.document.margins.append(Margin(kind, blocks))

    def _cell(self, title: str, cell: ExcelCell) -> SheetCell | None:
        value = cell.value
        if value is None and self._formulas is not None:
            value = _formula(self._formulas[title].cell(cell.row, cell.column).value)
            if value is not None and not any(code == "formula_without_value" for code, _ in self.document.warnings):
                self.document.warnings.append(("formula_without_value", {"sheet": title, "cell": cell.coordinate}))
        if value is None and not cell.has_style:
            return None
        style = self._styles.of(cell)
        blocks: list[Block] = []
        if value is not None:
            self._budget.count_cell()
            blocks = self._paragraphs(value, style, cell.hyperlink.target if cell.hyperlink else None)
        return SheetCell(blocks, style.background) if blocks or style.background else None

    def _paragraphs(self, value: object, style: CellStyle, link: str | None) -> list[Block]:
        pieces = self._pieces(value, style, link)
        lines: list[list[Run]] = [[]]
        for text, look in pieces:
            for index, part in enumerate(_BREAK.split(text)):
                if index:
                    lines.append([])
                if part:
                    lines[-1].append(look.run(squeeze(shown(part, None))))
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

    def _pieces(self, value: object, style: CellStyle, link: str | None) -> Iterator[tuple[str, Look]]:
        base = style.look if link is None else Look(style.look.bold, style.look.italic, style.look.strike, link=link)
        if isinstance(value, CellRichText):
            for piece in value:
                if isinstance(piece, TextBlock):
                    yield piece.text, self._styles.inline(base, piece.font)
                else:
                    yield str(piece), base
        else:
            yield shown_value(value, style.number_format), base

    def drawings(self, data: bytes) -> None:
        """The words of text boxes and the alternative text of pictures, as margins."""
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for name in archive.namelist():
                if _DRAWING_PART.fullmatch(name):
                    self._margin("textbox", _drawing(archive.read(name)))


def _formula(value: object) -> str | None:
    text = getattr(value, "text", value)  # an array formula keeps its text apart
    return text if isinstance(text, str) and text.startswith("=") else None


def _hidden(worksheet: Worksheet) -> tuple[set[int], set[int]]:
    rows = {number for number, row in worksheet.row_dimensions.items() if row.hidden}
    columns: set[int] = set()
    for dimension in worksheet.column_dimensions.values():
        if dimension.hidden and dimension.min is not None and dimension.max is not None:
            columns.update(range(dimension.min, min(dimension.max, 16384) + 1))
    return rows, columns


def _comment(cell: ExcelCell, number: int) -> list[Block]:
    if cell.comment is None or not (cell.comment.text or "").strip():
        return []
    place = Place(0, number, (cell.row or 1) - 1, (cell.column or 1) - 1)
    return [Paragraph([Run(squeeze(line).strip())], place) for line in _BREAK.split(cell.comment.text) if line.strip()]


def _header_and_footer(worksheet: Worksheet) -> Iterator[tuple[MarginKind, str]]:
    """What is printed above and under each page, without page numbers and dates."""
    kinds: tuple[tuple[MarginKind, Any], ...] = (
        ("header", worksheet.oddHeader),
        ("footer", worksheet.oddFooter),
    )
    for kind, item in kinds:
        for part in (item.left, item.center, item.right):
            text = squeeze(_FIELDS.sub(" ", part.text or "")).strip()
            if text:
                yield kind, text


def _drawing(part: bytes) -> list[Block]:
    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return []
    blocks: list[Block] = []
    for element in root.iter():
        if element.tag == f"{_MAIN}p":
            text = squeeze("".join(node.text or "" for node in element.iter(f"{_MAIN}t"))).strip()
            if text:
                blocks.append(Paragraph([Run(text)], NOWHERE))
        elif isinstance(element.tag, str) and element.tag.endswith("}cNvPr") and element.get("descr"):
            blocks.append(Image(" ".join(element.get("descr", "").split()), NOWHERE))
    return blocks


def _leading(line: list[Run]) -> float:
    text = "".join(run.text for run in line)
    return 5.0 * (len(text) - len(text.lstrip()))
