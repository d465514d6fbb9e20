"""Which lines stand elsewhere in the plan than the document has them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from jalon.documents.model import Place
from jalon.reports.in_layout.origin import Origin, place_of
from jalon.reports.model import Bilan, Line

Json = dict[str, Any]


def moved(bilan: Bilan, origin: Origin) -> set[int]:
    """The items whose line is to be written anew where it stands now: those that changed place, with all below them.

    A part of the document that stands over its own tables moves whole (see parts).
    """
    order, parts = parts_of(origin)
    found: set[int] = set()

    def look(parent: Line | None, lines: Sequence[Line]) -> None:
        above = origin.nodes.get(parent.item.id) if parent else None
        anew = parent is not None and (parent.item.id in found or above not in order)
        here = [line for line in lines if (node := origin.nodes.get(line.item.id)) in order and node not in parts]
        stay = [] if anew else [line for line in here if order[origin.nodes[line.item.id]][0] == above]
        kept = _rising([order[origin.nodes[line.item.id]][1] for line in stay])
        left = {line.item.id for at, line in enumerate(stay) if at in kept}
        found.update(line.item.id for line in here if line.item.id not in left)
        for line in lines:
            look(line, line.children)

    look(None, bilan.lines)
    return found


def parts_of(origin: Origin) -> tuple[dict[str, tuple[str | None, int]], set[str]]:
    """Under which node each stands in the document and at which rank; and those that stand over their own tables."""
    order: dict[str, tuple[str | None, int]] = {}
    parts: set[str] = set()
    _walk(origin.proposal["nodes"], None, order, parts)
    return order, parts


def _walk(nodes: Sequence[Json], parent: str | None, order: dict[str, tuple[str | None, int]], parts: set[str]) -> None:
    for node in nodes:
        order[node["id"]] = (parent, len(order))
        own = place_of(node["source"])
        if own is not None and own.row is None and any(place.row is not None for place in _places(node["children"])):
            parts.add(node["id"])
        _walk(node["children"], node["id"], order, parts)


def _places(nodes: Sequence[Json]) -> Iterator[Place]:
    for node in nodes:
        if (place := place_of(node["source"])) is not None:
            yield place
        yield from _places(node["children"])


def _rising(values: Sequence[int]) -> set[int]:
    """The ranks of a longest run of values that rise: what stays when the others are moved."""
    ends: list[int] = []
    at_end: list[int] = []
    links: dict[int, int] = {}
    for rank, value in enumerate(values):
        at = bisect_left(ends, value)
        ends[at : at + 1] = [value]
        at_end[at : at + 1] = [rank]
        if at:
            links[rank] = at_end[at - 1]
    kept: set[int] = set()
    rank_now: int | None = at_end[-1] if at_end else None
    while rank_now is not None:
        kept.add(rank_now)
        rank_now = links.get(rank_now)
    return kept
