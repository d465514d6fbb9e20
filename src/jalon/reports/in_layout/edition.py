"""A document of a plan that is being edited: what it says where, and which line of the bilan each of its nodes is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jalon.documents.model import Place, Table
from jalon.documents.writers.marks import BOLD
from jalon.plans.rules.stated import state_headings
from jalon.reports.in_layout.cells import Cells
from jalon.reports.in_layout.columns import columns_by_table
from jalon.reports.in_layout.cuts import Cuts
from jalon.reports.in_layout.marking import marked_statuses, marking_of
from jalon.reports.in_layout.moving import moved
from jalon.reports.in_layout.origin import Origin, place_of
from jalon.reports.in_layout.paragraphs import paragraphs_below
from jalon.reports.in_layout.parts import Arranger
from jalon.reports.in_layout.rows import rows_below, rows_claimed
from jalon.reports.model import Bilan, Line

if TYPE_CHECKING:
    from jalon.documents.writers.parts import Part
    from jalon.reports.in_layout.looks import Looks

Json = dict[str, Any]


class Edition:
    """One edition of one document."""

    looks: Looks
    made: Mapping[int, Part]

    def __init__(self, bilan: Bilan, origin: Origin) -> None:
        self.bilan, self.origin = bilan, origin
        self.file = origin.open()
        self.nodes = origin.read()
        legend = origin.proposal.get("layout", {}).get("highlight_means") or ""
        self.statuses = marked_statuses(legend) if legend else frozenset[str]()
        self.cells = Cells(self.file, marking_of(self.file.document, self.nodes.values(), legend) if legend else BOLD)
        self.texts = self.cells.texts
        self.tables = {block.place.block: block for block in self.file.document.blocks if isinstance(block, Table)}
        anew = moved(bilan, origin)
        there = (line for line in bilan.walk() if line.item.id in origin.nodes and line.item.id not in anew)
        of_line = {origin.nodes[line.item.id]: line for line in there}
        self.lines: dict[str, Line] = {node: of_line[node] for node in self.nodes if node in of_line}
        at = {line.item.id: place_of(self.nodes[node]["source"]) for node, line in self.lines.items()}
        self.places = {item: place for item, place in at.items() if place is not None}
        self.owned = {place_of(node["source"]) for node in self.nodes.values()}  # where some line begins
        self.arranger = Arranger(origin.parts(self.file), origin, self.places)
        cells = (cell for table in self.tables.values() for row in table.rows for cell in row)
        self.spans = {cell.place: cell.row_span for cell in cells}
        self.columns = columns_by_table(self.nodes.values(), self.tables, bilan.columns)
        self.states = state_headings(origin.proposal.get("layout", {}))
        self.below = rows_below(origin.proposal, self.nodes, self.tables)
        self.cuts = Cuts(self.nodes, self.tables, self.texts, set(rows_claimed(origin.proposal, "ignored")))
        self.spread = paragraphs_below(self.nodes, self.file.document)
        self.marked = self.columns_marked() if self.statuses else set()

    def going_on(self, identity: str, place: Place) -> Iterator[Place]:
        """The cells over and below a cell of a node, where its line stands in several rows; or its paragraphs."""
        own = place_of(self.nodes[identity]["source"])
        if place == own and identity in self.spread:
            yield from self.spread[identity].on
        if identity not in self.below or own is None or own.block != place.block:
            return
        for row in (own.row, *self.below[identity]):
            if row != place.row:
                yield replace(place, row=row)

    def clear(self, places: Iterable[Place]) -> None:
        """What went on there is said elsewhere."""
        for place in places:
            if place.row is None and self.texts.pop(place, None) is not None:
                self.file.remove_paragraph(place)
                for spread in self.spread.values():
                    spread.on = [each for each in spread.on if each != place]
            elif any(self.texts.get(place, [])):
                self.cells.say(place, [])

    def columns_marked(self) -> set[int]:
        """The columns that are marked where the line is: those of the document's own highlighted lines."""
        votes: dict[int, list[bool]] = defaultdict(list)
        for node in self.nodes.values():
            own = place_of(node["source"])
            if not node["highlighted"] or own is None or own.row is None or own.block not in self.tables:
                continue
            for cell in self.tables[own.block].rows[own.row]:
                marked = self.cells.is_marked(cell.place)
                if marked is not None and cell.place.column is not None and cell.row_span == 1:
                    votes[cell.place.column].append(marked)
        return {column for column, found in votes.items() if sum(found) * 2 > len(found)}
