"""A report of what was done: practice sheets, needs, recommendations, contributions."""

from __future__ import annotations

from jalon.recognition import reports
from jalon.recognition.choices import Choices
from jalon.recognition.draft import Draft
from jalon.recognition.preamble import read_preamble
from jalon.recognition.readings.model import Reading, Sketch


def grow(sketch: Sketch, draft: Draft, _choices: Choices) -> None:
    """Read the parts of a report into a draft."""
    reports.read_report(read_preamble(sketch.elements, draft), draft)


REPORT = Reading("report", "report", grow)
