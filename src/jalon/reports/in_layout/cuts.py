"""Lines that the end of a page cuts in two cells: a text taken out of a PDF has a row, or a table, for each page."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from jalon.documents.model import Place, Table
from jalon.reports.in_layout.origin import place_of

Json = dict[str, Any]
Row = tuple[int, int]  # the block of its table, its rank there
Pieces = dict[Place, str]  # the words of a line as each of its cells has them, from the first on


class Cuts:
    """Which lines are cut, and which rows are one with the row over them.

    `skipped` are the rows of what is no line, as headings said again on the next page.
    """

    def __init__(
        self,
        nodes: Mapping[str, Json],
        tables: Mapping[int, Table],
        texts: Mapping[Place, Sequence[str]],
        skipped: Collection[Row] = (),
    ) -> None:
        rows = [(block, at) for block, table in tables.items() for at in range(len(table.rows))]
        self._pages = {block: table.place.page for block, table in tables.items()}
        self._below = dict(pairwise(row for row in rows if row not in skipped))
        self._texts = texts
        self.pieces = {identity: found for identity, node in nodes.items() if (found := self._pieces(node))}
        self._first: dict[Row, Row] = {}
        for found in self.pieces.values():
            for over, under in pairwise(_row_of(place) for place in found):
                self._first[under] = self._first.get(over, over)

    def first(self, place: Place) -> Place:
        """The cell of the column where what a cell says began, on the page before; itself when it is not cut."""
        return self._at(self._first.get(_row_of(place), _row_of(place)), place)

    def _pieces(self, node: Json) -> Pieces:
        place, words = place_of(node["source"]), node["text"].split()
        if place is None or place.row is None or not self._texts.get(place):
            return {}
        said = "\n".join(self._texts[place])
        whole = said.split()
        begins = (at for at, word in enumerate(whole) if words and word == words[0])
        rank = next((at for at in begins if whole[at:] == words[: len(whole) - at]), None)
        if rank is None or len(whole) - rank >= len(words):
            return {}
        found, told = {place: _last_words(said, whole[rank:])}, len(whole) - rank
        while told < len(words):
            below = self._below.get(_row_of(place))
            place = self._at(below, place) if below else None
            said = "\n".join(self._texts.get(place, ())) if place else ""
            more = _alike(said.split(), words[told:])
            if place is None or not more or (more < len(said.split()) and told + more < len(words)):
                return {}
            found[place] = _first_words(said, words[told : told + more])
            told += more
        return found

    def _at(self, row: Row, place: Place) -> Place:
        return replace(place, block=row[0], page=self._pages.get(row[0], place.page), row=row[1])


def _row_of(place: Place) -> Row:
    return place.block, place.row or 0


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two texts begin with that are the same."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _last_words(said: str, words: Sequence[str]) -> str:
    """The end of a text that says these words, as it is spaced there."""
    found = re.search(_spaced(words) + r"\s*\Z", said)
    return found[0].rstrip() if found else " ".join(words)


def _first_words(said: str, words: Sequence[str]) -> str:
    found = re.match(r"\s*" + _spaced(words), said)
    return found[0].lstrip() if found else " ".join(words)


def _spaced(words: Sequence[str]) -> str:
    return r"\s+".join(map(re.escape, words))
