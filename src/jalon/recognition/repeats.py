"""An action written again on each row of its steps, as tables that merge nothing do."""

from __future__ import annotations

from jalon.recognition.draft import Draft
from jalon.recognition.entries import same_words
from jalon.recognition.tables import Event, Row


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
