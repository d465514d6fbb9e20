"""Reports that hold practice sheets, needs, recommendations and contributions instead of a plan.

Headings part a report into chapters (`chapters`), each read as what its heading announces (`sheets`, `lists`).
"""

from __future__ import annotations

from collections.abc import Sequence

from jalon.recognition.boilerplate import set_aside
from jalon.recognition.draft import Draft
from jalon.recognition.lines import Element
from jalon.recognition.reports.chapters import Chapter, chapters
from jalon.recognition.reports.evidence import report_evidence
from jalon.recognition.reports.lists import read_advice, read_needs, read_parts
from jalon.recognition.reports.sheets import read_sheets
from jalon.recognition.reports.tables import part_columns, read_part_tables

__all__ = ["part_columns", "read_report", "report_evidence"]


def read_report(elements: Sequence[Element], draft: Draft) -> None:
    """Fill the sheets, needs, advice, parts, notes and ignored texts of a draft from the lines of a report."""
    for chapter in chapters(set_aside(elements, draft)):
        if chapter.region is not None and chapter.heading is None:
            draft.notes.append((chapter.region.text, "heading"))
        if chapter.heading is not None and chapter.purpose != "advice":
            draft.notes.append((chapter.heading.text, "heading"))
        _read(chapter, draft)
    read_part_tables(elements, draft)


def _read(chapter: Chapter, draft: Draft) -> None:
    if chapter.purpose == "parts":
        read_parts(chapter, draft)
    elif chapter.purpose == "advice":
        read_advice(chapter, draft)
    elif chapter.purpose == "end":
        draft.notes.extend((line.text, "text") for line in chapter.lines)
    else:
        rest = read_needs(chapter.lines, draft) if chapter.purpose == "needs" else chapter.lines
        read_sheets(rest, chapter.region_name, draft)
