"""PDF files that hold text: ruled tables with merged cells, paragraphs, lists, headings; furniture in the margins.

Each page's part of a table is a Table of its own. A page of pictures alone has no words to read.
"""

from __future__ import annotations

import re
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.model import Block, Cell, Document, Image, Margin, Paragraph, Place, Run, Table
from jalon.documents.readers.budget import Budget
from jalon.documents.readers.pdf_annotations import field_letters, notes
from jalon.documents.readers.pdf_columns import AlignedTable, Drawn, aligned_tables
from jalon.documents.readers.pdf_drawn import drawn_on
from jalon.documents.readers.pdf_lines import Char, Line, lines_of
from jalon.documents.readers.pdf_pages import check_pages, draw
from jalon.documents.readers.pdf_prose import ProseColumns, prose_columns
from jalon.documents.readers.pdf_tables import RuledTable
from jalon.documents.readers.pdf_text import Words, mark_headings, paragraphs
from jalon.documents.readers.places import assign_places

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

MAX_PAGES = 500
MAX_CHARS = 2_000_000
MAX_SECONDS = 120.0
_MAX_CONTENT = 64_000_000  # bytes of one page's drawing instructions, unpacked
_SUSPECT = 60_000  # bytes packed; below, nothing can unpack to more than the limit
_EDGE = 0.12  # of the page's height: where headers and footers stand
_PAGE_NUMBER = re.compile(
    r"^(?:p(?:age|\.)?\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:/|de|sur|of|\|)\s*\d{1,4})?$", re.IGNORECASE
)


@dataclass(slots=True)
class _Sheet:
    """One page taken apart: tables, lines outside them, pictures."""

    number: int
    height: float
    width: float
    tables: list[RuledTable]
    cells: dict[int, list[Line]]  # by id of the grid cell
    lines: list[Line]
    images: list[float] = field(default_factory=list)  # where their tops are
    drawn: Drawn = field(default_factory=Drawn)
    notes: list[Margin] = field(default_factory=list)
    furniture: list[tuple[Line, bool]] = field(default_factory=list)  # line, whether it stands at the top


def read(data: bytes) -> Document:
    """Read a PDF; raise UnreadableFile when it is locked, damaged, without text or far too long."""
    words = Words()
    pdf = _open(data)  # never closed: it holds nothing, and would look for every page to close it
    try:
        check_pages(pdf, MAX_PAGES)
        sheets = _take_apart(pdf, words)
    except (PdfminerException, MalformedPDFException, PDFException) as error:
        raise UnreadableFile(Cause.DAMAGED) from error
    if not any(sheet.lines or sheet.cells for sheet in sheets):
        raise UnreadableFile(Cause.SCANNED if any(sheet.images for sheet in sheets) else Cause.EMPTY)
    _set_furniture_aside(sheets)
    budget = Budget()
    document = Document([], "pdf", pages=len(sheets))
    for sheet in sheets:
        document.blocks.extend(_page_blocks(sheet, words, budget))
        document.margins.extend(_margins(sheet))
    document.blocks = mark_headings(document.blocks, _body_size(sheets))
    assign_places(document)
    return document


def _open(data: bytes) -> PDF:
    try:
        return pdfplumber.open(BytesIO(data))
    except PdfminerException as error:
        inner = error.args[0] if error.args else None
        if isinstance(inner, PDFPasswordIncorrect | PDFEncryptionError):
            raise UnreadableFile(Cause.ENCRYPTED) from error
        raise UnreadableFile(Cause.DAMAGED) from error


def _take_apart(pdf: PDF, words: Words) -> list[_Sheet]:
    sheets: list[_Sheet] = []
    started, count = time.monotonic(), 0
    for page in pdf.pages:
        _check_content(page)
        draw(page)
        chars = [*page.chars, *field_letters(page)]
        count += len(chars)
        if count > MAX_CHARS or time.monotonic() - started > MAX_SECONDS:
            raise UnreadableFile(Cause.TOO_LONG, limit=len(sheets))
        sheets.append(_sheet(page, chars, words))
        sheets[-1].notes = notes(page)
        page.close()
    return sheets


def _check_content(page: Page) -> None:
    """Refuse a page whose instructions unpack out of proportion, before anything unpacks them."""
    for stream in page.page_obj.contents:
        raw = getattr(stream, "rawdata", None)
        if raw and len(raw) > _SUSPECT:
            unpacker = zlib.decompressobj()
            try:
                unpacker.decompress(raw, _MAX_CONTENT)
            except zlib.error:
                continue
            if unpacker.unconsumed_tail:
                raise UnreadableFile(Cause.UNSAFE)


def _sheet(page: Page, chars: list[Char], words: Words) -> _Sheet:
    tables, drawn = drawn_on(page, chars)
    loose = chars
    if tables:
        loose = []
        for char in chars:
            inside = _chars_of_cell(tables, char)
            (loose if inside is None else inside).append(char)
    sheet = _Sheet(page.page_number, float(page.height), float(page.width), tables, {}, lines_of(loose), drawn=drawn)
    for cell in (cell for table in tables for cell in table.cells):
        if cell.chars:
            sheet.cells[id(cell)] = lines_of(cell.chars)
            cell.chars.clear()  # a thousand bytes each, for every letter of the file
            for line in sheet.cells[id(cell)]:
                line.words.clear()
    for line in (line for lines in (sheet.lines, *sheet.cells.values()) for line in lines):
        words.learn(line)
    area = sheet.height * sheet.width
    sheet.images = [image["top"] for image in page.images if image["width"] * image["height"] > 0.004 * area]
    return sheet


def _chars_of_cell(tables: list[RuledTable], char: Char) -> list[Char] | None:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    for table in tables:
        cell = table.cell_at(x, y)
        if cell is not None:
            return cell.chars
    return None


def _set_furniture_aside(sheets: list[_Sheet]) -> None:
    """Move the lines that come back on the pages' edges, and page numbers, out of the text."""
    seen: Counter[tuple[str, int]] = Counter()
    for sheet in sheets:
        seen.update({_signature(sheet, line) for line in sheet.lines if _on_edge(sheet, line)})
    needed = max(2, len(sheets) // 2)
    for sheet in sheets:
        kept: list[Line] = []
        for line in sheet.lines:
            edge = _on_edge(sheet, line)
            numbered = edge and line.top > sheet.height / 2 and _PAGE_NUMBER.match(line.text.strip())
            if edge and (numbered or seen[_signature(sheet, line)] >= needed):
                sheet.furniture.append((line, line.top < sheet.height / 2))
            else:
                kept.append(line)
        sheet.lines = kept


def _on_edge(sheet: _Sheet, line: Line) -> bool:
    """Near the top or the bottom of the page, with no table between it and the edge."""
    at_top = line.bottom < sheet.height * _EDGE
    at_bottom = line.top > sheet.height * (1 - _EDGE)
    if at_top:
        return all(table.box[1] >= line.bottom - 1 for table in sheet.tables)
    return at_bottom and all(table.box[3] <= line.top + 1 for table in sheet.tables)


def _signature(sheet: _Sheet, line: Line) -> tuple[str, int]:
    """The words without their numbers, and roughly where they stand (from the nearer edge)."""
    text = re.sub(r"\d+", "#", line.text.strip().lower())
    place = line.top if line.top < sheet.height / 2 else line.top - sheet.height
    return text, round(place / 12)


def _margins(sheet: _Sheet) -> list[Margin]:
    margins: list[Margin] = []
    for line, at_top in sheet.furniture:
        block = Paragraph([Run(line.text.strip())], Place(0, sheet.number), size=round(line.size, 1))
        margins.append(Margin("header" if at_top else "footer", [block]))
    return [*margins, *sheet.notes]


def _body_size(sheets: list[_Sheet]) -> float:
    """The type size most words are set in."""
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for line in (line for lines in (sheet.lines, *sheet.cells.values()) for line in lines):
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _page_blocks(sheet: _Sheet, words: Words, budget: Budget) -> list[Block]:
    """Tables, text between them and pictures, from top to bottom."""
    parts: list[tuple[float, list[Block]]] = [(top, [Image("", Place(0, sheet.number))]) for top in sheet.images]
    box = (0.0, sheet.width)
    borders = [table.box[1] for table in sheet.tables]
    groups: dict[int, list[Line]] = {}
    for line in sheet.lines:
        groups.setdefault(sum(border <= line.top for border in borders), []).append(line)
    for stretch in (part for lines in groups.values() for part in _stretches(lines, sheet.drawn)):
        if isinstance(stretch, ProseColumns):
            columns = [paragraphs(each, box, words, page=sheet.number, cell=False) for each in stretch.columns]
            parts.append((stretch.top, [block for blocks in columns for block in blocks]))
        elif isinstance(stretch, AlignedTable):
            parts.append((stretch.top, [_aligned(sheet, stretch, words, budget)]))
        else:
            blocks = paragraphs(stretch, box, words, page=sheet.number, cell=False)
            parts.append((stretch[0].top, blocks))
    parts.extend((table.box[1], [_table(sheet, table, words, budget)]) for table in sheet.tables)
    return [block for _, blocks in sorted(parts, key=lambda part: part[0]) for block in blocks]


def _stretches(lines: list[Line], drawn: Drawn) -> Iterator[list[Line] | ProseColumns | AlignedTable]:
    for part in prose_columns(lines, drawn):
        if isinstance(part, ProseColumns):
            yield part
        else:
            yield from aligned_tables(part, drawn)


def _aligned(sheet: _Sheet, aligned: AlignedTable, words: Words, budget: Budget) -> Table:
    rows: list[list[Cell]] = []
    covered: set[tuple[int, int]] = set()
    for row, contents in enumerate(aligned.rows):
        rows.append([])
        for column, lines in enumerate(contents):
            budget.count_cell()
            edges = aligned.edges[column]
            place = Place(0, sheet.number, row, column)
            if (row, column) in covered:
                continue
            span = aligned.spans.get((row, column), 1)
            covered.update((below, column) for below in range(row + 1, row + span))
            blocks = paragraphs(lines, edges, words, page=sheet.number, cell=True)
            rows[-1].append(Cell(blocks, place, span, len(aligned.edges) if row in aligned.across else 1))
            if row in aligned.across:
                break
    table = Table(rows, Place(0, sheet.number), columns=len(aligned.edges))
    table.pages = [sheet.number] * len(rows)
    return table


def _table(sheet: _Sheet, ruled: RuledTable, words: Words, budget: Budget) -> Table:
    rows: list[list[Cell]] = [[] for _ in range(len(ruled.ys) - 1)]
    for cell in ruled.cells:
        budget.count_cell()
        lines = sheet.cells.get(id(cell), [])
        edges = (cell.box[0], cell.box[2])
        place = Place(0, sheet.number, cell.row, cell.column)
        blocks = paragraphs(lines, edges, words, page=sheet.number, cell=True)
        rows[cell.row].append(Cell(blocks, place, cell.row_span, cell.col_span, background=cell.background))
    for row in rows:
        row.sort(key=lambda cell: cell.place.column or 0)
    table = Table(rows, Place(0, sheet.number), columns=len(ruled.xs) - 1)
    table.pages = [sheet.number] * len(rows)
    return table
