"""Results of several actions that share one cell, written so that each is read beside its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from jalon.documents.model import Place
from jalon.recognition.sentences import begins_low, unfinished
from jalon.reports.in_layout.steps import DASH
from jalon.reports.model import Line
from jalon.reports.wording import numbered

Json = dict[str, Any]
NOTHING: Final = "—"  # where something is said of the others
SEVERAL: Final = 2
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a cell lists: the `mark` typed before each entry ("" for none), `listed` where marks come by themselves.

    `settled` when it said a thing of each already; `bulleted` when the actions beside it have marks.
    """

    mark: str = ""
    listed: bool = False
    settled: bool = False
    bulleted: bool = False


@dataclass(slots=True)
class Entries:
    """The lines of a cell: their words, the ranks of those that go on from the one above, the mark of the others.

    `of` is the id of the node each speaks of, "" where it speaks of all.
    """

    lines: list[str]
    under: set[int]
    mark: str
    of: list[str] = field(default_factory=list)

    def add(self, lines: Sequence[str], of: str) -> None:
        """What came of a node."""
        self.lines += lines
        self.of += [of] * len(lines)

    def by_cell(self, cells: Mapping[str, Place]) -> dict[Place, Entries]:
        """The lines of each cell, by the id of the node they speak of.

        A dash alone stands with the words after it, at the end with those before: a cell of dashes says nothing.
        """
        at: list[Place | None] = [
            None if line == NOTHING else cells[of] for line, of in zip(self.lines, self.of, strict=True)
        ]
        for ranks in (range(len(at))[::-1], range(len(at))):
            for one, other in pairwise(ranks):
                at[other] = at[other] or at[one]
        return {cell: self._part([rank for rank, each in enumerate(at) if each == cell]) for cell in cells.values()}

    def _part(self, ranks: Sequence[int]) -> Entries:
        under = {new for new, at in enumerate(ranks) if at in self.under}
        return Entries([self.lines[at] for at in ranks], under, self.mark, [self.of[at] for at in ranks])


@dataclass(slots=True)
class _Entry:
    of: str
    number: str
    said: list[str]


def share(over: Sequence[Line], beside: Sequence[tuple[Json, Line]], manner: Manner) -> Entries:
    """What came of each action that stands `beside` a cell, by its number or in its order.

    Before them, in one line, what came of what stands `over` all of them.
    """
    steps, whole = list(beside), list(over)
    if len(steps) > SEVERAL and _children(steps[0]) == {node["id"] for node, _line in steps[1:]}:
        whole.append(steps.pop(0)[1])  # one action, with its steps
    head = list(filter(None, [" ".join(text for line in whole for text in line.result.lines)]))
    outer = _outer(beside)
    each = _entries(outer)
    free = not (manner.mark or manner.listed or manner.settled)
    if free and _by_number(each) and _says_all(outer, steps):
        return _numbered(head, each)
    each = _entries(steps if len(steps) < len(beside) else _told(steps, extra=len(head)))
    if not any(entry.said for entry in each):
        return Entries(head, set(), manner.mark, [""] * len(head))
    return _in_order(head, each, manner, nested=outer != list(beside))


def _entries(told: Sequence[tuple[Json, Line]]) -> list[_Entry]:
    return [_Entry(node["id"], str(node["number"] or ""), list(line.result.lines)) for node, line in told]


def _in_order(head: list[str], each: Sequence[_Entry], manner: Manner, *, nested: bool) -> Entries:
    """A line each at least; one alone where some are `nested`: two would be taken for those of an action and a step."""
    mark = manner.mark or (DASH if manner.bulleted and not manner.settled else "")
    if not mark and not manner.listed and (head or _run_on(each)):
        mark = DASH
    hung = mark and not manner.listed and not nested
    entries = Entries(list(head), set(range(len(head))), mark, [""] * len(head))
    for entry in each:
        said = entry.said if hung else list(filter(None, [" ".join(entry.said)]))
        first = len(entries.lines)
        entries.add(said or [NOTHING], entry.of)
        entries.under |= set(range(first + 1, first + len(said))) if said else {first}
    return entries


def _told(beside: Sequence[tuple[Json, Line]], extra: int) -> list[tuple[Json, Line]]:
    """The outer ones, or those that hold no other, where nothing came of the rest and their number tells them."""
    leaves = [each for each in beside if not each[0]["children"]]
    groups = [_outer(beside), leaves, list(beside)]
    sizes = Counter(len(group) for group in groups if group is not leaves or leaves != groups[0])
    for some in groups[:2]:
        if some == list(beside) or (
            _says_all(some, beside) and sizes[len(some)] == 1 and not sizes[len(some) + extra] - (not extra)
        ):
            return some
    return list(beside)


def _says_all(some: Sequence[tuple[Json, Line]], beside: Sequence[tuple[Json, Line]]) -> bool:
    """Whether nothing came of the others."""
    kept = {node["id"] for node, _line in some}
    return all(node["id"] in kept or not line.result.lines for node, line in beside)


def _outer(beside: Sequence[tuple[Json, Line]]) -> list[tuple[Json, Line]]:
    below = {child for each in beside for child in _children(each)}
    return [each for each in beside if each[0]["id"] not in below]


def _children(each: tuple[Json, Line]) -> set[str]:
    return {child["id"] for child in each[0]["children"]}


def _by_number(each: Sequence[_Entry]) -> bool:
    numbers = {entry.number for entry in each}
    return 1 < len(numbers) == len(each) and all(map(_NUMBER.fullmatch, numbers))


def _numbered(over: list[str], each: Sequence[_Entry]) -> Entries:
    entries = Entries(list(over), set(), "", [""] * len(over))
    for entry in each:
        if entry.said:
            entries.add([numbered(entry.number, entry.said[0]), *entry.said[1:]], entry.of)
    return entries


def _run_on(each: Sequence[_Entry]) -> bool:
    """Whether lines without marks would be taken for one text."""
    lines = [" ".join(entry.said) or NOTHING for entry in each]
    return any(unfinished(above) or begins_low(below) for above, below in pairwise(lines))
