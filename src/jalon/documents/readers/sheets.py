"""From the cells of a sheet to blocks: titles above, tables separated by empty rows, columns that line up.

Rows and columns of cells are those of their own table, from 0; where a table begins on its sheet is in the place of
the table itself (row and column), and a title's place is its own row and column on the sheet.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.model import Block, Cell, Paragraph, Place, Table

MAX_POSITIONS = 2_000_000
_COLUMN_INDENT = 36.0  # points: how far in a line stands that begins one column further


@dataclass(slots=True)
class SheetCell:
    """What stands at one position of a sheet."""

    blocks: list[Block]
    background: str | None = None
    row_span: int = 1
    col_span: int = 1

    @property
    def bold(self) -> bool:
        """Whether all its text is bold."""
        texts = [block for block in self.blocks if isinstance(block, Paragraph)]
        return bool(texts) and all(block.bold for block in texts)


@dataclass(slots=True)
class Sheet:
    """A sheet's cells by (row, column) from 0. Only visible ones; cells covered by another are absent."""

    name: str = ""
    number: int | None = None
    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)

    def without_hidden_rows(self) -> tuple[Sheet, dict[int, int]]:
        """The same sheet with its rows closed up, and the row on the sheet of each row with text."""
        if not self.hidden_rows:
            return self, {}
        hidden = sorted(self.hidden_rows)
        moved = {row: row - bisect_left(hidden, row) for row, _ in self.cells}
        cells = {(moved[row], column): cell for (row, column), cell in self.cells.items()}
        return Sheet(self.name, self.number, cells), {new: row for row, new in moved.items()}


@dataclass(slots=True)
class _Band:
    """Consecutive rows with text: sheet row -> its cells with text, by column."""

    rows: dict[int, dict[int, SheetCell]]
    gap: int

    def left(self) -> int:
        return min(column for cells in self.rows.values() for column in cells)

    def right(self) -> int:
        return max(
            column + (cell.col_span if cell.blocks else 1) - 1
            for cells in self.rows.values()
            for column, cell in cells.items()
        )


def sheet_blocks(sheet: Sheet) -> list[Block]:
    """The blocks of a sheet, with the page, row and column of their places; `block` is given later."""
    sheet, rows = sheet.without_hidden_rows()
    blocks: list[Block] = []
    previous: tuple[int, int] | None = None
    used = sorted({column for (_, column), cell in sheet.cells.items() if cell.blocks})
    for band in _bands(sheet):
        titles, body = _split_titles(band, after_table=previous is not None)
        for index, (row, column, cell) in enumerate(titles):
            blocks.extend(_lines(sheet, row, column, cell, band.gap if index == 0 else 0))
        if not body.rows:
            continue
        left, right = body.left(), body.right()
        if previous and previous[0] <= left <= previous[1]:  # the same table goes on below
            left, right = previous[0], max(right, previous[1])
        previous = (left, right)
        blocks.append(_table(sheet, body, [column for column in used if left <= column <= right]))
    for block in blocks if rows else ():
        here = block.place
        block.place = Place(0, here.page, rows.get(here.row or 0, here.row), here.column)
    return blocks


def _bands(sheet: Sheet) -> Iterable[_Band]:
    """Groups of rows separated by rows without text (rows covered by a tall cell are not empty)."""
    rows: dict[int, dict[int, SheetCell]] = {}
    for (row, column), cell in sorted(sheet.cells.items(), key=lambda item: item[0]):
        if cell.blocks:
            rows.setdefault(row, {})[column] = cell
    band = _Band({}, 0)
    bottom = -1
    for row, cells in rows.items():
        if band.rows and row > bottom + 1:
            yield band
            band = _Band({}, row - bottom - 1)
        band.rows[row] = cells
        bottom = max(bottom, row + max(cell.row_span for cell in cells.values()) - 1, row)
    if band.rows:
        yield band


def _split_titles(band: _Band, *, after_table: bool) -> tuple[list[tuple[int, int, SheetCell]], _Band]:
    """The lines above the first row of several cells, and the rest. A band of single lines is all titles."""
    titles: list[tuple[int, int, SheetCell]] = []
    wide = any(len(cells) > 1 for cells in band.rows.values())
    left = band.left()
    for row, cells in band.rows.items():
        ((column, cell),) = [*cells.items()][:1]
        lone = len(cells) == 1 and cell.row_span == 1
        stands_out = cell.col_span > 1 or cell.bold
        if not lone or (wide and column != left) or (after_table and not stands_out):
            break
        titles.append((row, column, cell))
    done = {row for row, _, _ in titles}
    return titles, _Band({row: cells for row, cells in band.rows.items() if row not in done}, band.gap)


def _lines(sheet: Sheet, row: int, column: int, cell: SheetCell, gap: int) -> list[Block]:
    for block in cell.blocks:
        block.place = Place(0, sheet.number, row, column)
        if isinstance(block, Paragraph):
            block.indent += _COLUMN_INDENT * column
            block.gap, gap = block.gap + gap, 0
    return cell.blocks


def _table(sheet: Sheet, band: _Band, used: list[int]) -> Table:
    top = min(band.rows)
    bottom = max(row + cell.row_span - 1 for row, cells in band.rows.items() for cell in cells.values())
    if (bottom - top + 1) * len(used) > MAX_POSITIONS:
        raise UnreadableFile(Cause.TOO_LONG, limit=MAX_POSITIONS)
    index = {column: number for number, column in enumerate(used)}
    rows: list[list[Cell]] = [[] for _ in range(top, bottom + 1)]
    taken: set[tuple[int, int]] = set()
    for row in range(top, bottom + 1):
        for column in used:
            if (row, column) in taken:
                continue
            found = sheet.cells.get((row, column)) or SheetCell([])
            high = min(found.row_span, bottom - row + 1)
            wide = (
                bisect_left(used, column + found.col_span, index[column]) - index[column] if found.col_span > 1 else 1
            )
            if high * wide > 1:
                covered = used[index[column] : index[column] + wide]
                taken.update((below, other) for below in range(row, row + high) for other in covered)
            place = Place(0, sheet.number, row - top, index[column])
            rows[row - top].append(Cell(found.blocks, place, high, wide, background=found.background))
    table = Table(rows, Place(0, sheet.number, top, used[0]), columns=len(used), caption=sheet.name)
    table.pages = [sheet.number] * len(rows)
    return table


def place_sheet_blocks(blocks: list[Block]) -> None:
    """Give blocks their rank; pages, rows and columns are kept."""
    for rank, block in enumerate(blocks):
        here = block.place
        block.place = Place(rank, here.page, here.row, here.column)
        if isinstance(block, Table):
            for cell in (cell for row in block.rows for cell in row):
                cell.place = Place(rank, cell.place.page, cell.place.row, cell.place.column)
                for inner in cell.blocks:
                    inner.place = cell.place
