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

    @property
    def of_words(self) -> bool:
        """Whether it is a heading or a wording, where the vocabulary may be short, rather than a shape or a style."""
        return self.choice.startswith(("heading ", "line: status"))

    def __str__(self) -> str:
        figures = f"{self.draws:5}  {self.share:.2f}  {self.without:.2f}  {self.sure:5.1f}"
        return f"{self.choice:58.58} {self.about:17} {figures}"


@dataclass(frozen=True, slots=True)
class Case:
    """A document read: its choices, its figures, and each line of its key with what is wrong of it."""

    chosen: dict[str, str]
    row: Json
    lines: list[tuple[Json, Json]]


def blamed(cases: Sequence[Case]) -> list[Blame]:
    """The choices, worst first, each with what it harms most."""
    worst: dict[str, Blame] = {}
    for blame in sorted([*_of_documents(cases), *_of_lines(cases)], key=lambda one: (-one.sure, one.choice)):
        worst.setdefault(blame.choice, blame)
    return list(worst.values())


def confused(cases: Sequence[Case], field: str) -> list[tuple[int, str, str, str]]:
    """What a field should say and what is read instead, most frequent first, with a document where it is."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for case in cases:
        for node, wrong in case.lines:
            if field in wrong:
                found[_shown(node.get(field)), _shown(wrong[field])].append(case.row["file"])
    told = [(len(files), right, read, files[0]) for (right, read), files in found.items()]
    return sorted(told, key=lambda one: (-one[0], one[1:]))


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return " + ".join(map(_shown, value)) or "–"
    return " ".join(str(value or "–").split())


def measures(case: Case) -> dict[str, float]:
    """How wrong a document is, one figure a kind: 0 is right, 1 all wrong."""
    read = [(node, wrong) for node, wrong in case.lines if "text" not in wrong]
    told = {"bad": float(case.row["bad"]), "text": 1 - case.row["f1"]}
    for name in ("parent", *FIELDS):
        asked = [name in wrong for node, wrong in read if name not in node.get("ambiguous", ())]
        said = name == "parent" or any(node[name] for node, _wrong in case.lines)
        if asked:
            told[name if said else f"{name} from nowhere"] = sum(asked) / len(asked)
    return told


def _of_documents(cases: Sequence[Case]) -> Iterable[Blame]:
    told = [(case.chosen, measures(case)) for case in cases]
    names = sorted({name for _chosen, figures in told for name in figures})
    for name in names:
        usual = _usual((chosen["shape"], figures[name]) for chosen, figures in told if name in figures)
        groups: dict[str, list[tuple[str, float, float]]] = defaultdict(list)
        for chosen, figures in told:
            for choice, value in chosen.items() if name in figures else ():
                about = _ABOUT.get(choice.removeprefix("heading "), name) if choice.startswith("heading ") else name
                if about == name:
                    expected = usual["" if choice == "shape" else chosen["shape"]]
                    groups[choice].append((value, figures[name], expected))
        for choice, values in groups.items():
            yield from _compared(choice, name, values)


def _usual(told: Iterable[tuple[str, float]]) -> dict[str, float]:
    """How wrong the documents of each shape are, and all of them (under no name)."""
    found: dict[str, list[float]] = defaultdict(list)
    for shape, figure in told:
        found[shape].append(figure)
        found[""].append(figure)
    return {shape: sum(figures) / len(figures) for shape, figures in found.items()}


def _of_lines(cases: Sequence[Case]) -> Iterable[Blame]:
    marks: dict[str, list[tuple[str, str, float]]] = defaultdict(list)
    for case in cases:
        for node, wrong in case.lines:
            for name, style in node.get("drawn", {}).items():
                about = _ABOUT[name]
                if about == "text" or ("text" not in wrong and about not in node["ambiguous"]):
                    marks[name].append((style, case.chosen["shape"], float(about in wrong)))
    for name, told in marks.items():
        usual = _usual((shape, wrong) for _style, shape, wrong in told)
        yield from _compared(f"line: {name}", _ABOUT[name], [(one, wrong, usual[shape]) for one, shape, wrong in told])


def _compared(choice: str, about: str, told: Sequence[tuple[str, float, float]]) -> Iterable[Blame]:
    """Each value of a choice: how wrong it goes, and how wrong documents of the same shapes do."""
    spread = math.sqrt(sum((wrong - usual) ** 2 for _value, wrong, usual in told) / len(told))
    groups: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for value, wrong, usual in told:
        groups[value].append((wrong, usual))
    for value, pairs in groups.items():
        if len(pairs) >= LEAST:
            share, without = (sum(part) / len(pairs) for part in zip(*pairs, strict=True))
            sure = (share - without) * math.sqrt(len(pairs)) / max(spread, 0.15)
            yield Blame(f"{choice} = {value}", about, len(pairs), share, without, sure)
