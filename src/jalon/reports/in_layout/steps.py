"""Steps written in the cell of their action: which marks tell them from the actions that share it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

DASH: Final = "–"
_DASHES: Final = frozenset("-–—")
_MARKS: Final = (DASH, "◦", "▪")  # as in our own tables, the outer first
_RING: Final = "o"  # what people type for ◦


@dataclass(frozen=True, slots=True)
class Step:
    """A line to be written under an action, by how many lines it stands under (from 1); `mark` is to tell it.

    A `result` goes on from the line over it.
    """

    text: str
    depth: int = 1
    result: bool = False


@dataclass(frozen=True, slots=True)
class StepMarks:
    """The marks of steps by their depth, and what the actions beside them are to have: "" for what they have."""

    steps: Sequence[str]
    actions: str = ""

    def of(self, step: Step) -> str:
        """The mark of a step."""
        return "" if step.result else self.steps[min(step.depth, len(self.steps)) - 1]


def marks_for_steps(typed: Sequence[str], begins: Collection[int], *, listed: bool) -> StepMarks:
    """Those of a cell whose lines have these marks, "" for none; actions begin at the ranks `begins`.

    `listed` when each line of the cell has a bullet by itself.
    """
    marks = [typed[at] for at in sorted(begins) if at < len(typed)]
    bare = not listed and not any(marks)
    own = {DASH} if bare and len(begins) > 1 else set(marks)
    known = [mark for at, mark in enumerate(typed) if at not in begins and _tells(mark, own)]
    outer = max((_MARKS.index(each) for each in map(_alike, own | {*known[:1]}) if each in _MARKS), default=-1)
    steps = [*known[:1], *(_MARKS[outer + 1 :] or _MARKS[-1:])]
    return StepMarks(steps, DASH if bare and len(begins) > 1 else "")


def _tells(mark: str, own: Collection[str]) -> bool:
    """Whether a mark that is no number is unlike those of the actions."""
    sign = mark == _RING or not any(map(str.isalnum, mark))
    return bool(mark) and sign and _alike(mark) not in set(map(_alike, own))


def _alike(mark: str) -> str:
    """The mark of ours that looks as this one."""
    return DASH if mark in _DASHES else "◦" if mark == _RING else mark
