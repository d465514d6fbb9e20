"""OpenDocument tables of text documents: spans, covered and repeated cells, header rows, nested tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.model import Block, Cell, Place, Table, block_text
from jalon.documents.readers.budget import MAX_CELLS
from jalon.documents.readers.grid import visible_columns
from jalon.documents.readers.odf_styles import Styles
from jalon.documents.readers.odf_xml import FO, STYLE, TABLE, Element, background_of, count_of, points
from jalon.documents.readers.places import NOWHERE

MAX_COLUMNS = 1000
MAX_REPEAT = 1000  # of one row: a text document repeats none, a sheet only empty ones
_GROUPS = {f"{TABLE}{name}" for name in ("table-rows", "table-row-group", "table-header-rows")}
_COLUMN_GROUPS = {f"{TABLE}{name}" for name in ("table-columns", "table-column-group", "table-header-columns")}

CellReader = Callable[[Element, str], list[Block]]


@dataclass(slots=True)
class _Raw:
    element: Element
    start: int
    end: int
    rows: int


def read_table(element: Element, styles: Styles, read_cell: CellReader, hide: Callable[[str], None]) -> Table:
    """A table:table as a Table; `hide` takes the words of covered cells."""
    rows: list[tuple[list[_Raw], str | None, bool]] = []
    for row, header in rows_of(element):
        raws = _read_row(row, read_cell, hide)
        shade = styles.style("table-row", row.get(f"{TABLE}style-name")).other.get(f"{FO}background-color")
        for _ in range(count_of(row, f"{TABLE}number-rows-repeated", MAX_REPEAT)):
            rows.append((raws, shade, header))  # noqa: PERF401  (two loops read better)
    if sum(len(raws) for raws, _, _ in rows) > MAX_CELLS:
        raise UnreadableFile(Cause.TOO_LONG, limit=MAX_CELLS)
    columns = visible_columns(
        ((raw.start, raw.end) for raws, _, _ in rows for raw in raws), _positions(element, styles)
    )
    own = styles.style("table", element.get(f"{TABLE}style-name")).other.get(f"{FO}background-color")
    table = Table([], NOWHERE, max(columns.values(), default=0), origin=element)
    for at, (raws, shade, header) in enumerate(rows):
        cells = [
            Cell(
                read_cell(raw.element, ""),
                Place(0, None, at, columns[raw.start]),
                row_span=min(raw.rows, len(rows) - at),
                col_span=max(columns[raw.end] - columns[raw.start], 1),
                header=header,
                background=_background(raw.element, styles) or background_of(shade) or background_of(own),
                origin=raw.element,
            )
            for raw in raws
        ]
        table.rows.append(cells)
        if header and table.header_rows == at:
            table.header_rows = at + 1
    return table


def rows_of(element: Element, *, header: bool = False) -> Iterator[tuple[Element, bool]]:
    """The rows of a table with whether each is declared a header, through groups of rows."""
    for child in element:
        if child.tag == f"{TABLE}table-row":
            yield child, header
        elif child.tag in _GROUPS:
            yield from rows_of(child, header=header or child.tag == f"{TABLE}table-header-rows")


def _read_row(row: Element, read_cell: CellReader, hide: Callable[[str], None]) -> list[_Raw]:
    found: list[_Raw] = []
    at = 0
    for cell in row:
        repeat = count_of(cell, f"{TABLE}number-columns-repeated", MAX_COLUMNS)
        if cell.tag == f"{TABLE}covered-table-cell":
            if len(cell):
                for block in read_cell(cell, ""):
                    hide(block_text(block))
        elif cell.tag == f"{TABLE}table-cell":
            span = count_of(cell, f"{TABLE}number-columns-spanned", MAX_COLUMNS)
            rows = count_of(cell, f"{TABLE}number-rows-spanned", 1_000_000)
            found.extend(_Raw(cell, start, start + span, rows) for start in range(at, at + repeat))
        else:
            continue
        at = min(at + repeat, MAX_COLUMNS)
    return found


def columns_of(element: Element) -> Iterator[Element]:
    """The columns of a table, through groups of columns."""
    for child in element:
        if child.tag == f"{TABLE}table-column":
            yield child
        elif child.tag in _COLUMN_GROUPS:
            yield from columns_of(child)


def _positions(element: Element, styles: Styles) -> list[float]:
    """Where each border between columns stands, in points."""
    positions = [0.0]
    for column in columns_of(element):
        style = styles.style("table-column", column.get(f"{TABLE}style-name"))
        width = points(style.other.get(f"{STYLE}column-width")) or 0.0
        for _ in range(count_of(column, f"{TABLE}number-columns-repeated", MAX_COLUMNS)):
            positions.append(positions[-1] + width)
    return positions[: MAX_COLUMNS + 1]


def _background(cell: Element, styles: Styles) -> str | None:
    style = styles.style("table-cell", cell.get(f"{TABLE}style-name"))
    return background_of(style.other.get(f"{FO}background-color"))
