"""The plan is in headings, bullets and paragraphs."""

from __future__ import annotations

from jalon.recognition import bullets
from jalon.recognition.choices import Choices
from jalon.recognition.draft import Draft
from jalon.recognition.lines import Element, Grid, lines_of
from jalon.recognition.other_tables import is_beside
from jalon.recognition.preamble import read_preamble
from jalon.recognition.readings.model import Reading, Sketch


def grow(sketch: Sketch, draft: Draft, _choices: Choices) -> None:
    """Read headings and bullets into a draft."""
    bullets.read_bullets(_without_tables(read_preamble(sketch.elements, draft), draft), draft)


def _without_tables(elements: list[Element], draft: Draft) -> list[Element]:
    """What is left once the tables that are none of the plan are noted."""
    beside = [element for element in elements if isinstance(element, Grid) and is_beside(element)]
    draft.notes.extend((line.text, "table") for grid in beside for line in lines_of(grid))
    return [element for element in elements if not any(element is grid for grid in beside)]


LINES = Reading("lines", "plan", grow)
