"""Rows of a table with words in one cell only: what they say of the rows below them."""

from __future__ import annotations

from jalon.recognition.between_tables import MAX_HEADING_WORDS, is_across, stands_above
from jalon.recognition.columns import Columns
from jalon.recognition.lines import GridCell, GridRow, Line
from jalon.recognition.numbers import split_any_label, split_label, split_number
from jalon.recognition.states import is_status
from jalon.recognition.table_events import Across, Heading, Stated


def is_state_alone(line: Line) -> bool:
    """Whether a line says how far all that is below it is, and nothing else: "Complete", « En cours »."""
    return not line.bullet and is_status(line.string)


def read_single(columns: Columns, row: GridRow, index: int, cell: GridCell) -> Heading | Across | Stated | str | None:
    """What the only cell of a row says: an event, the role of a note, or None for a plain cell of its column."""
    wide = cell.col_span >= max(2, min(len(row.cells) - 1, 3))
    others = [c for c in filter(None, row.cells) if c is not cell and c.row < index and c.string]
    line = cell.lines[0]
    rest = cell.lines[1:]
    role = columns.readings[min(cell.column, len(columns.readings) - 1)].role
    labelled = split_label(line.text)
    first = wide or cell.column == 0
    if not rest and first and is_across(line.string):
        return Across(line.text)
    if not rest and first and not others and role not in {"status", "results"} and is_state_alone(line):
        return Stated(line.text)
    levels = {columns.readings[at].role for at in columns.plan}
    if (
        labelled
        and labelled.level in {"axis", "objective"}
        and not rest
        and stands_above(cell, labelled, others, levels)
    ):
        return Heading(labelled)
    beside = role in {"number", "extra"} and cell.column == 0 and len(line.string) > 3
    if (wide or beside) and not others and not rest and len(line.string.split()) <= MAX_HEADING_WORDS:
        return Heading(labelled or split_any_label(line.text) or split_number(line.text), guessed=not labelled)
    return "introduction" if wide and not others else None
