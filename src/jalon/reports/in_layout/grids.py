"""Which columns the rows of a table have, where some run across several."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from jalon.documents.model import Place, Run, Table


class Grid:
    """A table as it was read; a column that was added to it since stands after the others."""

    def __init__(self, table: Table) -> None:
        self.table = table
        ends = ((cell.place.column or 0) + cell.col_span for row in table.rows for cell in row)
        self.width = max(ends, default=0)
        self.starts: list[set[int]] = [set() for _row in table.rows]
        for at, row in enumerate(table.rows):
            for cell in row:
                for covered in self.starts[at : at + cell.row_span]:
                    covered.add(cell.place.column or 0)

    def model(self, row: int) -> int | None:
        """The last row, up to this one, that has several cells; else the first below it; the headings when alone."""
        full = [at for at, starts in enumerate(self.starts) if len(starts) > 1]
        rows = [at for at in full if at >= max(self.table.header_rows, 1)]
        return next((at for at in (*reversed([at for at in rows if at <= row]), *rows, *full)), None)

    def last(self, place: Place) -> int:
        """The last row that a cell covers."""
        spans = (cell.row_span for cell in self.table.rows[place.row or 0] if cell.place == place)
        return (place.row or 0) + next(spans, 1) - 1

    def placed(self, row: int, cells: Mapping[int, list[list[Run]]]) -> dict[int, list[list[Run]]]:
        """What each cell of a row is to say: what has no column of its own there stands in the one before it."""
        starts = sorted(self.starts[row])
        found: dict[int, list[list[Run]]] = {}
        for column in sorted(cells):
            added = self.width <= column < self.table.columns
            start = column if added else starts[max(bisect_right(starts, column) - 1, 0)]
            found.setdefault(start, []).extend(cells[column])
        return found
