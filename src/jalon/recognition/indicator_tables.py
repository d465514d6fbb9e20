"""Small tables of indicators under a part of the plan: what is expected of it, and how much."""

from __future__ import annotations

from typing import Final

from jalon.recognition.columns import Columns, column_role, plain_heading
from jalon.recognition.lines import Grid, Line
from jalon.recognition.source import Text, joined
from jalon.recognition.vocabulary.tables import AIMED_AT, MEASURED

_OTHERS: Final = frozenset({"leads", "schedule", "status", "results", "action", "objective", "axis", "item"})
_MOST: Final = 12  # of them under one part: more are a table of their own


def measures(grid: Grid, columns: Columns) -> tuple[list[Text], list[Line]] | None:
    """What a table of indicators expects, each with its target, and the lines that say more; None for any other."""
    headings = [plain_heading(column.heading) for column in columns.readings]
    if not headings or not MEASURED.match(headings[0]) or len(grid.rows) > _MOST or len(headings) < 2:
        return None
    roles = {found[0] for heading in headings[1:] if (found := column_role(heading))}
    targets = {at for at, heading in enumerate(headings) if at and AIMED_AT.search(heading)}
    if _OTHERS & roles or not (targets or len(roles - {"expected_results"}) == len(headings) - 1):
        return None
    expected: list[Text] = []
    others: list[Line] = [line for cell in grid.rows[0].own(0) for line in cell.lines]
    for index, row in enumerate(grid.rows[1:], 1):
        cells = row.own(index)
        told = [line.text for cell in cells if cell.column == 0 or cell.column in targets for line in cell.lines]
        if whole := joined(text for text in told if text.string):
            expected.append(whole)
        others += [line for cell in cells if cell.column and cell.column not in targets for line in cell.lines]
    return expected, others


def only_names_fields(line: Line) -> bool:
    """Whether a line over a table only says what it holds ("Indicateurs", "Indicateurs de suivi :")."""
    found = column_role(line.string.strip(" :"))
    return found is not None and found[0] == "expected_results"
