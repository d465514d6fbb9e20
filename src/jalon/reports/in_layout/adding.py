"""New items, put in the document after those they follow in the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jalon.documents.model import Paragraph, Place, Run, Table
from jalon.plans.choices import LEVELS
from jalon.reports.cells import columns_of, said, text_of
from jalon.reports.in_layout.grids import Grid
from jalon.reports.in_layout.origin import InPlace, place_of
from jalon.reports.model import Bilan, Line
from jalon.reports.wording import heading_of, numbered, under_it

Json = dict[str, Any]


class Adder:
    """Adds rows to tables, bullets to lists, and tables for axes that the document does not have."""

    def __init__(
        self,
        file: InPlace,
        bilan: Bilan,
        nodes: Mapping[str, Json],
        of_item: Mapping[int, str],
        columns: Mapping[int, Mapping[str, int]],
    ) -> None:
        self.file, self.bilan, self.columns = file, bilan, columns
        self.places: dict[int, Place] = {}
        for item, node in of_item.items():
            if node in nodes and (place := place_of(nodes[node]["source"])) is not None:
                self.places[item] = place
        self.grids = {block.place.block: Grid(block) for block in file.document.blocks if isinstance(block, Table)}
        self.loose = {block.place for block in file.document.blocks if isinstance(block, Paragraph)}
        self.paragraphs: dict[Place, list[tuple[Line, Place]]] = {}

    def add(self) -> None:
        """Every line that the document does not say."""
        self._below(None, self.bilan.lines)
        for anchor, lines in self.paragraphs.items():
            for line, like in reversed(lines):
                words = [numbered(line.item.number, text_of(line)), *under_it(said(line, "results"))]
                self.file.add_paragraphs(anchor, list(map(_run, words)), like)

    def _below(self, parent: Line | None, lines: Sequence[Line]) -> None:
        before = parent
        for line in lines:
            if line.item.id not in self.places:
                self._put(line, parent, before)
            self._those_moved(line)
            before = line

    def _those_moved(self, line: Line) -> None:
        """What is new below a line of the document, also below one that was moved under a new one."""
        if line.item.id in self.places:
            self._below(line, line.children)
            return
        for child in line.children:
            self._those_moved(child)

    def _new(self, line: Line) -> Iterator[Line]:
        """A new line and those below it that are new too: what the document says elsewhere is not said twice."""
        if line.item.id not in self.places:
            yield line
            for child in line.children:
                yield from self._new(child)

    def _put(self, line: Line, parent: Line | None, before: Line | None) -> None:
        anchor = (self._last(before) if before else None) or (self._last(parent) if parent else None)
        if anchor is None or (parent is None and not self._stands_in_table(line)):
            self._table(line)
        elif anchor.row is not None:
            self._rows(line, parent, anchor)
        elif anchor in self.loose:
            beside = self.places.get(before.item.id) if before and before is not parent else None
            self._bullets(line, anchor, beside if beside in self.loose else None)
        else:
            self._table(line)

    def _stands_in_table(self, line: Line) -> bool:
        """Whether what is of its level stands inside the document's tables or lists, not over them."""
        return line.item.kind != "axis" or not self.columns

    def _last(self, line: Line) -> Place | None:
        """Where the last of a line and those below it stands."""
        found = [place for each in line.walk() if (place := self.places.get(each.item.id)) is not None]
        return max(found, key=lambda place: (place.block, place.row if place.row is not None else -1), default=None)

    def _alike(self, line: Line) -> Place | None:
        """A paragraph of its level, whose look it may take: a cell of a table has another."""
        places = (self.places.get(other.item.id) for other in self.bilan.walk() if other.item.kind == line.item.kind)
        return next((place for place in places if place in self.loose), None)

    def _bullets(self, line: Line, anchor: Place, beside: Place | None) -> None:
        for each in self._new(line):
            like = (beside if each is line else None) or self._alike(each) or beside or anchor
            self.paragraphs.setdefault(anchor, []).append((each, like))

    def _rows(self, line: Line, parent: Line | None, anchor: Place) -> None:
        columns = self.columns.get(anchor.block, {})
        grid = self.grids.get(anchor.block)
        model = grid.model(anchor.row or 0) if grid else None
        if grid is None or model is None:
            self._table(line)
            return
        above = self.places.get(parent.item.id) if parent else None
        inside = above is not None and above.row is not None and above.block == anchor.block
        goes_on = {above.column} if inside and above is not None and above.column is not None else set()
        told: set[int] = set()
        for each, over in self._leaves(line, columns):
            cells = self._cells(each, columns)
            own = {columns[group.item.kind] for group in over if group.item.id in told}
            for group in over:
                if group.item.id not in told:
                    cells[columns[group.item.kind]] = [_run(numbered(group.item.number, text_of(group)))]
            told |= {group.item.id for group in over}
            placed = grid.placed(model, cells)
            self.file.add_row(anchor.block, model, placed, (goes_on | own) - placed.keys())

    def _cells(self, line: Line, columns: Mapping[str, int]) -> dict[int, list[list[Run]]]:
        """What each column of a new row says; two things of one column stand one under the other."""
        level = columns[_level(line, columns) or min(columns, key=lambda role: columns[role])]
        number = "" if "number" in columns else line.item.number
        cells = {level: [_run(numbered(number, text_of(line)))]}
        for role, column in columns.items():
            if role not in LEVELS and (lines := said(line, role)):
                cells.setdefault(column, []).extend(map(_run, lines))
        if "results" not in columns:
            cells[level].extend(map(_run, under_it(said(line, "results"))))
        return cells

    def _leaves(
        self, line: Line, columns: Mapping[str, int], over: tuple[Line, ...] = ()
    ) -> Iterator[tuple[Line, tuple[Line, ...]]]:
        """The rows a new line takes, each with the lines over it that are said beside it in columns of their own."""
        below = [each for child in line.children for each in self._new(child)]
        own = columns.get(line.item.kind)
        shared = own is None or any(columns.get(_level(each, columns) or "") == own for each in below)
        if not below or shared or any(said(line, role) for role in columns if role not in {*LEVELS, "number"}):
            yield line, over
        else:
            over = (*over, line)
        for child in line.children:
            if child.item.id not in self.places:
                yield from self._leaves(child, columns, over)

    def _table(self, line: Line) -> None:
        """A line at the top that the document does not have, with a table of what is below it."""
        columns = columns_of(self.bilan)
        roles = {column.role: column.heading or heading_of(column.role) for column in columns}
        for needed in ("action", "results"):
            roles.setdefault(needed, heading_of(needed))
        rows = []
        for each in self._new(line):
            cells = {role: [_run(text) for text in said(each, role)] for role in roles if role not in LEVELS}
            if each is line and line.children and not any(cells[role] for role in cells if role != "number"):
                continue
            cells[_level(each, roles) or "action"] = [_run(text_of(each))]
            rows.append([cells.get(role, []) for role in roles])
        top = list(map(_run, roles.values()))
        self.file.add_table(_run(numbered(line.item.number, text_of(line))), top, rows)


def _level(line: Line, roles: Mapping[str, object]) -> str | None:
    """The role in which a line says its words: its own level, or the deepest there is."""
    kind: str = line.item.kind
    return kind if kind in roles else next((level for level in reversed(LEVELS) if level in roles), None)


def _run(text: str) -> list[Run]:
    return [Run(text)]
