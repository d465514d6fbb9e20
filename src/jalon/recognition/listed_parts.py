"""Parts of a plan that list their actions, in a document whose other parts have them in tables."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from jalon.phrases.folding import fold
from jalon.recognition.bullets.words import ASIDE, ASIDE_IN_PROSE
from jalon.recognition.lines import Element, Grid, Line
from jalon.recognition.states import is_status
from jalon.recognition.verbs import is_action

_SEVERAL: Final = 2  # entries
_MOSTLY: Final = 0.6  # of them


def listed_parts(elements: list[Element]) -> dict[int, list[Line]]:
    """By heading (its `id`) the entries that stand under it; each entry is there too, with none of its own.

    A heading is one when others of its level stand over tables, and when what it lists says what to do.
    """
    heads = [at for at, element in enumerate(elements) if isinstance(element, Line) and element.kind == "heading"]
    over = {line.level for at in heads if isinstance(line := elements[at], Line) and _leads_to_table(elements, at)}
    found: dict[int, list[Line]] = {}
    for at, after in pairwise([*heads, len(elements)]):
        line, body = elements[at], elements[at + 1 : after]
        if not isinstance(line, Line) or line.level not in over or _is_aside(line):
            continue
        entries = [one for one in body if isinstance(one, Line) and (one.bullet or one.kind == "item")]
        if len(entries) == len(body) >= _SEVERAL and sum(is_action(e.string) for e in entries) >= _MOSTLY * len(body):
            found[id(line)] = entries
            found.update((id(entry), []) for entry in entries)
    return found


def _leads_to_table(elements: list[Element], at: int) -> bool:
    """Whether a table follows a heading, a sentence at most between."""
    return any(isinstance(element, Grid) for element in elements[at + 1 : at + 2 + 1])


def _is_aside(line: Line) -> bool:
    said = fold(line.string).strip(" :.")
    return said in ASIDE or said in ASIDE_IN_PROSE or is_status(line.string)
