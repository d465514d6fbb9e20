"""Roadmaps: headings that say nothing but a time ("T1 2027", "Automne 2023", "2026"), over what is done then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from jalon.phrases.schedules import read_schedule
from jalon.recognition.lines import Element, Line

if TYPE_CHECKING:
    from jalon.recognition.bullets.outline_nodes import OutlineNode

ENOUGH: Final = 2  # headings: one alone is the period of the plan
_WORDS: Final = 6
_TIMES: Final = {"point", "interval", "recurring", "open-ended", "undefined"}


@lru_cache(maxsize=4096)
def is_period(string: str) -> bool:
    """Whether a line says a time and nothing else ("Hiver 2024", "Year 2", "Court terme")."""
    bare = string.strip(" :.–—-")
    if not bare or ":" in bare or len(bare.split()) > _WORDS:
        return False
    reading = read_schedule(bare)
    said = set(reading.kind)
    return bool(said) and said <= _TIMES and not (reading.rest or reading.status or reading.trigger)


def period_lines(elements: Sequence[Element]) -> set[int]:
    """The lines (by `id`) that head lists and say only when, where there are several."""
    found = {
        id(line)
        for line, below in pairwise(elements)
        if isinstance(line, Line) and isinstance(below, Line) and not _listed(line) and _listed(below)
        if is_period(line.string)
    }
    return found if len(found) >= ENOUGH else set()


def _listed(line: Line) -> bool:
    return bool(line.bullet) or line.kind == "item"


def mark_periods(nodes: Sequence[OutlineNode]) -> None:
    """Say which nodes are the headings of a roadmap."""
    lists = {"".join(node.string.split()) for node in nodes if node.bulleted}
    found = [
        node
        for node, below in pairwise(nodes)
        if not node.bulleted
        and (node.line.kind == "heading" or below.bulleted)
        and "".join(node.string.split()) not in lists
        and is_period(node.string)
    ]
    for node in found if len(found) >= ENOUGH else []:
        node.period = True


def hand_down(nodes: Iterable[OutlineNode], period: str | None = None) -> None:
    """Give the time of each heading to the actions under it that say none of their own."""
    for node in nodes:
        if node.title and not node.told:
            hand_down(node.children, node.string.strip(" :") if node.period else period)
        elif period is not None and "schedule" not in node.told:
            node.time = period
