"""Parts of a document: the paragraphs and table rows that some lines come from, in the JSON of `documents.as_json`."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

Json = dict[str, Any]
Place = tuple[int, int]  # a block of the document (its place in the list), and a row of it (0 outside tables)

LARGEST = 40_000  # bytes: a paragraph or a row above this is not shown
BETWEEN = 12  # so many paragraphs or rows nobody asked for are shown between two that somebody did
BLOCK_MARKUP, CELL_MARKUP = 45, 45


class Excerpts:
    """A document to be shown in parts; `weight` is what showing it whole takes, in bytes."""

    def __init__(self, document: Json) -> None:
        self.document = document
        self.blocks: list[Json] = document.get("blocks", [])
        self.numbers = {block["place"]["block"]: index for index, block in enumerate(self.blocks)}
        self.weights: dict[Place, int] = {}
        self.order: list[Place] = []
        for index, block in enumerate(self.blocks):
            for row, cells in enumerate(block["rows"] if block["type"] == "table" else [None]):
                self.order.append((index, row))
                self.weights[index, row] = _block_bytes(block) if cells is None else _row_bytes(cells)
        self.margins = [(margin, sum(map(_block_bytes, margin["blocks"]))) for margin in document.get("margins", [])]
        self.weight = sum(self.weights.values()) + sum(weight for _, weight in self.margins)

    def places(self, *sources: Mapping[str, Any] | None) -> frozenset[Place]:
        """Where these sources are; those that are nowhere, or too large to be shown, left out."""
        found = ((self.numbers.get((one or {}).get("block")), (one or {}).get("row") or 0) for one in sources)
        places = ((block, row) for block, row in found if block is not None)
        return frozenset(one for one in places if self.weights.get(one, LARGEST) < LARGEST)

    def weight_of(self, places: Iterable[Place]) -> int:
        """What these places take, in bytes."""
        return sum(self.weights[one] for one in places)

    def of(self, places: Iterable[Place], budget: int, *, last: bool) -> Json:
        """The document with these places alone, and what little stands between them; at most `budget` bytes.

        What is noted in margins comes with the `last` part.
        """
        kept: set[Place] = set()
        for place in (*sorted(places), *self._between(sorted(places))):
            budget -= self.weights[place]
            if budget < 0:
                break
            kept.add(place)
        rows: dict[int, set[int]] = defaultdict(set)
        for index, row in kept:
            rows[index].add(row)
        blocks = [self._part(self.blocks[index], rows[index]) for index in sorted(rows)]
        margins = []
        for margin, weight in self.margins if last else ():
            budget -= weight
            if budget < 0:
                break
            margins.append(margin)
        return self.document | {"blocks": blocks, "margins": margins}

    def _between(self, places: list[Place]) -> list[Place]:
        if not places:
            return []
        wanted = set(places)
        inside: list[Place] = []
        gap: list[Place] = []
        for place in self.order[self.order.index(places[0]) : self.order.index(places[-1]) + 1]:
            if place in wanted:
                inside += gap if len(gap) <= BETWEEN else []
                gap = []
            elif self.weights[place] < LARGEST:
                gap.append(place)
        return inside

    def _part(self, block: Json, rows: set[int]) -> Json:
        """A table with some of its rows: its headings, and those that its merged cells begin in, come along."""
        if block["type"] != "table" or len(rows) == len(block["rows"]):
            return block
        heads = set(range(min(block.get("header_rows", 0), len(block["rows"]), 3)))
        index = self.numbers[block["place"]["block"]]
        kept = {row for row in rows | heads if self.weights[index, row] < LARGEST}
        above = _beginnings(block["rows"], kept)
        numbers = sorted(kept | {row for row in above if self.weights[index, row] < LARGEST})
        shown = [[_clipped(cell, row, numbers) for cell in block["rows"][row]] for row in numbers]
        return block | {"rows": shown, "numbers": numbers}


def _beginnings(rows: list[list[Json]], kept: set[int]) -> set[int]:
    """The rows above in which merged cells of the rows kept begin."""
    found: set[int] = set()
    ordered = sorted(kept)
    if not ordered:
        return found
    for row in range(ordered[-1]):
        tallest = max((cell.get("row_span", 1) for cell in rows[row]), default=1)
        following = bisect_right(ordered, row)  # above the last one kept, so there is one
        if tallest > 1 and row not in kept and ordered[following] < row + tallest:
            found.add(row)
    return found


def _clipped(cell: Json, row: int, numbers: list[int]) -> Json:
    span = cell.get("row_span", 1)
    return cell if span == 1 else cell | {"row_span": max(1, sum(1 for one in numbers if row <= one < row + span))}


def _block_bytes(block: Json) -> int:
    if block["type"] == "table":
        return BLOCK_MARKUP + sum(map(_row_bytes, block["rows"]))
    return BLOCK_MARKUP + sum(len(escape(run["text"]).encode()) + 20 for run in block.get("runs", []))


def _row_bytes(cells: list[Json]) -> int:
    return BLOCK_MARKUP + sum(CELL_MARKUP + sum(map(_block_bytes, cell["blocks"])) for cell in cells)
