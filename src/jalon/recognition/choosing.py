"""The whole way from a Document to a Proposal: the readings that may be meant, compared, and the best one proposed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from jalon.documents.model import Document
from jalon.recognition import bullets, reports
from jalon.recognition.agendas import is_calendar, why_none
from jalon.recognition.choices import Choices
from jalon.recognition.doubts import Code
from jalon.recognition.emit import Emitter
from jalon.recognition.headers import find_header, guess_columns, read_columns
from jalon.recognition.judging import Judgement, doubt, judge
from jalon.recognition.letters import in_other_letters
from jalon.recognition.lines import Element, Grid
from jalon.recognition.other_tables import is_aside, is_other
from jalon.recognition.preamble import language_of
from jalon.recognition.proposal import DocumentDoubt, Node, OtherReading, Proposal, Remark
from jalon.recognition.readings import LINES, NONE, READINGS, REPORT, TABLE, Reading, Sketch, sketch_of
from jalon.recognition.records import turn_records

SURE: Final = 0.4  # evidence below which a document is neither plan nor report
COMPARED: Final = 0.75  # confidence above which no other reading is tried
UNCERTAIN: Final = 0.6  # confidence below which the document says so on top
MARGIN: Final = 0.1  # by which another reading must be surer than the usual one
CLOSE: Final = 0.25  # how far behind the chosen one another reading still raises a doubt


def propose(document: Document, *, choices: Choices | None = None) -> Proposal:
    """Read a document. Never fails on a Document: what cannot be understood is shown as not placed."""
    chosen = choices or Choices()
    sketch = sketch_of(document)
    first = usual(sketch, chosen)
    asked = _asked(chosen, first, sketch)
    best, judgement = judged(sketch, asked or first, chosen)
    others: list[tuple[Proposal, Judgement]] = []
    if judgement.confidence < COMPARED or asked:
        others = [judged(sketch_of(document), reading, chosen) for reading in _others(sketch, asked or first)]
    if asked is None:
        for other, judging in others:
            if other.nodes and judging.confidence > judgement.confidence + (MARGIN if best is not None else 0):
                others = [(best, judgement), *[pair for pair in others if pair[0] is not other]]
                best, judgement = other, judging
                break
    return _told(best, judgement, others)


def judged(sketch: Sketch, reading: Reading, choices: Choices) -> tuple[Proposal, Judgement]:
    """A sketch, which is used up, read one way, and what that looks like."""
    draft = reading.read(sketch, choices)
    proposal = Emitter(sketch.pages.source, draft, language_of(sketch.strings)).proposal()
    proposal.reading = reading.name
    if proposal.kind == "other":
        proposal.notes.append(Remark(why_none(sketch.strings), "reason"))
    return proposal, judge(proposal)


def _asked(choices: Choices, first: Reading, sketch: Sketch) -> Reading | None:
    """The reading a person chose, or the first of the kind she says the document is; a table, where she reads one."""
    named = next((reading for reading in READINGS if reading.name == choices.reading), None)
    of_table = choices.kind in {None, "plan"} and (choices.header_row is not None or choices.line is not None)
    if named is None and of_table and any(isinstance(element, Grid) for element in sketch.elements):
        named = TABLE
    if named is None and choices.kind and choices.kind != first.kind:
        named = next(reading for reading in READINGS if reading.kind == choices.kind)
    return named


def _others(sketch: Sketch, taken: Reading) -> list[Reading]:
    """The readings that could give something else: of what the document holds."""
    grids = any(isinstance(element, Grid) for element in sketch.elements)
    return [
        reading
        for reading in READINGS
        if reading is not taken and reading.kind == "plan" and (grids or not reading.tabular)
    ]


def _told(best: Proposal, judgement: Judgement, others: list[tuple[Proposal, Judgement]]) -> Proposal:
    """The chosen proposal, with what is doubtful in it and what the others would give."""
    best.confidence = judgement.confidence
    if best.kind == "plan" and best.nodes and in_other_letters(node.text for node in _walk(best.nodes)):
        best.doubts.append(DocumentDoubt(Code.LANGUAGE_UNKNOWN))
    if best.kind == "plan":
        doubt(judgement, sum(1 for node in _walk(best.nodes) if not node.children))
    seen = [_shape(best)]
    for other, judging in sorted(others, key=lambda pair: -pair[1].confidence):
        if other.nodes and (shape := _shape(other)) not in seen:
            seen.append(shape)
            best.readings.append(OtherReading(other.reading, _counts(other), judging.confidence))
    if best.kind == "plan" and best.confidence < UNCERTAIN:
        best.doubts.append(DocumentDoubt(Code.UNCERTAIN_READING))
    if best.kind == "plan" and best.readings and best.confidence < COMPARED:
        other_reading = best.readings[0]
        if other_reading.score > best.confidence - CLOSE:
            values: dict[str, str | int | list[str]] = {"reading": other_reading.what}
            values |= dict(other_reading.counts)
            best.doubts.append(DocumentDoubt(Code.OTHER_READING, values))
    return best


def _walk(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _walk(node.children)


def _shape(proposal: Proposal) -> list[tuple[str, str]]:
    """What tells two proposals apart: their lines and levels."""
    return [(node.level, node.text) for node in _walk(proposal.nodes)]


def _counts(proposal: Proposal) -> dict[str, int]:
    return dict(Counter(node.level for node in _walk(proposal.nodes)))


def usual(sketch: Sketch, choices: Choices | None = None) -> Reading:
    """The reading that the evidence of the whole document asks for, before any is tried."""
    if is_calendar(sketch.strings):
        return NONE
    grids = _plan_grids(sketch.elements, choices)
    # A header says what a table is; its content alone does not outweigh a report all around it.
    if any(find_header(grid, choices) for grid in grids) or (
        bool(grids) and reports.report_evidence(sketch.elements) < SURE
    ):
        return TABLE
    report, plan = reports.report_evidence(sketch.elements), bullets.plan_evidence(sketch.elements)
    if max(report, plan) < SURE:
        return NONE
    # A report read as a plan would invent nodes.
    return REPORT if report >= plan else LINES


def _plan_grids(elements: list[Element], choices: Choices | None) -> list[Grid]:
    """The tables whose header (or, failing that, content) is that of a plan."""
    grids = [turn_records(element) for element in elements if isinstance(element, Grid)]
    return [grid for grid in grids if not reports.part_columns(grid) and _is_plan(grid, choices)]


def _is_plan(grid: Grid, choices: Choices | None) -> bool:
    header = find_header(grid, choices)
    if header is None:
        guessed = guess_columns(grid) if len(grid.rows) > 2 else None
        top = [cell.string for cell in grid.rows[0].own(0)] if grid.rows else []
        return guessed is not None and not is_other(grid, guessed) and not is_aside(top)
    columns = read_columns(grid, header, choices.of_columns if choices else None)
    return bool(columns.plan) and columns.say_a_plan and not is_other(grid, columns)
