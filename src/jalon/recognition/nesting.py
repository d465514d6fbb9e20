"""Headings of one look that stand at two depths: those with nothing of their own contain those that follow them."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from jalon.recognition.table_events import Event, Heading

_PARTS: Final = 2  # empty headings: one alone is a part that holds nothing yet


def nest_headings(events: list[Event]) -> None:
    """Deepen the headings under empty ones of their look, where the first of them is empty and not alone to be."""
    plain = [event for event in events if isinstance(event, Heading) and event.numbered.level is None]
    _level_numbers(plain)
    for depth in {heading.depth for heading in plain}:
        alike = [heading for heading in plain if heading.depth == depth]
        empty = _empty(events, alike)
        if len(alike) - len(empty) < len(empty) or len(empty) < _PARTS or id(alike[0]) not in empty:
            continue
        for heading in alike:
            heading.nested = id(heading) not in empty


def _empty(events: list[Event], alike: list[Heading]) -> set[int]:
    """Those that another of their look follows at once."""
    known = set(map(id, alike))
    return {id(one) for one, after in pairwise(events) if id(one) in known and id(after) in known}


def _level_numbers(plain: list[Heading]) -> None:
    """A guessed heading whose number follows that of the one before ("A.", "B.") stands as deep, wherever it stood."""
    for before, heading in pairwise(plain):
        last, value = before.numbered.value, heading.numbered.value
        if before.guessed and heading.guessed and last and value and (*last[:-1], last[-1] + 1) == value:
            heading.depth = before.depth
