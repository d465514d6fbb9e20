"""Results of several actions that share one cell, written so that each is read beside its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from jalon.recognition.sentences import begins_low, unfinished
from jalon.reports.model import Line
from jalon.reports.wording import numbered

Json = dict[str, Any]
NOTHING: Final = "—"  # where something is said of the others
DASH: Final = "–"
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
    """The lines of a cell: their words, the ranks of those that go on from the one above, the mark of the others."""

    lines: list[str]
    under: set[int]
    mark: str


@dataclass(slots=True)
class _Entry:
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
    told = steps if len(steps) < len(beside) else _told(steps, extra=len(head))
    each = [_Entry(str(node["number"] or ""), list(line.result.lines)) for node, line in told]
    if not any(entry.said for entry in each):
        return Entries(head, set(), manner.mark)
    free = not (manner.mark or manner.listed or manner.settled)
    if free and _by_number(each) and told == _outer(beside):
        return _numbered(head, each)
    return _in_order(head, each, manner)


def _in_order(head: list[str], each: Sequence[_Entry], manner: Manner) -> Entries:
    mark = manner.mark or (DASH if manner.bulleted and not manner.settled else "")
    if not mark and not manner.listed and (head or _run_on(each)):
        mark = DASH
    entries = Entries(list(head), set(range(len(head))), mark)
    for entry in each:
        said = entry.said if mark and not manner.listed else list(filter(None, [" ".join(entry.said)]))
        first = len(entries.lines)
        entries.lines += said or [NOTHING]
        entries.under |= set(range(first + 1, first + len(said))) if said else {first}
    return entries


def _told(beside: Sequence[tuple[Json, Line]], extra: int) -> list[tuple[Json, Line]]:
    """The outer ones, or those that hold no other, where nothing came of the rest and their number tells them."""
    leaves = [each for each in beside if not each[0]["children"]]
    groups = [_outer(beside), leaves, list(beside)]
    sizes = Counter(len(group) for group in groups if group is not leaves or leaves != groups[0])
    for some in groups[:2]:
        kept = {node["id"] for node, _line in some}
        alone = all(node["id"] in kept or not line.result.lines for node, line in beside)
        if some == list(beside) or (alone and sizes[len(some)] == 1 and not sizes[len(some) + extra] - (not extra)):
            return some
    return list(beside)


def _outer(beside: Sequence[tuple[Json, Line]]) -> list[tuple[Json, Line]]:
    below = {child for each in beside for child in _children(each)}
    return [each for each in beside if each[0]["id"] not in below]


def _children(each: tuple[Json, Line]) -> set[str]:
    return {child["id"] for child in each[0]["children"]}


def _by_number(each: Sequence[_Entry]) -> bool:
    numbers = {entry.number for entry in each}
    return 1 < len(numbers) == len(each) and all(map(_NUMBER.fullmatch, numbers))


def _numbered(over: list[str], each: Sequence[_Entry]) -> Entries:
    entries = Entries(list(over), set(), "")
    for entry in each:
        if entry.said:
            entries.lines += [numbered(entry.number, entry.said[0]), *entry.said[1:]]
    return entries


def _run_on(each: Sequence[_Entry]) -> bool:
    """Whether lines without marks would be taken for one text."""
    lines = [" ".join(entry.said) or NOTHING for entry in each]
    return any(unfinished(above) or begins_low(below) for above, below in pairwise(lines))
