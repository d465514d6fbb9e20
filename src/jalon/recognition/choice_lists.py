"""Sheets that only list what the cells of the plan may be chosen among: statuses, priorities, names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from jalon.phrases.folding import fold, squeeze
from jalon.recognition.lines import Grid
from jalon.recognition.sheet_names import lists_choices

_HEADER: Final = 3  # rows of a header at most
_MOST_ROWS: Final = 40
_LONGEST: Final = 4  # words of a choice
_NAMED: Final = 12  # words of a choice on a sheet called after its lists
_KNOWN: Final = 0.5  # of the choices of a column that the plan uses


def choice_lists(grids: Sequence[Grid]) -> set[int]:
    """The ids of the tables whose columns each list different short choices, those of a larger table among them.

    A sheet beside others that is called after its lists may list choices that no line has made yet.
    """
    named = {id(one) for one in grids if one.caption and lists_choices(one.caption.string) and _lists(one, _NAMED)}
    small = [grid for grid in grids if len(grid.rows) <= _MOST_ROWS and _lists(grid)]
    larger = [(grid.columns, _used(grid)) for grid in grids if grid not in small] if small else []
    chosen = {id(one) for one in small if any(wide > one.columns and _chosen_in(one, used) for wide, used in larger)}
    return chosen | (named if len(named) < len(grids) else set())


def _lists(grid: Grid, longest: int = _LONGEST) -> bool:
    columns = [_column(grid, at) for at in range(grid.columns)]
    filled = [values for values in columns if values]
    return bool(filled) and all(
        len(values) > 1 and len(set(values)) == len(values) and all(len(value.split()) <= longest for value in values)
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
