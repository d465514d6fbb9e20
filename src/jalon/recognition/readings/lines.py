"""The plan is in headings, bullets and paragraphs."""

from __future__ import annotations

from jalon.recognition import bullets
from jalon.recognition.choices import Choices
from jalon.recognition.draft import Draft
from jalon.recognition.preamble import read_preamble
from jalon.recognition.readings.model import Reading, Sketch


def grow(sketch: Sketch, draft: Draft, _choices: Choices) -> None:
    """Read headings and bullets into a draft."""
    bullets.read_bullets(read_preamble(sketch.elements, draft), draft)


LINES = Reading("lines", "plan", grow)
