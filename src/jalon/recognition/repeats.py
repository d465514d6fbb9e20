"""What a row says again of the row above: an action on each row of its steps, an axis that begins anew."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from jalon.recognition.draft import Draft
from jalon.recognition.entries import same_words
from jalon.recognition.table_events import Event, Row

_ROWS: Final = 4  # fewer tell nothing
_MOSTLY: Final = 0.75  # of them


def blank_repeats(events: list[Event], draft: Draft) -> None:
    """Empty the action of each row that only says that of the row above it again, beside a step of its own."""
    above: tuple[Row, dict[int, str]] | None = None  # the row above, and what its cells said
    for event in events:
        if not isinstance(event, Row) or event.standing is not None or not event.columns.have_steps:
            above = None
            continue
        said = {at: event.string(at) for at in (*event.columns.plan, *event.columns.of("number"))}
        if above is not None and above[0].columns is event.columns and _again(event, said, above[1]):
            _clear(event, above[1], draft)
        above = event, said


def merging(events: list[Event]) -> set[tuple[int, int]]:
    """The columns (those of a table, and which one) where a merged cell says that what is above goes on."""
    rows = (event for event in events if isinstance(event, Row))
    return {(id(row.columns), at) for row in rows for at in row.columns.plan if row.covered[at]}


def naming_each(events: list[Event]) -> set[int]:
    """The tables (their columns) where a row without leads has none: names that go on are said again, or none is kept.

    A name said again on the row right below it says so, as does a part that begins without one, or a column where
    hardly a cell is blank.
    """
    found: dict[int, list[Row]] = {}
    for event in events:
        if isinstance(event, Row) and event.columns.of("leads"):
            found.setdefault(id(event.columns), []).append(event)
    return {columns for columns, rows in found.items() if _names_each(rows)}


def _names_each(rows: list[Row]) -> bool:
    at, last = rows[0].columns.of("leads")[0], rows[0].columns.plan[-1:]
    rows = [row for row in rows if last and not row.blank(*last) and not row.covered[at]]
    named = [row for row in rows if not row.blank(at)]
    again = any(
        same_words(above.string(at), row.string(at)) and row.blanks_mean_above
        for above, row in pairwise(rows)
        if not above.blank(at) and not row.blank(at)
    )
    anew = any(row.blank(at) and not row.blank(*row.columns.plan[:-1]) for row in rows if row.columns.plan[:-1])
    return again or anew or (len(rows) >= _ROWS and len(named) >= _MOSTLY * len(rows))


def begins_anew(row: Row, at: int, merged: set[tuple[int, int]]) -> bool:
    """Whether an axis is said again where merged cells would have it go on, beside no objective: none goes on."""
    below = row.columns.plan[row.columns.plan.index(at) + 1 :]
    ancestors = [each for each in below if row.columns.readings[each].role in {"axis", "objective"}]
    apart = all(row.blank(each) and not row.covered[each] for each in ancestors)
    return apart and bool(ancestors) and not row.after_break and (id(row.columns), at) in merged


def _again(row: Row, said: dict[int, str], above: dict[int, str]) -> bool:
    """Whether two rows have a step each, and one action, in one place of the plan."""
    *ancestors, action, step = row.columns.plan
    if not said[action] or not said[step] or not above[step] or not same_words(above[action], said[action]):
        return False
    return all(not said[at] or same_words(above[at], said[at]) for at in ancestors)


def _clear(row: Row, above: dict[int, str], draft: Draft) -> None:
    numbers = [at for at in row.columns.of("number") if row.string(at) == above[at]]
    for at in (row.columns.plan[-2], *numbers):
        draft.ignored.extend((line.text, "repeated_cell") for line in row.cells[at])
        row.cells[at] = []
