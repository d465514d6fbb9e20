"""Tables that say label and value, one beside the other or one under the other: turned into rows under a header."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from jalon.recognition.columns import column_role
from jalon.recognition.contents import Content, contents_of
from jalon.recognition.levels import level_word
from jalon.recognition.lines import Grid, GridCell, GridRow
from jalon.recognition.numbers import split_label
from jalon.recognition.vocabulary.columns import FIELD_ROLES, PLAN_ROLES
from jalon.recognition.vocabulary.labels import LEVELS

_SIDEWAYS: Final = 3  # rows and columns at least
_FIELDS: Final = 14  # rows at most: a plan has more lines than fields
_LABEL: Final = 7  # words
_TOLD: Final = (Content.DATE, Content.STATUS, Content.NAME)
_MOSTLY: Final = 0.55  # of a label that names a field
_ALIKE: Final = 0.75  # of the cells of a row or a column
_KNOWN = {*PLAN_ROLES, *FIELD_ROLES, "extra"}


def turn_records(grid: Grid) -> Grid:
    """A grid whose first column holds the labels ("Action", "Responsable", "Échéance"…) becomes one row under them.

    Several columns of values give several rows; a first row across the whole table names what is told ("Fiche 1 :
    …"). Any other grid comes back as it is.
    """
    if grid.columns < 2 or len(grid.rows) < 3 or _is_headed(grid):
        return grid
    if _lies_on_its_side(grid):
        return transposed(grid)
    title = _title(grid)
    labels = [row.own(index)[0] if row.own(index) else None for index, row in enumerate(grid.rows)][bool(title) :]
    if any(label is None or label.column != 0 for label in labels) or _names_levels(grid):
        return grid
    roles = [_role(label) if label else None for label in labels]
    sure = [role[0] for role in roles if role and role[0] in _KNOWN and role[1] >= _MOSTLY]
    if len(set(sure)) < 3 or len(sure) * 3 < len(labels) * 2 or not (title or set(sure) & set(PLAN_ROLES)):
        return grid
    if any(label and len(label.string.split()) > 8 for label in labels):
        return grid
    if title:
        # Where a label already announces the action, the title is what the sheet belongs to.
        grid = _name_beside(grid, title, "objective" if set(sure) & set(PLAN_ROLES) else "action")
    return transposed(grid)


def _is_headed(grid: Grid) -> bool:
    """Whether a row is nothing but known headings, of several roles: the rows below are its own."""
    first = grid.rows[0].own(0)
    if any(_heads_rows(row, at) for at, row in enumerate(grid.rows[1:-1], 1)):
        return True  # under what is said of the part whose actions the table lists
    if first and first[0].row_span > 1 and any(1 < cell.col_span < grid.columns for cell in first[1:]):
        return True  # headings over divided ones
    roles = [column_role(cell.string) for cell in first][1:]
    known = [role[0] for role in roles if role and role[1] >= _MOSTLY]
    if len(roles) >= _SIDEWAYS and len(known) == len(roles) and len(set(known)) > 1:
        return True
    beside = [role[0] for row in grid.rows[1:] if (cell := row.cells[0]) and (role := column_role(cell.string))]
    told = set(known) & {*PLAN_ROLES, *FIELD_ROLES}
    return len(told) >= _SIDEWAYS - 1 and len(known) * 2 > len(roles) > 2 and len(set(beside)) < len(told)


def _heads_rows(row: GridRow, index: int) -> bool:
    """Whether a row is of known headings all along, each of another role."""
    roles = [column_role(cell.string) for cell in row.own(index)]
    known = [role[0] for role in roles if role and role[1] >= _MOSTLY]
    told = set(known) & {*PLAN_ROLES, *FIELD_ROLES}
    return len(known) == len(roles) > _SIDEWAYS and len(told) >= _SIDEWAYS


def _lies_on_its_side(grid: Grid) -> bool:
    """Whether rows are of one kind each (names, dates, statuses) under a first column of headings, and no column is."""
    if grid.columns < _SIDEWAYS or not _SIDEWAYS <= len(grid.rows) <= _FIELDS:
        return False
    if any(cell.col_span >= grid.columns for at, row in enumerate(grid.rows) for cell in row.own(at)):
        return False  # a band across parts rows
    cells = [[cell.string if cell else "" for cell in row.cells] for row in grid.rows]
    if any((not row[0] and at) or len(row[0].split()) > _LABEL for at, row in enumerate(cells)):
        return False  # the corner may be empty
    rows = [contents_of(row[1:]) for row in cells]
    columns = [contents_of([row[at] for row in cells[1:]]) for at in range(1, grid.columns)]
    alike = sum(1 for row in rows if row.filled > 1 and max(map(row.share, _TOLD)) >= _ALIKE)
    return alike > 1 and not any(max(map(column.share, _TOLD)) >= _ALIKE for column in columns)


def _names_levels(grid: Grid) -> bool:
    """Whether the first column says the level of each row ("Axe", "Mesure", "Mesure"…): rows, not labels."""
    cells = [row.cells[0].string if row.cells[0] else "" for row in grid.rows[1:]]
    words = [word for cell in cells if (word := level_word(cell)) in LEVELS]
    return grid.columns > 2 and len(words) > len(set(words)) > 1 and len(words) * 4 >= len(cells) * 3


def _title(grid: Grid) -> GridCell | None:
    """The one cell of a first row across the table, numbered as an action or a record is."""
    first = grid.rows[0].own(0)
    if len(first) != 1 or first[0].column or first[0].col_span < grid.columns or len(first[0].lines) != 1:
        return None
    labelled = split_label(first[0].lines[0].text)
    return first[0] if labelled and labelled.level == "action" and labelled.text else None


def _name_beside(grid: Grid, title: GridCell, level: str) -> Grid:
    """The grid with the title across it beside an empty label of its level."""
    name = GridCell(title.lines, 0, 1, col_span=grid.columns - 1)
    first = GridRow([GridCell([], 0, 0, role=level), *[name] * (grid.columns - 1)])
    return replace(grid, rows=[first, *grid.rows[1:]])


def _role(label: GridCell) -> tuple[str, float] | None:
    numbered = _names_record(label)
    return (numbered, 1.0) if numbered else column_role(label.string)


def _names_record(label: GridCell) -> str:
    """The level of a label that carries the number of its record ("Fiche 1"), "" for any other."""
    labelled = split_label(label.lines[0].text) if len(label.lines) == 1 else None
    return labelled.level or "" if labelled and not labelled.text and labelled.value else ""


def transposed(grid: Grid) -> Grid:
    """A grid whose first column holds the labels as one whose first row does; a label may carry its own role."""
    made: dict[GridCell, GridCell] = {}
    rows = [GridRow([None] * len(grid.rows)) for _ in range(grid.columns)]
    for index, row in enumerate(grid.rows):
        for column, cell in enumerate(row.cells):
            if cell is None:
                continue
            turned = made.get(cell)
            if turned is None:
                turned = made[cell] = GridCell(
                    cell.lines, cell.column, cell.row, cell.col_span, cell.row_span, column == 0, cell.role
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
