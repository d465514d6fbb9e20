"""How sure it is that a document without a plan table is a report of sheets, needs and recommendations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jalon.recognition.lines import Element, Line
from jalon.recognition.reports.chapters import purpose_of
from jalon.recognition.reports.sheets import mark_lines
from jalon.recognition.reports.words import TELLING


def report_evidence(elements: Sequence[Element]) -> float:
    """From 0 to 1: how much these elements look like a collection of sheets, or of recommendations."""
    lines = [element for element in elements if isinstance(element, Line) and element.string]
    counted = Counter(one.field for one in mark_lines(lines) if one.field)
    telling = [counted[name] for name in TELLING if counted[name]]
    score = 0.0
    if len(telling) >= 2 and sum(telling) >= 4:
        score += min(0.8, 0.5 + sum(telling) / 40)
    purposes = {purpose_of(lines, index) for index in range(len(lines))} - {None, "end"}
    score += 0.2 * len(purposes) if len(purposes) > 1 or score else 0.1 * len(purposes)
    return min(1.0, score)
