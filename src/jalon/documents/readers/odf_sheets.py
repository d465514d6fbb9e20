"""OpenDocument spreadsheets: every sheet a table, its unused edges left out."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.documents.model import Block, Cell, Paragraph, Place, Run, Table, block_text
from jalon.documents.readers.budget import Budget
from jalon.documents.readers.odf_blocks import Flow, Shared
from jalon.documents.readers.odf_hidden import is_hidden, take_out_hidden
from jalon.documents.readers.odf_styles import Styles
from jalon.documents.readers.odf_tables import MAX_COLUMNS, columns_of, rows_of
from jalon.documents.readers.odf_text import DRAWINGS
from jalon.documents.readers.odf_xml import FO, OFFICE, TABLE, TEXT, Element, background_of, count_of

_EMPTY_ROWS = 100  # kept of a longer stretch of empty rows


@dataclass(slots=True)
class _Spot:
    element: Element
    column: int
    style: str
    filled: bool


def read_sheets(sheets: list[Element], flow: Flow, styles: Styles, shared: Shared) -> list[Block]:
    """The sheets of a workbook, hidden ones among the hidden text; drawings come after their sheet."""
    blocks: list[Block] = []
    for number, sheet in enumerate(sheets, 1):
        table = _read_sheet(sheet, number, flow, styles, shared)
        drawings = [block for shapes in sheet.iterchildren(f"{TABLE}shapes") for block in _drawn(shapes, flow)]
        for block in drawings:
            block.place = table.place
        style = styles.style("table", sheet.get(f"{TABLE}style-name"))
        hidden = style.other.get(f"{TABLE}display") == "false"
        target = shared.hidden if hidden else blocks
        target.extend([table, *drawings] if table.rows else drawings)
    return blocks


def _drawn(shapes: Element, flow: Flow) -> list[Block]:
    return [block for shape in shapes if shape.tag in DRAWINGS for block in flow.drawn(shape)]


def _read_sheet(sheet: Element, number: int, flow: Flow, styles: Styles, shared: Shared) -> Table:
    table = Table([], Place(0, number), 0, caption=sheet.get(f"{TABLE}name", ""))
    defaults = _column_styles(sheet)
    hidden: list[int] = []
    empty = 0
    for element, header in rows_of(sheet):
        spots = _spots(element, defaults)
        _hide_covered(element, flow, shared)
        repeat = count_of(element, f"{TABLE}number-rows-repeated", 2_000_000)
        if not any(spot.filled for spot in spots):
            empty += repeat
            continue
        table.rows.extend([] for _ in range(min(empty, _EMPTY_ROWS)))
        empty = 0
        shared.budget.expect_cells(repeat * len(spots))
        for _ in range(repeat):
            at = len(table.rows)
            hidden.extend([at] if is_hidden(element) else [])
            table.rows.append([_cell(spot, at, number, flow, styles, header=header) for spot in spots])
            if header and table.header_rows == at:
                table.header_rows = at + 1
    _trim(table)
    take_out_hidden(table, hidden, _hidden_columns(sheet), shared.hide)
    _fill(table, number, shared.budget)
    table.pages = [number] * len(table.rows)
    return table


def _column_styles(sheet: Element) -> list[str]:
    found: list[str] = []
    for column in columns_of(sheet):
        repeat = count_of(column, f"{TABLE}number-columns-repeated", MAX_COLUMNS)
        found.extend([column.get(f"{TABLE}default-cell-style-name", "")] * repeat)
        if len(found) > MAX_COLUMNS:
            break
    return found[:MAX_COLUMNS]


def _hidden_columns(sheet: Element) -> set[int]:
    hidden: set[int] = set()
    at = 0
    for column in columns_of(sheet):
        repeat = count_of(column, f"{TABLE}number-columns-repeated", MAX_COLUMNS)
        hidden.update(range(at, min(at + repeat, MAX_COLUMNS)) if is_hidden(column) else ())
        at += repeat
        if at > MAX_COLUMNS:
            break
    return hidden


def _spots(row: Element, defaults: list[str]) -> list[_Spot]:
    """The cells of a row that are not covered; a long repetition of empty ones is only counted."""
    found: list[_Spot] = []
    at = 0
    for cell in row:
        if cell.tag not in {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}:
            continue
        repeat = count_of(cell, f"{TABLE}number-columns-repeated", 20_000)
        filled = len(cell) > 0 or bool(cell.get(f"{OFFICE}value-type"))
        spans = cell.get(f"{TABLE}number-columns-spanned") or cell.get(f"{TABLE}number-rows-spanned")
        if (filled or spans) and cell.tag == f"{TABLE}table-cell":
            for column in range(at, min(at + repeat, MAX_COLUMNS)):
                default = defaults[column] if column < len(defaults) else ""
                own = cell.get(f"{TABLE}style-name") or row.get(f"{TABLE}default-cell-style-name") or default
                found.append(_Spot(cell, column, own, filled))
        at += repeat
    return found


def _hide_covered(row: Element, flow: Flow, shared: Shared) -> None:
    """Keep the words under merged cells among the hidden text, once however often they are repeated."""
    for cell in row.iterchildren(f"{TABLE}covered-table-cell"):
        words = [block_text(block) for block in flow.read_cell(cell)] if len(cell) else []
        for text in words or [_stored(cell)]:
            shared.hide(text)


def _cell(spot: _Spot, at: int, number: int, flow: Flow, styles: Styles, *, header: bool) -> Cell:
    element = spot.element
    blocks = flow.read_cell(element, spot.style or "Default")
    stored = _stored(element) if spot.filled and not element.findall(f"{TEXT}p") else ""
    if stored and not blocks:
        blocks = [Paragraph([Run(stored)], Place(0))]
    _unambiguous_date(element, blocks)
    return Cell(
        blocks,
        Place(0, number, at, spot.column),
        row_span=count_of(element, f"{TABLE}number-rows-spanned", 1_000_000),
        col_span=count_of(element, f"{TABLE}number-columns-spanned", MAX_COLUMNS),
        header=header,
        background=background_of(styles.style("table-cell", spot.style).other.get(f"{FO}background-color")),
    )


def _unambiguous_date(cell: Element, blocks: list[Block]) -> None:
    """A date shown in digits alone ("03/05/26") is given as ISO 8601: which is the month is in the file only."""
    date = cell.get(f"{OFFICE}date-value")
    if not date or len(blocks) != 1 or not isinstance(blocks[0], Paragraph) or len(blocks[0].runs) != 1:
        return
    run = blocks[0].runs[0]
    if not any(letter.isalpha() for letter in run.text):
        run.text = date.removesuffix("T00:00:00")


def _stored(cell: Element) -> str:
    """The value of a cell that shows no text of its own."""
    for name in ("date-value", "time-value", "string-value", "boolean-value"):
        if found := cell.get(f"{OFFICE}{name}"):
            return found.removesuffix("T00:00:00")
    number = cell.get(f"{OFFICE}value", "")
    if cell.get(f"{OFFICE}value-type") == "percentage":
        try:
            return f"{float(number) * 100:g} %"
        except ValueError:
            return number
    return number


def _trim(table: Table) -> None:
    """Drop empty rows at the end, and see how many columns are used."""
    while table.rows and not any(cell.blocks for cell in table.rows[-1]):
        table.rows.pop()
    ends = ((cell.place.column or 0) + (cell.col_span if cell.blocks else 1) for row in table.rows for cell in row)
    table.columns = min(max(ends, default=0), MAX_COLUMNS)
    for at, row in enumerate(table.rows):
        for cell in row:
            cell.row_span = min(cell.row_span, len(table.rows) - at)
            cell.col_span = min(cell.col_span, table.columns - (cell.place.column or 0))


def _fill(table: Table, number: int, budget: Budget) -> None:
    """Give every position of the used rectangle a cell."""
    budget.expect_cells(table.columns * len(table.rows))
    for at, (row, positions) in enumerate(zip(table.rows, table.grid(), strict=True)):
        row.extend(Cell([], Place(0, number, at, column)) for column, cell in enumerate(positions) if cell is None)
        row.sort(key=lambda cell: cell.place.column or 0)
