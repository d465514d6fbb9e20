"""What the legend of a document marks lines with: bold, strike, a colour, a background."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

from jalon.documents.model import Document, Place, Run
from jalon.documents.writers.marks import BOLD, Kind, Mark
from jalon.phrases.folding import fold
from jalon.phrases.legends import statuses_of_legend
from jalon.plans.choices import Level, Status
from jalon.reports.in_layout.cells import look_of, paragraphs_of
from jalon.reports.in_layout.origin import place_of

Json = dict[str, Any]
_KINDS: Final[tuple[Kind, ...]] = ("bold", "strike", "color", "background")
# Where nothing is marked yet, the words of the legend say with what it will be.
_WORDS: Final = (
    (re.compile(r"\b(?:barre|raye|biffe)e?s?\b|\bstr(?:uck|ike)|crossed"), Mark("strike")),
    (re.compile(r"surlign|ombrag|highlight|shaded"), Mark("background", "ffff00")),
    (re.compile(r"\b(?:gras|bold)\b"), BOLD),
    (re.compile(r"\b(?:rouge|red)\b"), Mark("color", "c00000")),
    (re.compile(r"\b(?:verte?s?|green)\b"), Mark("color", "00803c")),
    (re.compile(r"\b(?:bleue?s?|blue)\b"), Mark("color", "1f4e9c")),
)


def marking_of(document: Document, nodes: Iterable[Json], legend: str) -> Mark:
    """The look that tells the highlighted actions of a document from the others, else what its legend says."""
    looks = {place: [look_of(block) for block in blocks] for place, blocks in paragraphs_of(document)}
    told = list(_looks_told(nodes, looks))
    marked, others = [look for look, on in told if on], [look for look, on in told if not on]
    apart = {kind: _share(marked, kind) - _share(others, kind) for kind in _KINDS} if marked else {}
    kind = max(apart, key=lambda each: apart[each], default=None)
    if kind is None or apart[kind] <= 0:
        folded = fold(legend)
        return next((mark for words, mark in _WORDS if words.search(folded)), BOLD)
    if kind in {"bold", "strike"}:
        return Mark(kind)
    values = Counter(value for look in marked if (value := getattr(look, kind)))
    return Mark(kind, values.most_common(1)[0][0])


def marked_statuses(legend: str) -> frozenset[str]:
    """The statuses whose lines the legend marks; all that is done or begun when it names none."""
    said = frozenset[str](statuses_of_legend(legend)) or frozenset({Status.DONE.value, Status.IN_PROGRESS.value})
    return said | {Status.PARTIAL.value} if Status.IN_PROGRESS in said else said


def _looks_told(nodes: Iterable[Json], looks: Mapping[Place, list[Run]]) -> Iterable[tuple[Run, bool]]:
    """The look of the words of each action, with whether they stand out."""
    for node in nodes:
        place = place_of(node["source"])
        if node["level"] in {Level.ACTION, Level.ITEM} and place is not None and looks.get(place):
            yield looks[place][0], node["highlighted"]


def _share(looks: list[Run], kind: Kind) -> float:
    return sum(Mark(kind).is_on(look) for look in looks) / len(looks) if looks else 0.0
