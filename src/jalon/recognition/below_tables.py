"""Tables right under another in one grid, as a sheet has them, that are no part of the plan: who to call, a budget."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from jalon.recognition.lines import Grid, GridCell, Line
from jalon.recognition.other_tables import is_aside, is_money

_FIRST: Final = 2  # row: a header and one line of the plan come before
_ROWS: Final = 2  # of such a table: its header and one line


def without_tables_below(grid: Grid) -> tuple[Grid, list[Line]]:
    """A grid without the other tables that end it, and their lines."""
    if grid.record:
        return grid, []
    for at in range(_FIRST, len(grid.rows) - _ROWS):
        if _begins_another(grid, at):
            below = [line for row in range(at, len(grid.rows)) for cell in _filled(grid, row) for line in cell.lines]
            return replace(grid, rows=grid.rows[:at]), below
    return grid, []


def _begins_another(grid: Grid, at: int) -> bool:
    """Whether a row is the title of another table: one cell, over headings and rows that are none of the plan."""
    title, headings = _filled(grid, at), _filled(grid, at + 1)
    if len(title) != 1 or title[0].column != 0 or len(headings) < _ROWS or headings[0].column != 0:
        return False
    if is_aside([cell.string for cell in headings]):
        return True
    told = [cell.string for row in range(at + 2, len(grid.rows)) for cell in _filled(grid, row)[1:]]
    headed = not any(is_money(cell.string) or cell.string[:1].isdigit() for cell in headings)
    return headed and len(told) > 1 and all(map(is_money, told))


def _filled(grid: Grid, at: int) -> list[GridCell]:
    return [cell for cell in grid.rows[at].own(at) if cell.string]
