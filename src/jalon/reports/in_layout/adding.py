"""New items, put in the document after those they follow in the plan."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from jalon.documents.model import Place, Run, Table
from jalon.plans.choices import LEVELS, Level
from jalon.reports.cells import columns_of, said, text_of
from jalon.reports.in_layout.cells import Cells
from jalon.reports.in_layout.grids import Grid
from jalon.reports.in_layout.looks import Looks
from jalon.reports.in_layout.steps import Step
from jalon.reports.model import Bilan, Line
from jalon.reports.wording import heading_of, numbered, under_it

if TYPE_CHECKING:
    from jalon.documents.writers.in_place import InPlace
    from jalon.documents.writers.parts import Part


class Adder:
    """Adds rows to tables, bullets to lists, and tables for axes that the document does not have.

    `places`: those of the items that stand where the document has them, `ends` the last of those in several rows.
    `marked`: the columns that the legend marks beside what has one of these `statuses`.
    """

    def __init__(
        self,
        file: InPlace,
        bilan: Bilan,
        places: Mapping[int, Place],
        columns: Mapping[int, Mapping[str, int]],
        cells: Cells,
        *,
        ends: Mapping[int, Place],
        marked: Collection[int],
        statuses: Collection[str],
    ) -> None:
        self.ends = ends
        self.marked, self.statuses = marked, statuses
        self.file, self.bilan, self.columns, self.places, self.cells = file, bilan, columns, places, cells
        self.grids = {block.place.block: Grid(block) for block in file.document.blocks if isinstance(block, Table)}
        lines = ((line.item.kind, places.get(line.item.id)) for line in bilan.walk())
        self.kinds = {(place.block, kind) for kind, place in lines if place is not None}
        self.looks = Looks(file, bilan, places)
        self.paragraphs: dict[Place, list[tuple[Line, Place | None]]] = {}
        self.parts: dict[int, Part] = {}  # those made for lines at the end of the file

    def add(self) -> None:
        """Every line that the document does not say."""
        self._below((), self.bilan.lines)
        for anchor, lines in self.paragraphs.items():
            for line, like in reversed(lines):
                name = [self._name(line, line.item.number)]
                results = map(_run, under_it(said(line, "results")))
                self.file.add_paragraphs(anchor, [name, *results], like)

    def is_marked(self, line: Line) -> bool:
        """Whether the legend of the document marks a new line."""
        return line.item.kind in {Level.ACTION, Level.ITEM} and line.status in self.statuses

    def _name(self, line: Line, number: str) -> Run:
        name = Run(numbered(number, text_of(line)))
        return self._marked(name) if self.is_marked(line) else name

    def _marked(self, run: Run) -> Run:
        return self.cells.marking.put(run, on=True)

    def _below(self, over: tuple[Line, ...], lines: Sequence[Line]) -> None:
        for at, line in enumerate(lines):
            if line.item.id not in self.places:
                self._put(line, over, lines[:at], lines[at + 1 :])
            self._those_moved(line, over)

    def _those_moved(self, line: Line, over: tuple[Line, ...]) -> None:
        """What is new below a line of the document, also below one that stays there under a new one."""
        if line.item.id in self.places:
            self._below((*over, line), line.children)
            return
        for child in line.children:
            self._those_moved(child, (*over, line))

    def _new(self, line: Line) -> Iterator[Line]:
        """A new line and those below it that are new too: what the document says elsewhere is not said twice."""
        if line.item.id not in self.places:
            yield line
            for child in line.children:
                yield from self._new(child)

    def _put(self, line: Line, over: tuple[Line, ...], before: Sequence[Line], after: Sequence[Line]) -> None:
        """A new line after those of its own before it, or before those after it, or under its parent."""
        parent = over[-1] if over else None
        anchor = self._last_of(before, line.item.kind)
        above = None if anchor else self._row_above(parent, after)
        own = self.places.get(parent.item.id) if parent else None
        if parent is not None and own is not None and self._stands_in_cell(line, own):
            self._lines(line, over, before, own)
        elif above is not None:
            self._rows(line, over, above, above=True)
        elif anchor is None and own in self.looks.loose:
            self._bullets(line, own, [*before, *after])
        elif (anchor := anchor or (self._last(parent) if parent else None)) is None or (
            parent is None and not self._stands_in_table(line)
        ):
            self._table(line)
        elif anchor.row is not None:
            self._rows(line, over, anchor)
        elif anchor in self.looks.loose:
            self._bullets(line, anchor, [*reversed(before), *after])
        else:
            self._table(line)

    def _row_above(self, parent: Line | None, after: Sequence[Line]) -> Place | None:
        """The row that a first line stands above, unless what is said there is of its parent too."""
        place = next(
            (place for each in after for other in each.walk() if (place := self.places.get(other.item.id))), None
        )
        own = self.places.get(parent.item.id) if parent else None
        if place is None or place.row is None:
            return None
        if parent is None or own is None or (own.block, own.row) != (place.block, place.row):
            return place
        whole = parent.item.kind not in {Level.AXIS, Level.OBJECTIVE} or parent.result.lines
        return None if whole or own.column == place.column else place

    def _stands_in_cell(self, line: Line, own: Place) -> bool:
        """Whether a step is said in the cell of its action: the table has no column for steps."""
        if line.item.kind != Level.ITEM or own.row is None:
            return False
        return self.columns.get(own.block, {}).get(line.item.kind, own.column) == own.column

    def _lines(self, line: Line, over: tuple[Line, ...], before: Sequence[Line], own: Place) -> None:
        """A step and those below it, in the cell of its action."""
        parent = over[-1]
        above = [text_of(other) for each in (parent, *before) for other in ([each] if each is parent else each.walk())]
        steps = list(self._steps(line, 1 + sum(each.item.kind == Level.ITEM for each in over)))
        at = (each for each in self.bilan.walk() if self.places.get(each.item.id) == own)
        actions = [text_of(each) for each in at if each.item.kind != Level.ITEM]
        self.cells.insert(own, above, steps, actions)

    def _steps(self, line: Line, depth: int) -> Iterator[Step]:
        """A new line and those below it that are new too, each with what came of it."""
        if line.item.id in self.places:
            return
        yield Step(text_of(line), depth)
        for text in under_it(said(line, "results")):
            yield Step(text, depth, result=True)
        for child in line.children:
            yield from self._steps(child, depth + 1)

    def _stands_in_table(self, line: Line) -> bool:
        """Whether what is of its level stands inside the document's tables or lists, not over them."""
        return line.item.kind != Level.AXIS or not self.columns

    def _last_of(self, lines: Sequence[Line], kind: str) -> Place | None:
        """Where the last of some lines ends: in a table that says some of this level, if any of theirs does."""
        ends = [place for place in map(self._last, reversed(lines)) if place is not None]
        fit = (place for place in ends if place.row is None or (place.block, kind) in self.kinds)
        return next(fit, next(iter(ends), None))

    def _last(self, line: Line) -> Place | None:
        """Where the last of a line and those below it stands."""
        known = {**self.places, **self.ends}
        found = [place for each in line.walk() if (place := known.get(each.item.id)) is not None]
        return max(found, key=lambda place: (place.block, place.row if place.row is not None else -1), default=None)

    def _bullets(self, line: Line, anchor: Place, beside: Sequence[Line]) -> None:
        for each in self._new(line):
            like = self.looks.of(each, anchor, beside if each is line else ())
            self.paragraphs.setdefault(anchor, []).append((each, like))

    def _rows(self, line: Line, over: tuple[Line, ...], anchor: Place, *, above: bool = False) -> None:
        columns = self.columns.get(anchor.block, {})
        grid = self.grids.get(anchor.block)
        model = grid.model(anchor.row or 0) if grid else None
        if grid is None or model is None:
            self._table(line)
            return
        around = [place for each in over if (place := self.places.get(each.item.id)) is not None]
        goes_on = {at.column for at in around if at.block == anchor.block and at.column is not None}
        beside = anchor.row or 0 if above else grid.last(anchor)
        told: set[int] = set()
        for each, groups in self._leaves(line, columns):
            cells = self._cells(each, columns)
            own = {columns[group.item.kind] for group in groups if group.item.id in told}
            for group in groups:
                if group.item.id not in told:
                    cells[columns[group.item.kind]] = [_run(numbered(group.item.number, text_of(group)))]
            told |= {group.item.id for group in groups}
            if self.is_marked(each):
                cells |= {
                    at: [list(map(self._marked, line)) for line in cells[at]] for at in self.marked if at in cells
                }
            placed = grid.placed(model, cells)
            on = (goes_on | own) - placed.keys()
            self.file.add_row(anchor.block, beside, placed, on, like=model, above=above)

    def _cells(self, line: Line, columns: Mapping[str, int]) -> dict[int, list[list[Run]]]:
        """What each column of a new row says; two things of one column stand one under the other."""
        level = columns[_level(line, columns) or min(columns, key=lambda role: columns[role])]
        number = "" if "number" in columns else line.item.number
        cells = {level: [[self._name(line, number)]]}
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
        name = _run(numbered(line.item.number, text_of(line)))
        self.parts[line.item.id] = self.file.add_table(name, top, rows, like=self.looks.over_tables(line))


def _level(line: Line, roles: Mapping[str, object]) -> str | None:
    """The role in which a line says its words: its own level, or the deepest there is."""
    kind: str = line.item.kind
    return kind if kind in roles else next((level for level in reversed(LEVELS) if level in roles), None)


def _run(text: str) -> list[Run]:
    return [Run(text)]
