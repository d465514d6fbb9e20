"""A Document as the recognisers see it: lines and grids whose words are spans of one `Source`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from jalon.documents.model import Block, Cell, Document, Heading, Image, ListItem, Paragraph, Place, Table
from jalon.recognition.source import Look, Source, Text

LineKind = Literal["heading", "paragraph", "item"]


@dataclass(slots=True, eq=False)
class Line:
    """A paragraph. `text` begins with its printed number, typed or automatic; `bullet` is the mark of a list item.

    `level` is the heading level from 1 or the list level from 0. `run_on`: entries may follow each other in it
    without separators. `blanks`: lines of a dash alone over it in its cell (`blanks_below`: under it, at the end).
    """

    text: Text
    kind: LineKind = "paragraph"
    level: int = 0
    bullet: str = ""
    gap: int = 0
    indent: float = 0.0
    size: float | None = None
    style: str = ""
    run_on: bool = False
    blanks: int = 0
    blanks_below: int = 0

    @property
    def string(self) -> str:
        """Its words."""
        return self.text.string


@dataclass(slots=True, eq=False)
class GridCell:
    """A cell with its lines; `row` and `column` are those of its upper left corner in the grid.

    `role` is what a header cell says of its column where its words say it no longer.
    """

    lines: list[Line]
    row: int
    column: int
    row_span: int = 1
    col_span: int = 1
    header: bool = False
    role: str = ""
    background: str | None = None
    blanks: int = 0  # lines of a dash alone in a cell that says nothing else

    @property
    def string(self) -> str:
        """All its words."""
        return self.lines[0].string if len(self.lines) == 1 else " ".join([line.string for line in self.lines])


@dataclass(slots=True)
class GridRow:
    """For each column the cell covering it (the same object where it spans), None where there is none."""

    cells: list[GridCell | None]
    page: int | None = None
    after_break: bool = False

    def own(self, index: int) -> list[GridCell]:
        """The cells that begin in this row, given its index in the grid."""
        return [cell for cell in dict.fromkeys(filter(None, self.cells)) if cell.row == index]


@dataclass(slots=True, eq=False)
class Grid:
    """A table."""

    rows: list[GridRow]
    columns: int
    place: Place
    caption: Text | None = None
    header_rows: int = 0
    record: bool = False  # one thing told by labels, not a page of a longer table
    aside: list[GridCell] = field(default_factory=list)  # cells that say nothing of the plan: days of a calendar


@dataclass(slots=True)
class Picture:
    """A picture; `text` is its alternative text."""

    text: Text


Element = Line | Grid | Picture

# What is drawn in an empty cell, or under a header in a text file, says nothing.
_RULES = " \t\u00a0-–—_=."
_DASHES = re.compile(r"[-–—](?:\s*[-–—])?")  # one may be the mark of the line
_ONE_FIELD = 2  # runs: a label and its value
_LABEL = re.compile(r"\s*[^\W\d][^:]{1,40}:\s*")


@dataclass(slots=True)
class Pages:
    """A whole document, flattened: what runs through it, and what stands in its margins (kind, line)."""

    source: Source
    elements: list[Element]
    margins: list[tuple[str, Line]] = field(default_factory=list)


def flatten(document: Document) -> Pages:
    """Everything the document says, in reading order."""
    source = Source()
    elements = [element for block in document.blocks for element in _elements(block, source, document.format)]
    margins: list[tuple[str, Line]] = [
        (margin.kind, line) for margin in document.margins for line in _lines(margin.blocks, source, document.format)
    ]
    return Pages(source, elements, margins)


def _elements(block: Block, source: Source, form: str) -> list[Element]:
    if isinstance(block, Table):
        return [_grid(block, source, form)]
    if isinstance(block, Image):
        return [Picture(source.add([(_picture_words(block, form), Look())], block.place))]
    line = _line(block, source)
    starts = _bold_labels(block) if len(block.runs) > _ONE_FIELD else []
    if len(starts) < _ONE_FIELD:
        return [line]
    ((begin, end),) = line.text.spans
    edges = [*(begin + start for start in starts), end]
    fields = (Text(source, (span,)) for span in pairwise(edges))
    return [replace(line, text=text, gap=line.gap if at == 0 else 0) for at, text in enumerate(fields)]


def _bold_labels(block: Paragraph) -> list[int]:
    """Where fields begin in a paragraph that opens with a bold label and has others: "**When:** May **Who:** Odile"."""
    starts: list[int] = []
    at, before = 0, False
    for run in block.runs:
        if run.bold and not before and _LABEL.fullmatch(run.text):
            starts.append(at)
        at, before = at + len(run.text), run.bold
    return starts if starts[:1] == [0] and not block.marker else []


def _picture_words(image: Image, form: str) -> str:
    # A text file holds the placeholder itself; elsewhere the alternative text stands outside the running words.
    return f"[image: {image.alt}]" if form == "txt" else image.alt


def _line(block: Paragraph, source: Source) -> Line:
    stretches = [(run.text, Look(run.bold, run.strike, run.color, run.background)) for run in block.runs]
    numbered = bool(re.search(r"\w", block.marker)) and block.marker not in {"o", "O"}
    if numbered and stretches:
        stretches.insert(0, (block.marker + " ", stretches[0][1]))
    text = source.add(stretches, block.place)
    kind: LineKind = "paragraph"
    if isinstance(block, Heading):
        kind = "heading"
    elif isinstance(block, ListItem):
        kind = "item"
    return Line(
        text=text,
        kind=kind,
        level=block.level if isinstance(block, Heading | ListItem) else 0,
        bullet="" if numbered else block.marker,
        gap=block.gap,
        indent=block.indent,
        size=block.size,
        style=block.style,
        run_on=isinstance(block, ListItem) and block.run_on,
    )


def _said(blocks: list[Block], source: Source, form: str) -> tuple[list[Line], int]:
    """The lines of a cell, each with how many that are a dash alone stand over it; how many, where all are."""
    lines: list[Line] = []
    blanks = 0
    for block in blocks:
        if isinstance(block, Paragraph) and _DASHES.fullmatch(block.text.strip()):
            blanks += 1
            continue
        found = list(_lines([block], source, form))
        if found:
            found[0].blanks, blanks = blanks, 0
        lines += found
    if lines:
        lines[-1].blanks_below, blanks = blanks, 0
    return lines, blanks


def _lines(blocks: list[Block], source: Source, form: str) -> Iterator[Line]:
    """The lines of a cell or a margin; a nested table gives the lines of its cells."""
    for block in blocks:
        if isinstance(block, Table):
            for cell in (cell for row in block.rows for cell in row):
                yield from _lines(cell.blocks, source, form)
        elif isinstance(block, Image):
            if block.alt.strip():
                yield Line(source.add([(_picture_words(block, form), Look())], block.place), style="image")
        elif block.text.strip(_RULES) or block.marker.strip():
            yield _line(block, source)


def _grid(table: Table, source: Source, form: str) -> Grid:

    def cell_of(cell: Cell) -> GridCell:
        row, column = cell.place.row or 0, cell.place.column or 0
        lines, blanks = _said(cell.blocks, source, form)
        return GridCell(
            lines,
            row,
            column,
            cell.row_span,
            cell.col_span,
            cell.header,
            background=cell.background,
            blanks=blanks,
        )

    caption = source.add([(table.caption, Look())], table.place) if table.caption else None
    first = min((cell.place.row or 0 for row in table.rows for cell in row), default=0)
    left = min((cell.place.column or 0 for row in table.rows for cell in row), default=0)
    rows: list[GridRow] = []
    columns = table.columns
    grid: list[list[GridCell | None]] = [[None] * columns for _ in table.rows]
    for row_cells in table.rows:
        for cell in row_cells:
            mine = cell_of(cell)
            mine.row -= first
            mine.column = min(mine.column - left, columns - 1)
            for r in range(mine.row, min(mine.row + cell.row_span, len(grid))):
                for c in range(mine.column, min(mine.column + cell.col_span, columns)):
                    grid[r][c] = mine
    for index, cells in enumerate(grid):
        rows.append(GridRow(cells, table.pages[index] if index < len(table.pages) else None))
    return Grid(rows, columns, table.place, caption, table.header_rows)


def lines_of(grid: Grid) -> Iterator[Line]:
    """All the lines of a table, row by row."""
    return (line for index, row in enumerate(grid.rows) for cell in row.own(index) for line in cell.lines)
