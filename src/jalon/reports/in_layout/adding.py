"""New items, put in the document after those they follow in the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jalon.documents.model import Place, Run, Table
from jalon.plans.choices import LEVELS
from jalon.reports.cells import said, text_of
from jalon.reports.in_layout.origin import InPlace, place_of
from jalon.reports.model import Bilan, Line
from jalon.reports.wording import heading_of, numbered

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
        self.places = {item: place_of(nodes[node]["source"]) for item, node in of_item.items() if node in nodes}
        self.full = {
            block.place.block: [at for at, row in enumerate(block.rows) if len(row) > 1]
            for block in file.document.blocks
            if isinstance(block, Table)
        }
        self.ends: dict[Place, int] = {}
        self.paragraphs: dict[Place, list[tuple[Line, Place]]] = {}

    def add(self) -> None:
        """Every line that the document does not say."""
        self._below(None, self.bilan.lines)
        for anchor, lines in self.paragraphs.items():
            for line, like in reversed(lines):
                words = [[Run(numbered(line.item.number, text_of(line)))], *map(_run, said(line, "results"))]
                self.file.add_paragraphs(anchor, words, like)

    def _below(self, parent: Line | None, lines: Sequence[Line]) -> None:
        before = parent
        for line in lines:
            if line.item.id not in self.places:
                self._put(line, parent, before)
            else:
                self._below(line, line.children)
            before = line

    def _put(self, line: Line, parent: Line | None, before: Line | None) -> None:
        anchor = (self._last(before) if before else None) or (self._last(parent) if parent else None)
        if anchor is None or (parent is None and not self._stands_in_table(line)):
            self._table(line)
        elif anchor.row is not None:
            self._rows(line, parent, anchor)
        else:
            like = self.places.get(before.item.id) if before and before is not parent else None
            self._bullets(line, anchor, like or self._alike(line) or anchor)

    def _stands_in_table(self, line: Line) -> bool:
        """Whether what is of its level stands inside the document's tables or lists, not over them."""
        return line.item.kind != "axis" or not self.columns

    def _last(self, line: Line) -> Place | None:
        """Where the last of a line and those below it stands."""
        found = [place for each in line.walk() if (place := self.places.get(each.item.id)) is not None]
        return max(found, key=lambda place: (place.block, place.row if place.row is not None else -1), default=None)

    def _alike(self, line: Line) -> Place | None:
        return next(
            (
                place
                for other in self.bilan.walk()
                if other.item.kind == line.item.kind and (place := self.places.get(other.item.id)) is not None
            ),
            None,
        )

    def _rows(self, line: Line, parent: Line | None, anchor: Place) -> None:
        columns = self.columns.get(anchor.block, {})
        above = self.places.get(parent.item.id) if parent else None
        rows = [at for at in self.full.get(anchor.block, []) if anchor.row is not None and at <= anchor.row]
        if not rows:
            self._table(line)
            return
        inside = above is not None and above.row is not None and above.block == anchor.block
        goes_on = {above.column} if inside and above is not None and above.column is not None else set()
        for each, continued in _leaves(line):
            cells = self._cells(each, columns)
            if each is not line and not continued:
                cells |= {columns[line.item.kind]: [_run(text_of(line))]} if line.item.kind in columns else {}
            own = {columns[line.item.kind]} if continued and line.item.kind in columns else set()
            self.file.add_row(anchor.block, rows[-1], cells, goes_on | own)

    def _cells(self, line: Line, columns: Mapping[str, int]) -> dict[int, list[list[Run]]]:
        """What each column of a new row says."""
        cells: dict[int, list[list[Run]]] = {}
        for role, column in columns.items():
            if role not in LEVELS and (lines := said(line, role)):
                cells[column] = [_run(text) for text in lines]
        level = columns.get(line.item.kind, columns.get("action"))
        if level is not None:
            number = "" if "number" in columns else line.item.number
            cells[level] = [_run(numbered(number, text_of(line)))]
        return cells

    def _bullets(self, line: Line, anchor: Place, like: Place) -> None:
        for each in line.walk():
            look = like if each is line else self._alike(each) or like
            self.paragraphs.setdefault(anchor, []).append((each, look))

    def _table(self, line: Line) -> None:
        """A line at the top that the document does not have, with a table of what is below it."""
        roles = list(dict.fromkeys(column.role for column in self.bilan.columns)) or ["action", "results"]
        headings = {column.role: column.heading for column in self.bilan.columns}
        rows = []
        for each, _continued in _leaves(line):
            if each is line and line.children:
                continue
            rows.append([_cell(each, role) for role in roles])
        top = [_run(headings.get(role) or heading_of(role)) for role in roles]
        self.file.add_table(_run(numbered(line.item.number, text_of(line))), top, rows)


def _cell(line: Line, role: str) -> list[list[Run]]:
    return [_run(text) for text in said(line, role)]


def _run(text: str) -> list[Run]:
    return [Run(text)]


def _leaves(line: Line) -> Iterator[tuple[Line, bool]]:
    """The rows a new line takes: what is below it, or itself; and whether the row goes on with it from above."""
    if not line.children:
        yield line, False
        return
    for at, each in enumerate(below for child in line.children for below in child.walk()):
        yield each, at > 0
