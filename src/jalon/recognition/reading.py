"""The whole way from a Document to a Proposal: what it is, then how it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from jalon.documents.model import Document
from jalon.phrases.acronyms import find_acronyms
from jalon.phrases.parties import learn_parties, split_parties
from jalon.recognition import bullets, reports
from jalon.recognition.columns import Columns, Roles
from jalon.recognition.draft import Draft
from jalon.recognition.emit import Emitter
from jalon.recognition.fiches import read_fiches
from jalon.recognition.furniture import set_aside_contents
from jalon.recognition.headers import find_header, guess_columns, read_columns
from jalon.recognition.lines import Element, Grid, Line, Pages, Picture, flatten
from jalon.recognition.outline import outline
from jalon.recognition.preamble import language_of, read_preamble
from jalon.recognition.proposal import Column, Kind, Proposal, Remark
from jalon.recognition.records import turn_records
from jalon.recognition.regrid import loosen, regrid
from jalon.recognition.rows import TreeBuilder
from jalon.recognition.sentences import names_inside
from jalon.recognition.stitching import stitch
from jalon.recognition.tables import Event, Row, TableReader
from jalon.recognition.titling import main_sigle
from jalon.recognition.underlines import read_underlines

SURE = 0.4
_MARGIN_ROLES = {"footnote": "footnote", "endnote": "footnote", "comment": "comment", "textbox": "textbox"}
_MARGIN_REASONS = {"header": "page_header", "footer": "page_footer", "hidden": "hidden"}


def propose(document: Document, *, roles: Roles | None = None) -> Proposal:
    """Read a document. Never fails on a Document: what cannot be understood is shown as not placed.

    `roles` are columns a person gave another role, by heading ("#2" for the second when it has none).
    """
    pages = flatten(document)
    pages.elements = read_fiches(regrid(read_underlines(loosen(pages.elements))))
    strings = [element.string for element in _all_lines(pages.elements)]
    draft = Draft(kind="other")
    _margins(pages, draft)
    grids = _plan_grids(pages.elements)
    # A header says what a table is; its content alone does not outweigh a report all around it.
    tabular = any(find_header(grid) for grid in grids) or (
        bool(grids) and reports.report_evidence(pages.elements) < SURE
    )
    draft.kind = "plan" if tabular else _kind(pages.elements)
    elements = set_aside_contents(pages.elements, draft) if tabular else pages.elements
    elements = read_preamble(elements, draft)
    if tabular:
        _read_tables(elements, draft, strings, roles)
    elif draft.kind == "plan":
        bullets.read_bullets(elements, draft)
    elif draft.kind == "report":
        reports.read_report(elements, draft)
    _finish(draft, strings)
    proposal = Emitter(pages.source, draft, language_of(strings)).proposal()
    if proposal.kind == "other":
        proposal.notes.append(Remark("no_plan_found" if strings else "no_words", "reason"))
    return proposal


def _kind(elements: list[Element]) -> Kind:
    """Plan, report or neither, where no table is a plan: a report read as a plan would invent nodes."""
    report, plan = reports.report_evidence(elements), bullets.plan_evidence(elements)
    if max(report, plan) < SURE:
        return "other"
    return "report" if report >= plan else "plan"


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


def _read_tables(elements: list[Element], draft: Draft, strings: list[str], roles: Roles | None) -> None:
    reader = TableReader(draft, roles)
    events = outline(stitch(reader.read(elements)))
    rows = [event for event in events if isinstance(event, Row)]
    parties = _parties([row.string(at) for row in rows for at in row.columns.of("leads")])
    TreeBuilder(draft, parties, names_inside(strings)).build(events)
    draft.columns = _layout(events)


def _parties(cells: list[str]) -> frozenset[str]:
    """The names of the document's own leads: those that stand alone somewhere, then those cut out more than once."""
    known = learn_parties(cells)
    found = Counter(name for cell in set(cells) for name in split_parties(cell, known))
    return known | {name for name, times in found.items() if times > 1}


def _layout(events: list[Event]) -> list[Column]:
    """The columns as the document prints them: those of the table with most rows."""
    counts: dict[int, tuple[int, Columns]] = {}
    for event in events:
        if isinstance(event, Row):
            count, columns = counts.get(id(event.columns), (0, event.columns))
            counts[id(event.columns)] = count + 1, columns
    if not counts:
        return []
    _, columns = max(counts.values(), key=lambda pair: pair[0])
    return [Column(reading.heading, reading.role) for reading in columns.readings]


def _margins(pages: Pages, draft: Draft) -> None:
    for kind, line in pages.margins:
        if kind in _MARGIN_ROLES:
            draft.notes.append((line.text, _MARGIN_ROLES[kind]))
        else:
            draft.ignored.append((line.text, _MARGIN_REASONS.get(kind, kind)))


def _finish(draft: Draft, strings: Collection[str]) -> None:
    """What is known only once everything was read: the organisation, and the sigles explained in passing."""
    texts = list(strings)
    if draft.organisation is None:
        draft.organisation = main_sigle(texts, list(draft.acronyms))
    for string in texts:
        for sigle, expansion in find_acronyms(string).items():
            draft.acronyms.setdefault(sigle, expansion)


def _all_lines(elements: Iterable[Element]) -> list[Line]:
    lines: list[Line] = []
    for element in elements:
        if isinstance(element, Line):
            lines.append(element)
        elif isinstance(element, Grid):
            for index, row in enumerate(element.rows):
                lines.extend(line for cell in row.own(index) for line in cell.lines)
        elif isinstance(element, Picture):
            continue
    return lines
