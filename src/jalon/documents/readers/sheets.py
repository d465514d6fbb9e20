"""From the cells of a sheet to blocks: titles above, tables separated by empty rows, columns that line up.

Rows and columns of cells are those of their own table, from 0; where a table begins on its sheet is in the place of
the table itself (row and column), and a title's place is its own row and column on the sheet.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.model import Block, Cell, Paragraph, Place, Table

MAX_POSITIONS = 2_000_000
_MOST_TABLES = 20  # side by side: with more gaps, it is the cells of one table that stand apart
_APART = 2  # columns without a word between two tables
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
    hidden_columns: set[int] = field(default_factory=set)

    def without_hidden_rows(self) -> tuple[Sheet, dict[int, int]]:
        """The same sheet with its rows closed up, and the row on the sheet of each row with text."""
        if not self.hidden_rows:
            return self, {}
        hidden = sorted(self.hidden_rows)
        moved = {row: row - bisect_left(hidden, row) for row, _ in self.cells}
        cells = {(moved[row], column): cell for (row, column), cell in self.cells.items()}
        closed = Sheet(self.name, self.number, cells, hidden_columns=self.hidden_columns)
        return closed, {new: row for row, new in moved.items()}


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
    above: list[tuple[int, int]] = []  # the first and last columns of the tables of the last band that had some
    used = sorted({column for (_, column), cell in sheet.cells.items() if cell.blocks})
    for whole in _bands(sheet):
        titles, body = _split_titles(whole, after_table=bool(above))
        blocks.extend(_titles(sheet, titles, whole.gap))
        beside: list[tuple[int, int]] = []
        for part in _side_by_side(body, used, sheet.hidden_columns):
            titles, band = _split_titles(part, after_table=bool(above)) if part is not body else ([], body)
            blocks.extend(_titles(sheet, titles, 0))
            left, right = band.left(), band.right()
            for first, last in above:
                if first <= left <= last:  # the same table goes on below
                    left, right = first, max(right, last)
            beside.append((left, right))
            blocks.append(_table(sheet, band, [column for column in used if left <= column <= right]))
        above = beside or above
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


def _side_by_side(band: _Band, used: list[int], hidden: set[int]) -> list[_Band]:
    """The tables that stand beside one another: two columns without a word on the whole sheet part them.

    Each has several columns and rows; a narrower or lower stretch of cells belongs to the table beside it.
    """
    if not band.rows:
        return []
    reach: dict[int, int] = {}  # column -> the last one its cells cover
    for column, cell in ((column, cell) for cells in band.rows.values() for column, cell in cells.items()):
        reach[column] = max(reach.get(column, column), column + cell.col_span - 1)
    cuts: list[int] = []
    left, right = band.left(), band.right()
    last = left
    for column in sorted({*reach, *(column for column in used if left <= column <= right)}):
        if sum(between not in hidden for between in range(last + 1, column)) >= _APART:
            cuts.append(column)
        last = max(last, reach.get(column, column))
    if not 0 < len(cuts) < _MOST_TABLES:
        return [band]
    kept = [left]
    for cut, end in pairwise([*cuts, right + 1]):
        if _is_table(_stretch(band, kept[-1], cut)) and _is_table(_stretch(band, cut, end)):
            kept.append(cut)
    if len(kept) == 1:
        return [band]
    return [_stretch(band, low, high) for low, high in pairwise([*kept, right + 1])]


def _stretch(band: _Band, low: int, high: int) -> _Band:
    """The part of a band that stands in some columns."""
    rows = {row: {at: cell for at, cell in cells.items() if low <= at < high} for row, cells in band.rows.items()}
    return _Band({row: cells for row, cells in rows.items() if cells}, band.gap)


def _is_table(band: _Band) -> bool:
    return len(band.rows) > 1 and len({column for cells in band.rows.values() for column in cells}) > 1


def _titles(sheet: Sheet, titles: list[tuple[int, int, SheetCell]], gap: int) -> list[Block]:
    """The lines of titles one under the other, `gap` rows below what stands above them."""
    blocks: list[Block] = []
    for index, (row, column, cell) in enumerate(titles):
        blocks.extend(_lines(sheet, row, column, cell, 0 if index else gap))
    return blocks


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
