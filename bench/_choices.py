"""Which of the choices that made documents go with what is misread."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

Json = dict[str, Any]
FIELDS: Final = ("leads", "schedule", "expected_results", "results", "status", "number")
LEAST: Final = 5  # draws of a choice, for anything to be said of it
# What a style or a heading is about; any other choice may touch anything.
_ABOUT: Final = {
    "text": "text", "action": "text", "leads": "leads", "when": "schedule", "start": "schedule", "end": "schedule",
    "expected": "expected_results", "indicators": "expected_results", "results": "results", "status": "status",
    "percent": "status", "number": "number", "axis": "parent", "objective": "parent",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Blame:
    """A choice: what goes wrong with it, in how many draws, how often with it and without, and how sure that is."""

    choice: str
    about: str
    draws: int
    share: float
    without: float
    sure: float

    def __str__(self) -> str:
        figures = f"{self.draws:5}  {self.share:.2f}  {self.without:.2f}  {self.sure:5.1f}"
        return f"{self.choice:58.58} {self.about:17} {figures}"


@dataclass(frozen=True, slots=True)
class Case:
    """A document read: its choices, its figures, and each line of its key with what is wrong of it."""

    chosen: dict[str, str]
    row: Json
    lines: list[tuple[Json, set[str]]]


def blamed(cases: Sequence[Case]) -> list[Blame]:
    """The choices, worst first, each with what it harms most."""
    found = [*_of_documents(cases), *_of_lines(cases)]
    return sorted(found, key=lambda blame: (-blame.sure, blame.choice))


def measures(row: Json) -> dict[str, float]:
    """How wrong a document is, one figure a kind: 0 is right, 1 all wrong."""
    told = {"bad": float(row["bad"]), "text": 1 - row["f1"], "parent": 1 - row["parent"]}
    told |= {name: 1 - row[name] for name in FIELDS if row[name] is not None}
    for name in FIELDS:
        if row.get(f"spurious_{name}") is not None:
            told[f"no {name}"] = min(1.0, row[f"spurious_{name}"] / max(1, row["gold"]))
    return told


def _of_documents(cases: Sequence[Case]) -> Iterable[Blame]:
    told = [(set(case.chosen.items()), measures(case.row)) for case in cases]
    values = sorted({value for choices, _figures in told for value in choices})
    names = sorted({name for _choices, figures in told for name in figures})
    for value in values:
        about = _ABOUT.get(value[0].removeprefix("heading ")) if value[0].startswith("heading ") else None
        best: Blame | None = None
        for name in [about] if about else names:
            inside = [figures[name] for choices, figures in told if value in choices and name in figures]
            same = {value[0]} if about else set()  # a heading is compared with the others of its column
            outside = [
                figures[name] for choices, figures in told
                if value not in choices and name in figures and (not same or any(one[0] in same for one in choices))
            ]  # fmt: skip
            blame = _compared(f"{value[0]} = {value[1]}", name, inside, outside)
            if blame and (best is None or blame.sure > best.sure):
                best = blame
        if best:
            yield best


def _of_lines(cases: Sequence[Case]) -> Iterable[Blame]:
    marks: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for case in cases:
        for node, wrong in case.lines:
            for name, style in node.get("drawn", {}).items():
                about = _ABOUT[name]
                if about == "text" or "text" not in wrong:
                    marks[name].append((style, float(about in wrong)))
    for name, told in marks.items():
        for style in sorted({style for style, _wrong in told}):
            inside = [wrong for one, wrong in told if one == style]
            outside = [wrong for one, wrong in told if one != style]
            blame = _compared(f"line: {name} = {style}", _ABOUT[name], inside, outside)
            if blame:
                yield blame


def _compared(choice: str, about: str, inside: Sequence[float], outside: Sequence[float]) -> Blame | None:
    if len(inside) < LEAST or not outside:
        return None
    share, without = sum(inside) / len(inside), sum(outside) / len(outside)
    both = [*inside, *outside]
    mean = sum(both) / len(both)
    spread = math.sqrt(sum((one - mean) ** 2 for one in both) / len(both)) or 1.0
    sure = (share - without) / (spread * math.sqrt(1 / len(inside) + 1 / len(outside)))
    return Blame(choice, about, len(inside), share, without, sure)
