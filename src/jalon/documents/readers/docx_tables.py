"""Word tables: rows and cells through content controls, merged cells, table styles, stray columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jalon.documents.model import Block, Cell, Place, Table, block_text
from jalon.documents.readers.docx_styles import RunProps, Style, Styles
from jalon.documents.readers.docx_xml import (
    Element,
    W,
    child_value,
    is_on,
    number,
    points,
    shading_of,
    value,
)
from jalon.documents.readers.grid import visible_columns
from jalon.documents.readers.places import NOWHERE

_MAX_SPAN = 1000
_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")}
_LOOK_BITS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200}

CellReader = Callable[[Element, RunProps], list[Block]]


@dataclass(slots=True)
class RawCell:
    """A w:tc on the grid as the file draws it: columns `start` to `end`."""

    element: Element
    start: int
    end: int
    properties: Element | None
    continues: bool


@dataclass(slots=True)
class RawRow:
    """A w:tr: its cells, and whether it is repeated on each page."""

    cells: list[RawCell]
    header: bool


def read_table(element: Element, styles: Styles, read_cell: CellReader, hide: Callable[[str], None]) -> Table:
    """A w:tbl as a Table; `hide` takes the words Word keeps under a merged cell without showing them."""
    rows = [row for _element, row in rows_of(element)]
    columns = _columns(element, rows)
    look = _Look(element, styles, len(rows))
    table = Table([], NOWHERE, max(columns.values(), default=0), origin=element)
    above: dict[int, Cell] = {}
    for at, row in enumerate(rows):
        cells: list[Cell] = []
        covering: dict[int, Cell] = {}
        for raw in row.cells:
            start = columns[raw.start]
            span = max(columns[raw.end] - start, 1)
            first = above.get(start) if raw.continues else None
            if first is not None:
                first.row_span += 1
                for block in read_cell(raw.element, {}):
                    hide(block_text(block))
                covering[start] = first
                continue
            props, background = look.of(at, first=raw is row.cells[0], last=raw is row.cells[-1])
            direct = None if raw.properties is None else raw.properties.find(f"{W}shd")
            cell = Cell(
                read_cell(raw.element, props),
                Place(0, None, at, start),
                col_span=span,
                header=row.header,
                background=background if direct is None else shading_of(direct),
                origin=raw.element,
            )
            cells.append(cell)
            covering[start] = cell
        above = covering
        table.rows.append(cells)
    while table.header_rows < len(rows) and rows[table.header_rows].header:
        table.header_rows += 1
    return table


def rows_of(table: Element) -> list[tuple[Element, RawRow]]:
    """The rows of a w:tbl that have cells, through content controls and insertions."""
    rows = [(row, _read_row(row)) for row in _inside(table, f"{W}tr")]
    return [(element, row) for element, row in rows if row.cells]


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, through content controls and insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _read_row(element: Element) -> RawRow:
    properties = element.find(f"{W}trPr")
    if properties is not None and properties.find(f"{W}del") is not None:
        return RawRow([], header=False)
    at = _bounded(child_value(properties, "gridBefore"), 0)
    cells: list[RawCell] = []
    for cell in _inside(element, f"{W}tc"):
        own = cell.find(f"{W}tcPr")
        span = _bounded(child_value(own, "gridSpan"), 1)
        merged = None if own is None else own.find(f"{W}vMerge")
        beside = child_value(own, "hMerge") if own is not None and own.find(f"{W}hMerge") is not None else "restart"
        deleted = own is not None and own.find(f"{W}cellDel") is not None
        if cells and (beside != "restart" or deleted):
            cells[-1].end = at + span
        else:
            cells.append(RawCell(cell, at, at + span, own, merged is not None and value(merged) != "restart"))
        at += span
    return RawRow(cells, header=properties is not None and is_on(properties.find(f"{W}tblHeader")))


def _bounded(text: str, default: int) -> int:
    return min(max(number(text, default), default), _MAX_SPAN)


def _columns(element: Element, rows: list[RawRow]) -> dict[int, int]:
    positions = [0.0]
    for column in element.iterfind(f"{W}tblGrid/{W}gridCol"):
        positions.append(positions[-1] + (points(column.get(f"{W}w")) or 0.0))
    return visible_columns(((cell.start, cell.end) for row in rows for cell in row.cells), positions)


class _Look:
    """What a table's style gives to its cells, by where they stand."""

    def __init__(self, element: Element, styles: Styles, rows: int) -> None:
        properties = element.find(f"{W}tblPr")
        self._style: Style = styles.table(child_value(properties, "tblStyle"))
        self._rows = rows
        shade = None if properties is None else shading_of(properties.find(f"{W}shd"))
        self._background = shade or self._style.background
        look = None if properties is None else properties.find(f"{W}tblLook")
        self._on = _switches(look)
        self._known: dict[tuple[str, ...], tuple[RunProps, str | None]] = {}

    def of(self, row: int, *, first: bool, last: bool) -> tuple[RunProps, str | None]:
        """The text properties and the background of a cell."""
        names = self._conditions(row, first=first, last=last)
        known = self._known.get(names)
        if known is None:
            run, background = self._style.run, self._background
            for name in names:
                own, shade = self._style.conditions.get(name, ({}, None))
                run, background = {**run, **own}, shade or background
            known = self._known[names] = (run, background)
        return known

    def _conditions(self, row: int, *, first: bool, last: bool) -> tuple[str, ...]:
        """The parts of the table the cell belongs to, weakest first (ECMA-376 17.7.6)."""
        if not self._style.conditions:
            return ()
        names = ["wholeTable"]
        on = self._on
        if not on["noHBand"]:
            names.append("band2Horz" if (row - on["firstRow"]) % 2 else "band1Horz")
        if first and on["firstColumn"]:
            names.append("firstCol")
        if last and on["lastColumn"]:
            names.append("lastCol")
        if row == 0 and on["firstRow"]:
            names.append("firstRow")
        if row == self._rows - 1 and on["lastRow"]:
            names.append("lastRow")
        return tuple(names)


def _switches(look: Element | None) -> dict[str, bool]:
    """The w:tblLook, written either as attributes or as one hexadecimal number."""
    if look is None:
        return {name: name == "noHBand" for name in _LOOK_BITS}
    try:
        bits = int(value(look) or "0", 16)
    except ValueError:
        bits = 0
    written = {name: look.get(f"{W}{name}") for name in _LOOK_BITS}
    return {
        name: bool(bits & bit) if written[name] is None else written[name] in {"1", "true", "on"}
        for name, bit in _LOOK_BITS.items()
    }
