"""What any file becomes: blocks in reading order, each with its place.

A reader loses no word: what is not running text (headers, footers, footnotes, comments, hidden text) goes to
`Document.margins`; pictures become `Image` blocks with their alternative text. Nothing here knows of plans.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID

Format = Literal["docx", "odt", "pdf", "xlsx", "ods", "csv", "html", "md", "txt"]
MarginKind = Literal["header", "footer", "footnote", "endnote", "comment", "hidden", "textbox", "about"]
Origin = Any  # the element of the file it was read from, for writers that edit the file in place; None elsewhere
Align = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: page from 1 (None where the format has none), block from 0 in its document.

    Inside a table, `block` is the table's, `row` and `column` are those of the cell on the grid, from 0.
    For a workbook, `page` is the number of the sheet, from 1.
    """

    block: int
    page: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(slots=True)
class Run:
    """A stretch of text with one look. `color` and `background` are "rrggbb", None for the default.

    Text never holds a line break: readers turn a break into a space, or into a new block where it separates lines
    of a list. A superscript is plain text stuck to its word ("1er").
    """

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    color: str | None = None
    background: str | None = None
    link: str | None = None


@dataclass(slots=True)
class Paragraph:
    """A block of text. `marker` is an automatic number or bullet as printed ("1.", "AXE 1 :", "•"), not in `runs`.

    `indent` is the left indentation in points, `gap` the number of empty lines before it (rounded from extra
    spacing where the format has measures), `size` the largest type size in points when known.
    """

    runs: list[Run]
    place: Place
    marker: str = ""
    indent: float = 0.0
    gap: int = 0
    size: float | None = None
    align: Align | None = None
    style: str = ""
    origin: Origin = field(default=None, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The words, without the marker."""
        return "".join(run.text for run in self.runs)

    @property
    def bold(self) -> bool:
        """Whether all its visible text is bold."""
        shown = [run for run in self.runs if run.text.strip()]
        return bool(shown) and all(run.bold for run in shown)


@dataclass(slots=True)
class Heading(Paragraph):
    """A paragraph the file itself declares a heading (style or tag); `level` from 1."""

    level: int = 1


@dataclass(slots=True)
class ListItem(Paragraph):
    """One entry of a list; `level` from 0. `run_on`: several entries may stand in it without separators."""

    level: int = 0
    ordered: bool = False
    run_on: bool = False


@dataclass(slots=True)
class Image:
    """A picture, or the placeholder an extraction left; `alt` may be empty."""

    alt: str
    place: Place
    origin: Origin = field(default=None, repr=False, compare=False)


@dataclass(slots=True)
class Cell:
    """One cell, present once, at its upper left corner. `header`: the file declares it a header."""

    blocks: list[Block]
    place: Place
    row_span: int = 1
    col_span: int = 1
    header: bool = False
    background: str | None = None
    origin: Origin = field(default=None, repr=False, compare=False)

    @property
    def text(self) -> str:
        """All its words, blocks separated by a line break, nested tables included."""
        return "\n".join(filter(None, map(block_text, self.blocks)))


@dataclass(slots=True)
class Table:
    """A grid. `rows` holds for each row the cells that begin in it, by column; spans cover the others.

    `caption` is the sheet's name for a workbook. A table that a page break cut in two may come as two tables:
    joining them is for whoever reads the meaning. `pages[i]` is the page of row i where known.
    """

    rows: list[list[Cell]]
    place: Place
    columns: int
    caption: str = ""
    header_rows: int = 0
    pages: list[int | None] = field(default_factory=list)
    origin: Origin = field(default=None, repr=False, compare=False)

    def grid(self) -> list[list[Cell | None]]:
        """Every position with the cell covering it; None where the file has no cell at all."""
        full: list[list[Cell | None]] = [[None] * self.columns for _ in self.rows]
        for cell in (cell for row in self.rows for cell in row):
            top, left = cell.place.row or 0, cell.place.column or 0
            for row in range(top, min(top + cell.row_span, len(full))):
                for column in range(left, min(left + cell.col_span, self.columns)):
                    full[row][column] = cell
        return full


Block = Paragraph | Heading | ListItem | Image | Table


@dataclass(slots=True)
class Margin:
    """Text that stands beside the body: a page header, a footnote, a comment…"""

    kind: MarginKind
    blocks: list[Block]


@dataclass(slots=True)
class Document:
    """A whole file. `warnings` are codes with values, for whoever shows them to put in words.

    `identities` are those hidden in a file that came out of Jalon, with the places where they stand.
    """

    blocks: list[Block]
    format: Format
    margins: list[Margin] = field(default_factory=list)
    pages: int | None = None
    warnings: list[tuple[str, dict[str, str | int]]] = field(default_factory=list)
    identities: list[tuple[Place, UUID]] = field(default_factory=list)

    def walk(self) -> Iterator[Block]:
        """Every block, depth first: a table, then what its cells hold; margins last."""
        yield from _walk(self.blocks)
        for margin in self.margins:
            yield from _walk(margin.blocks)


def _walk(blocks: list[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Table):
            for cell in (cell for row in block.rows for cell in row):
                yield from _walk(cell.blocks)


def block_text(block: Block) -> str:
    """The words of a block, marker included, one line per paragraph."""
    if isinstance(block, Table):
        return "\n".join(filter(None, (cell.text for row in block.rows for cell in row)))
    if isinstance(block, Image):
        return block.alt
    return f"{block.marker} {block.text}".strip()
