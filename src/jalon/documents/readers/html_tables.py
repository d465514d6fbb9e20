"""Tables of web pages: spans laid out on a grid, header rows found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.model import Block, Cell, Place, Table
from jalon.documents.readers.html_styles import Css, background, restyled

if TYPE_CHECKING:
    from lxml.etree import _Element

    from jalon.documents.readers.budget import Budget
    from jalon.documents.readers.flow import Look

MAX_COLUMNS = 1000
MAX_POSITIONS = 2_000_000
_SECTIONS = {"thead", "tbody", "tfoot"}


class Reader(Protocol):
    """What a table needs of the reader of the page."""

    budget: Budget

    def flow(self, element: _Element, look: Look) -> list[Block]:
        """The blocks of an element as a flow of its own."""

    def css(self, element: _Element) -> Css:
        """What is declared for an element."""

    def mark(self, element: _Element, blocks: Sequence[Block | Cell]) -> None:
        """Keep the identity that an element bears."""

    def stray(self, element: _Element, look: Look) -> None:
        """Read something that stands outside the cells."""

    def stray_text(self, text: str | None, look: Look) -> None:
        """Read text that stands outside the cells."""


@dataclass(slots=True)
class _Grid:
    """The rows laid out so far; `open` gives, by column, the last row a span from above covers."""

    rows: list[list[Cell]] = field(default_factory=list)
    open: dict[int, int] = field(default_factory=dict)
    columns: int = 0


def read_table(reader: Reader, element: _Element, look: Look) -> Table | None:
    """The table, or None when it has no cell. What stands in it outside cells goes before it."""
    grid = _Grid()
    header_rows, only_headers = 0, True
    for section, rows in _sections(reader, element, look):
        last = len(grid.rows) + len(rows) - 1
        for row in rows:
            cells = _row(reader, row, grid, last, look)
            heads = section == "thead" or (bool(cells) and all(cell.header for cell in cells))
            only_headers = only_headers and heads
            header_rows += only_headers
            if section == "thead":
                for cell in cells:
                    cell.header = True
    if not any(grid.rows):
        return None
    if len(grid.rows) * grid.columns > MAX_POSITIONS:
        raise UnreadableFile(Cause.TOO_LONG, limit=MAX_POSITIONS)
    if header_rows == len(grid.rows):
        header_rows = min(header_rows, 1)
    return Table(grid.rows, Place(0), columns=grid.columns, header_rows=header_rows)


def _sections(reader: Reader, element: _Element, look: Look) -> Iterator[tuple[str, list[_Element]]]:
    """Each group of rows with its tag, footers last; `rowspan` never leaves its group."""
    loose: list[_Element] = []
    groups: list[tuple[str, list[_Element]]] = []
    reader.stray_text(element.text, look)
    for child in element:
        tag = child.tag
        if tag == "tr":
            loose.append(child)
            if not groups or groups[-1][1] is not loose:
                groups.append(("tbody", loose))
        elif tag in _SECTIONS:
            loose = []
            reader.stray_text(child.text, look)
            rows = [row for row in child if row.tag == "tr"]
            for other in child:
                if other.tag != "tr" and isinstance(other.tag, str):
                    reader.stray(other, look)
                reader.stray_text(other.tail, look)
            groups.append((tag, rows))
        elif isinstance(tag, str) and tag not in {"colgroup", "col"}:
            reader.stray(child, look)
        reader.stray_text(child.tail, look)
    yield from (group for group in groups if group[0] != "tfoot")
    yield from (group for group in groups if group[0] == "tfoot")


def _row(reader: Reader, row: _Element, grid: _Grid, last: int, look: Look) -> list[Cell]:
    number = len(grid.rows)
    css = reader.css(row)
    look, shade = restyled(look, "tr", css), background(css)
    cells: list[Cell] = []
    column = 0
    reader.stray_text(row.text, look)
    for element in row:
        if element.tag in {"td", "th"}:
            while grid.open.get(column, -1) >= number:
                column += 1
            cell = _cell(reader, element, Place(0, None, number, column), grid, last)
            own = reader.css(element)
            cell.blocks = reader.flow(element, restyled(look, str(element.tag), own))
            cell.background = background(own) or shade
            reader.mark(element, [cell])
            cells.append(cell)
            column += cell.col_span
        elif isinstance(element.tag, str):
            reader.stray(element, look)
        reader.stray_text(element.tail, look)
    grid.rows.append(cells)
    return cells


def _cell(reader: Reader, element: _Element, place: Place, grid: _Grid, last: int) -> Cell:
    reader.budget.count_cell()
    row, column = place.row or 0, place.column or 0
    wide = max(1, min(_span(element, "colspan"), MAX_COLUMNS))
    while wide > 1 and any(grid.open.get(column + step, -1) >= row for step in range(1, wide)):
        wide -= 1
    high = _span(element, "rowspan")
    high = max(1, min(high or last + 1 - row, last + 1 - row))
    if column + wide > MAX_COLUMNS:
        raise UnreadableFile(Cause.TOO_LONG, limit=MAX_COLUMNS)
    grid.columns = max(grid.columns, column + wide)
    if high > 1:
        grid.open.update(dict.fromkeys(range(column, column + wide), row + high - 1))
    return Cell([], place, row_span=high, col_span=wide, header=element.tag == "th")


def _span(element: _Element, name: str) -> int:
    value = element.get(name)
    if value is None:
        return 1
    value = value.strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 1
