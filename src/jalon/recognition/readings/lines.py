"""The plan is in headings, bullets and paragraphs."""

from __future__ import annotations

from itertools import islice, pairwise, takewhile

from jalon.recognition import bullets
from jalon.recognition.choices import Choices
from jalon.recognition.draft import Draft
from jalon.recognition.lines import Element, Grid, Line, lines_of
from jalon.recognition.other_tables import is_beside
from jalon.recognition.preamble import read_preamble
from jalon.recognition.readings.model import Reading, Sketch


def grow(sketch: Sketch, draft: Draft, _choices: Choices) -> None:
    """Read headings and bullets into a draft."""
    elements = _without_captions(read_preamble(sketch.elements, draft), draft)
    bullets.read_bullets(_without_tables(elements, draft), draft)


def _without_tables(elements: list[Element], draft: Draft) -> list[Element]:
    """What is left once the tables that are none of the plan are noted."""
    beside = [element for element in elements if isinstance(element, Grid) and is_beside(element)]
    draft.notes.extend((line.text, "table") for grid in beside for line in lines_of(grid))
    return [element for element in elements if not any(element is grid for grid in beside)]


def _without_captions(elements: list[Element], draft: Draft) -> list[Element]:
    """The elements but the headings over nothing but a table: what plans without table have beside them, a budget."""
    captions: set[int] = set()
    for at, (line, below) in enumerate(pairwise(elements)):
        if not (isinstance(line, Line) and line.kind == "heading" and isinstance(below, Grid)):
            continue
        after = takewhile(_under_heading, islice(elements, at + 2, None))
        if not any(isinstance(other, Line) and (other.bullet or other.kind == "item") for other in after):
            captions.add(id(line))
            draft.notes.append((line.text, "heading"))
    return [element for element in elements if id(element) not in captions]


def _under_heading(element: Element) -> bool:
    return not (isinstance(element, Line) and element.kind == "heading")


LINES = Reading("lines", "plan", grow)
