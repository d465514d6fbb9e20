"""What no plan looks like, in a proposal that is whole: each gets a doubt where it stands, however it was read.

Only what right readings hardly ever show is here: on the plans of the measurements, each fires on one right document in
fifty at most. One doubt a kind and a plan, at its first line: it says how many there are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from jalon.phrases.folding import fold, squeeze
from jalon.recognition.columns import heading_role
from jalon.recognition.doubts import Code
from jalon.recognition.proposal import Doubt, Node

LONG: Final = 45  # words: nine in ten results of real plans have fewer than 30
LONG_VALUE: Final = 20  # words of one name, time or expected result
FEW: Final = 4  # lines below which nothing regular can be said of a plan
ENDS: Final = 0.4  # of the lines, that end with something set apart
_AT_END: Final = re.compile(r"(?:\([^()]{3,60}\)|\[[^\[\]]{3,60}\]|\s[–—]\s[^–—]{3,60})[\s.]*$")
_FIELDS: Final = frozenset({"leads", "schedule", "status", "results", "expected_results"})


@dataclass(frozen=True, slots=True)
class _Family:
    """A line and those under it; no line holds those at the top."""

    parent: Node | None
    children: Sequence[Node]


def doubt_what_looks_wrong(roots: Sequence[Node]) -> None:
    """Add to the nodes of a plan the doubts that its whole shape raises."""
    families = list(_families(None, roots))
    nodes = [node for family in families for node in family.children]
    leaves = [node for node in nodes if not node.children]
    _mark(Code.VALUE_AS_LEVEL, _repeated_parents(nodes))
    _mark(Code.HEADING_AS_LINE, _headings(nodes))
    _mark(Code.NUMBERS_JUMP, _jumps(families))
    _mark(Code.LONG_FIELD, _long_fields(nodes))
    if len(leaves) >= FEW:
        if not any(map(_says_something, nodes)):
            _mark(Code.ONLY_TEXT, leaves)
        ends = [node for node in leaves if not node.leads and _AT_END.search(node.text)]
        if len(ends) >= ENDS * len(leaves):
            _mark(Code.FIELD_IN_TEXT, ends)


def _mark(code: Code, found: Iterable[Node]) -> None:
    nodes = list(found)
    if nodes:
        nodes[0].doubts.append(Doubt(code, {"text": nodes[0].text, "lines": len(nodes)}))


def _says_something(node: Node) -> bool:
    return bool(
        node.leads or node.inherited_leads or node.schedule or node.expected_results or node.status or node.extra
    )


def _families(parent: Node | None, children: Sequence[Node]) -> Iterator[_Family]:
    yield _Family(parent, children)
    for child in children:
        if child.children:
            yield from _families(child, child.children)


def _same(text: str) -> str:
    return squeeze(fold(text)).strip(" .;:,-•")


def _repeated_parents(nodes: Sequence[Node]) -> list[Node]:
    """Lines with others under them whose text stands in several places: the value of a column read as a level."""
    parents = [node for node in nodes if node.children]
    times = Counter(_same(node.text) for node in parents)
    return [node for node in parents if times[_same(node.text)] > 1]


def _headings(nodes: Sequence[Node]) -> list[Node]:
    """Headings of columns read as lines, or as what a line says."""
    return [
        node
        for node in nodes
        if any(_heading(value) in _FIELDS for value in (*node.leads, node.schedule or ""))
        or (not node.children and _heading(node.text) in _FIELDS)  # an axis may well be called « Suivi »
    ]


def _heading(text: str) -> str | None:
    if not text or len(text.split()) > 3:
        return None
    found = heading_role(text)
    return found[0] if found and found[1] >= 0.9 else None


def _jumps(families: Sequence[_Family]) -> list[Node]:
    """Lines whose number does not follow that of the line before, or does not nest under its parent's."""
    found = []
    for family in families:
        above = _number(family.parent)
        last: tuple[int, ...] = ()
        for node in family.children:
            number = _number(node)
            nested = bool(above) and len(number) == len(above) + 1
            if (last and number and not _follows(last, number)) or (nested and number[:-1] != above):
                found.append(node)
            last = number
    return found


def _follows(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether a number comes after another at its level; numbers that begin again do."""
    return len(one) == len(other) and one[:-1] == other[:-1] and other[-1] <= one[-1] + 1


def _number(node: Node | None) -> tuple[int, ...]:
    said = (node.number if node else None) or ""
    return tuple(map(int, re.findall(r"\d+", said))) if len(said) < 16 else ()


def _long_fields(nodes: Sequence[Node]) -> list[Node]:
    """Fields as long as a paragraph: the cells of several lines, or lines that were not seen."""
    return [
        node
        for node in nodes
        if len((node.results or "").split()) > LONG
        or any(len(value.split()) > LONG_VALUE for value in (node.schedule or "", *node.leads, *node.expected_results))
        or (not node.children and len(node.text.split()) > 2 * LONG)
    ]
