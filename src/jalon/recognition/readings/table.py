"""The plan is in tables, whose headings say what their columns hold."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from jalon.phrases.folding import fold
from jalon.phrases.parties import learn_parties, split_parties
from jalon.recognition.boilerplate import set_aside_contents
from jalon.recognition.choices import Choices
from jalon.recognition.colours import TRAFFIC_LIGHTS, read_colours, with_neighbours
from jalon.recognition.columns import Columns
from jalon.recognition.draft import Draft
from jalon.recognition.gathering import gather
from jalon.recognition.outline import outline
from jalon.recognition.preamble import read_preamble
from jalon.recognition.proposal import Column
from jalon.recognition.readings.model import Reading, Sketch
from jalon.recognition.rows import TreeBuilder
from jalon.recognition.sentences import names_inside
from jalon.recognition.stitching import stitch
from jalon.recognition.table_events import Event, Row
from jalon.recognition.tables import TableReader


def grow(sketch: Sketch, draft: Draft, choices: Choices) -> None:
    """Read the tables into a draft, and the lines between them as their headings."""
    elements = read_preamble(set_aside_contents(sketch.elements, draft), draft)
    reader = TableReader(draft, choices)
    events = gather(outline(stitch(reader.read(elements))))
    rows = [event for event in events if isinstance(event, Row)]
    parties = _parties([row.string(at) for row in rows for at in row.columns.of("leads")], draft.names)
    TreeBuilder(draft, parties, names_inside(sketch.strings)).build(events)
    draft.columns = _layout(events)
    draft.yes_no = _answers(rows)
    shown = {name for row in rows for name in row.colours}
    draft.colours = with_neighbours({**read_colours(sketch.strings), **draft.shown_colours}) if shown else {}
    if not draft.colours and len(shown) > 1:
        draft.colours, draft.colours_told = TRAFFIC_LIGHTS, False
    draft.percents = any(
        column.role in {"results", "status"} and _PERCENT.search(fold(column.heading)) for column in draft.columns
    )


def _answers(rows: list[Row]) -> bool:
    """Whether the columns of results only say yes and no, by their initials, both of them."""
    said = {row.string(at).strip(" .").lower() for row in rows for at in row.columns.of("results")} - {""}
    return said in _YES_NO


_YES_NO: Final = ({"o", "n"}, {"y", "n"})
_PERCENT: Final = re.compile(r"%|\bpourcent|\bpercent|\bpour cent\b|\btaux\b")
TABLE = Reading("table", "plan", grow, tabular=True)


def _parties(cells: list[str], names: frozenset[str]) -> frozenset[str]:
    """The names of the document's own leads: known already, alone somewhere, or cut out more than once."""
    known = learn_parties(cells) | names
    found = Counter(name for cell in set(cells) for name in split_parties(cell, known))
    return known | {name for name, times in found.items() if times > 1}


def _layout(events: list[Event]) -> list[Column]:
    """The columns as the document prints them: those of the table with most rows."""
    counts: dict[int, tuple[int, Columns]] = {}
    for event in events:
        if isinstance(event, Row):
            count, columns = counts.get(id(event.columns), (0, event.columns))
            counts[id(event.columns)] = count + 1, columns
    if not counts:
        return []
    _, columns = max(counts.values(), key=lambda pair: pair[0])
    return [Column(reading.heading, reading.role) for reading in columns.readings]
