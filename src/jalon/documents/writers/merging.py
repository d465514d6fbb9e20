"""Which cells of a grid are written, and over how many rows and columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jalon.documents.writers.house import Grid, Value

EMPTY = Value()


@dataclass(slots=True)
class Placed:
    """A value at its upper left corner, from 0 below the heading row, and what it covers."""

    value: Value
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    across: bool = False


def merged(grid: Grid) -> list[Placed]:
    """Every cell once, in reading order; a None goes on from the cell above, in the first row it is empty."""
    placed: list[Placed] = []
    above: dict[int, Placed] = {}
    for row, cells in _rows(grid):
        if len(cells) == 1 and len(grid.columns) > 1:
            placed.append(Placed(cells[0] or EMPTY, row, 0, columns=len(grid.columns), across=True))
            above = {}
            continue
        for column in range(len(grid.columns)):
            value = cells[column] if column < len(cells) else EMPTY
            if value is None and column in above:
                above[column].rows += 1
                continue
            above[column] = Placed(value or EMPTY, row, column)
            placed.append(above[column])
    return placed


def _rows(grid: Grid) -> Iterator[tuple[int, list[Value | None]]]:
    for at, row in enumerate(grid.rows):
        yield at, list(row.values[:1] if row.across else row.values)
