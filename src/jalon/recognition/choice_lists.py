"""Sheets that only list what the cells of the plan may be chosen among: statuses, priorities, names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from jalon.phrases.folding import fold, squeeze
from jalon.recognition.lines import Grid

_HEADER: Final = 3  # rows of a header at most
_MOST_ROWS: Final = 40
_LONGEST: Final = 4  # words of a choice
_KNOWN: Final = 0.5  # of the choices of a column that the plan uses


def choice_lists(grids: Sequence[Grid]) -> set[int]:
    """The ids of the tables whose columns each list different short choices, those of a larger table among them."""
    small = [grid for grid in grids if len(grid.rows) <= _MOST_ROWS and _lists(grid)]
    larger = [(grid.columns, _used(grid)) for grid in grids if grid not in small] if small else []
    return {id(one) for one in small if any(wide > one.columns and _chosen_in(one, used) for wide, used in larger)}


def _lists(grid: Grid) -> bool:
    columns = [_column(grid, at) for at in range(grid.columns)]
    filled = [values for values in columns if values]
    return bool(filled) and all(
        len(values) > 1 and len(set(values)) == len(values) and all(len(value.split()) <= _LONGEST for value in values)
        for values in filled
    )


def _column(grid: Grid, at: int) -> list[str]:
    """What a column says from the top, its heading first."""
    cells = (row.cells[at] for row in grid.rows)
    return [squeeze(fold(cell.string)) for cell in cells if cell and cell.string]


def _used(grid: Grid) -> dict[str, set[str]]:
    """What each column says, by each of the rows that may be its heading."""
    used: dict[str, set[str]] = {}
    for values in (_column(grid, at) for at in range(grid.columns)):
        for heading in values[:_HEADER]:
            used.setdefault(heading, set()).update(values)
    return used


def _chosen_in(grid: Grid, used: dict[str, set[str]]) -> bool:
    """Whether a column of choices is one of the larger table's, with values that it has."""
    for at in range(grid.columns):
        heading, *values = _column(grid, at) or [""]
        known = used.get(heading, set())
        if values and sum(value in known for value in values) >= _KNOWN * len(values):
            return True
    return False
