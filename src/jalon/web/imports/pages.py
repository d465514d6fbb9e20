"""A reading cut in pages: of its lines and remarks, and of the part of the document they come from.

A small reading is one page. A large one is cut where its bytes fill a page, so that no answer grows with the document:
the pages follow the order of the review, lines first, then each list of remarks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from jalon.plans.proposals.tree import walk
from jalon.web.imports.excerpts import Excerpts, Place
from jalon.wording.clipping import clipped

Json = dict[str, Any]

WHOLE = 280_000  # bytes: up to so many, everything is on one page
PAGE = 200_000  # bytes of lines, remarks and source on a page
LONG = 20_000  # bytes: words of a line or remark are cut from here on
WORDS, VALUES = 2_000, 40  # of what is cut: characters of each text, values of each column
MARKUP = {"nodes": 400, "unplaced": 1_200, "discarded": 900, "practices": 700}
OTHER_MARKUP, VALUE_MARKUP, DOUBT_MARKUP = 150, 75, 250
REMARKS = (
    "general_objectives",
    "practices",
    "needs",
    "recommendations",
    "contributions",
    "unplaced",
    "discarded",
    "notes",
    "ignored",
)


@dataclass(frozen=True, slots=True)
class Page:
    """Page `number` of `count`: what it shows of the proposal, and of the document.

    `nodes` are places in reading order; `shown` has the lists of remarks, cut; `starts` says where each list begins.
    """

    number: int
    count: int
    nodes: range
    shown: Json
    document: Json
    starts: dict[str, int]

    @property
    def previous(self) -> int:
        """0 on the first."""
        return self.number - 1

    @property
    def following(self) -> int:
        """0 on the last."""
        return self.number + 1 if self.number < self.count else 0


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line or a remark: the list it is in, its place there, its bytes when whole, its places in the document."""

    part: str
    index: int
    bytes: int
    places: frozenset[Place]

    @property
    def weight(self) -> int:
        """Its bytes among others."""
        return min(self.bytes, LONG)


class Pages:
    """How a proposal and its document are cut; the same proposal is always cut in the same way."""

    def __init__(self, proposal: Json, document: Json) -> None:
        self.proposal, self.document = proposal, document
        self.nodes = list(walk(proposal["nodes"]))
        self.excerpts = Excerpts(document)
        self.entries = list(self._entries())
        self.whole = sum(entry.bytes for entry in self.entries) + self.excerpts.weight <= WHOLE
        self.cuts = [(0, len(self.entries))] if self.whole else list(self._cut())
        self.count = len(self.cuts)

    def page_of(self, identity: str) -> int:
        """The page of a line or an unplaced text; 0 when there is none."""
        for number, (start, end) in enumerate(self.cuts, 1):
            if any(self._value(entry).get("id") == identity for entry in self.entries[start:end] if _named(entry)):
                return number
        return 0

    def page(self, number: int) -> Page:
        """A page, from 1; the closest when there is none of that number."""
        number = min(max(number, 1), self.count)
        if self.whole:
            shown = {part: self.proposal.get(part, []) for part in REMARKS}
            return Page(1, 1, range(len(self.nodes)), shown, self.document, {})
        start, end = self.cuts[number - 1]
        entries = self.entries[start:end]
        lines = [entry.index for entry in entries if entry.part == "nodes"]
        shown = {part: [_short(self._value(one)) for one in entries if one.part == part] for part in REMARKS}
        places = frozenset[Place]().union(*(entry.places for entry in entries))
        document = self.excerpts.of(places, PAGE - sum(entry.weight for entry in entries), last=number == self.count)
        nodes = range(lines[0], lines[-1] + 1) if lines else range(0)
        return Page(number, self.count, nodes, shown, document, self._starts())

    def _starts(self) -> dict[str, int]:
        starts: dict[str, int] = {}
        for number, (start, end) in enumerate(self.cuts, 1):
            for entry in self.entries[start:end]:
                starts.setdefault(entry.part, number)
        return starts

    def _value(self, entry: _Entry) -> Any:
        return self.nodes[entry.index] if entry.part == "nodes" else self.proposal[entry.part][entry.index]

    def _entries(self) -> Iterator[_Entry]:
        for index, node in enumerate(self.nodes):
            own = {name: value for name, value in node.items() if name not in {"children", "source", "sources"}}
            places = self.excerpts.places(node.get("source"), *(node.get("sources") or {}).values())
            doubts = DOUBT_MARKUP * len(node.get("doubts") or [])
            yield _Entry("nodes", index, MARKUP["nodes"] + doubts + _bytes(own), places)
        for part in REMARKS:
            for index, remark in enumerate(self.proposal.get(part) or []):
                inner = remark.get("node") or remark.get("text") if part == "discarded" else remark
                source = inner.get("source") if isinstance(inner, dict) else None
                taken = MARKUP.get(part, OTHER_MARKUP) + _bytes(remark)
                yield _Entry(part, index, taken, self.excerpts.places(source))

    def _cut(self) -> Iterator[tuple[int, int]]:
        start, weight, seen = 0, 0, set[Place]()
        for index, entry in enumerate(self.entries):
            added = entry.weight + self.excerpts.weight_of(entry.places - seen)
            if weight + added > PAGE and index > start:
                yield start, index
                start, weight, seen = index, 0, set()
                added = entry.weight + self.excerpts.weight_of(entry.places)
            weight += added
            seen |= entry.places
        yield start, len(self.entries)


def number_of(asked: str) -> int:
    """The number of a page as an address says it; 1 for what is none."""
    return int(asked) if asked.isdecimal() and len(asked) < 6 else 1


def shortened(node: Json) -> Json:
    """A node to show among others: as it is, or its longest texts cut. Its children are the same ones."""
    children = node["children"]
    own = {name: value for name, value in node.items() if name not in {"children", "source", "sources"}}
    short: Json = _short(own)
    return node if short is own else node | short | {"children": children}


def _named(entry: _Entry) -> bool:
    return entry.part in {"nodes", "unplaced"}


def _bytes(value: Any) -> int:
    """What a value of JSON takes on the page."""
    if isinstance(value, str):
        return VALUE_MARKUP + len(escape(value).encode())
    if isinstance(value, dict):
        return sum(len(str(key)) + _bytes(one) for key, one in value.items() if one)
    if isinstance(value, list):
        return sum(map(_bytes, value))
    return 0


def _short(value: Any) -> Any:
    return _cut_words(value) if _bytes(value) > LONG else value


def _cut_words(value: Any) -> Any:
    if isinstance(value, str):
        return clipped(value, WORDS)
    if isinstance(value, dict):
        return {key: _cut_words(one) for key, one in list(value.items())[:VALUES]}
    if isinstance(value, list):
        return [*map(_cut_words, value[:VALUES])]
    return value
