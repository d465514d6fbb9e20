"""No plan and no report: only what the first lines say of the document."""

from __future__ import annotations

from jalon.recognition.choices import Choices
from jalon.recognition.draft import Draft
from jalon.recognition.preamble import read_preamble
from jalon.recognition.readings.model import Reading, Sketch


def grow(sketch: Sketch, draft: Draft, _choices: Choices) -> None:
    """Nothing but the title, the period and the organisation."""
    read_preamble(sketch.elements, draft)


NONE = Reading("none", "other", grow)
