"""Tables that say label and value, one beside the other or one under the other: turned into rows under a header."""

from __future__ import annotations

from dataclasses import replace

from jalon.recognition.columns import heading_role
from jalon.recognition.lines import Grid, GridCell, GridRow
from jalon.recognition.numbers import split_label
from jalon.recognition.vocabulary.columns import FIELD_ROLES, PLAN_ROLES

_KNOWN = {*PLAN_ROLES, *FIELD_ROLES, "extra"}


def turn_records(grid: Grid) -> Grid:
    """A grid whose first column holds the labels ("Action", "Responsable", "Échéance"…) becomes one row under them.

    Several columns of values give several rows. Any other grid comes back as it is.
    """
    if grid.columns < 2 or len(grid.rows) < 3:
        return grid
    labels = [row.own(index)[0] if row.own(index) else None for index, row in enumerate(grid.rows)]
    if any(label is None or label.column != 0 for label in labels):
        return grid
    roles = [_role(label) if label else None for label in labels]
    sure = [role[0] for role in roles if role and role[0] in _KNOWN and role[1] >= 0.6]
    if len(set(sure)) < 3 or len(sure) * 3 < len(grid.rows) * 2 or not set(sure) & set(PLAN_ROLES):
        return grid
    if any(label and len(label.string.split()) > 8 for label in labels):
        return grid
    return _transposed(grid)


def _role(label: GridCell) -> tuple[str, float] | None:
    numbered = _names_record(label)
    return (numbered, 1.0) if numbered else heading_role(label.string)


def _names_record(label: GridCell) -> str:
    """The level of a label that carries the number of its record ("Fiche 1"), "" for any other."""
    labelled = split_label(label.lines[0].text) if len(label.lines) == 1 else None
    return labelled.level or "" if labelled and not labelled.text and labelled.value else ""


def _transposed(grid: Grid) -> Grid:
    made: dict[GridCell, GridCell] = {}
    rows = [GridRow([None] * len(grid.rows)) for _ in range(grid.columns)]
    for index, row in enumerate(grid.rows):
        for column, cell in enumerate(row.cells):
            if cell is None:
                continue
            turned = made.get(cell)
            if turned is None:
                turned = made[cell] = GridCell(
                    cell.lines, cell.column, cell.row, cell.col_span, cell.row_span, header=column == 0
                )
            rows[column].cells[index] = turned
    header, *values = rows
    for index, label in enumerate(header.cells):
        role = _names_record(label) if label else ""
        value = values[0].cells[index]
        if label and role and value and value.lines:
            # "Fiche 1" beside its name: both are the node's own words.
            value.lines = [
                replace(value.lines[0], text=label.lines[0].text.join(value.lines[0].text)),
                *value.lines[1:],
            ]
            label.lines, label.role = [], role
    return Grid(rows, len(grid.rows), grid.place, grid.caption, header_rows=1, record=True)
