"""The whole way from a Document to a Proposal: the readings that may be meant, compared, and the best one proposed."""

from __future__ import annotations

from jalon.documents.model import Document
from jalon.recognition import bullets, reports
from jalon.recognition.choices import Choices
from jalon.recognition.columns import Columns
from jalon.recognition.emit import Emitter
from jalon.recognition.headers import find_header, guess_columns, read_columns
from jalon.recognition.lines import Element, Grid
from jalon.recognition.preamble import language_of
from jalon.recognition.proposal import Proposal, Remark
from jalon.recognition.readings import LINES, NONE, READINGS, REPORT, TABLE, Reading, Sketch, sketch_of
from jalon.recognition.records import turn_records

SURE = 0.4


def propose(document: Document, *, choices: Choices | None = None) -> Proposal:
    """Read a document. Never fails on a Document: what cannot be understood is shown as not placed."""
    chosen = choices or Choices()
    sketch = sketch_of(document)
    reading = _asked(chosen) or usual(sketch)
    draft = reading.read(sketch, chosen)
    proposal = Emitter(sketch.pages.source, draft, language_of(sketch.strings)).proposal()
    if proposal.kind == "other":
        proposal.notes.append(Remark("no_plan_found" if sketch.strings else "no_words", "reason"))
    return proposal


def _asked(choices: Choices) -> Reading | None:
    return next((reading for reading in READINGS if reading.name == choices.reading), None)


def usual(sketch: Sketch) -> Reading:
    """The reading that the evidence of the whole document asks for, before any is tried."""
    grids = _plan_grids(sketch.elements)
    # A header says what a table is; its content alone does not outweigh a report all around it.
    if any(find_header(grid) for grid in grids) or (bool(grids) and reports.report_evidence(sketch.elements) < SURE):
        return TABLE
    report, plan = reports.report_evidence(sketch.elements), bullets.plan_evidence(sketch.elements)
    if max(report, plan) < SURE:
        return NONE
    # A report read as a plan would invent nodes.
    return REPORT if report >= plan else LINES


def _plan_grids(elements: list[Element]) -> list[Grid]:
    """The tables whose header (or, failing that, content) is that of a plan."""
    grids = [turn_records(element) for element in elements if isinstance(element, Grid)]
    return [grid for grid in grids if not reports.part_columns(grid) and _is_plan(grid)]


def _is_plan(grid: Grid) -> bool:
    header = find_header(grid)
    if header is None:
        return len(grid.rows) > 2 and guess_columns(grid) is not None
    columns = read_columns(grid, header)
    return bool(columns.plan) and _enough(columns)


def _enough(columns: Columns) -> bool:
    """Two levels of a plan, or one level with who, when or what of it."""
    names = columns.names
    if columns.levels is not None and columns.levels.named:
        return True
    said = {"leads", "schedule", "expected_results", "results", "status"} & names
    levels = {"axis", "objective", "action", "item"} & names
    return len(levels) + len(said) >= 2 and bool(said | ({"action"} & levels if len(levels) > 1 else set()))
