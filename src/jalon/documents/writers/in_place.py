"""A text document edited in place: what is not touched stays as its author made it.

What Word and OpenDocument have in common stands here: which cell, row and paragraph each place is, and where what is
new goes. How words are written in them is for each format.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import ClassVar
from uuid import UUID

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.model import Block, Document, Heading, Paragraph, Place, Table
from jalon.documents.opening import read_bytes
from jalon.documents.readers.docx_xml import Element
from jalon.documents.writers.characters import Line
from jalon.documents.writers.house import Picture
from jalon.documents.writers.marks import BOLD, Mark
from jalon.documents.writers.new_table import NewTable


class InPlace(ABC):
    """The file of a plan, its places as the reader gives them (`document`), and what can be changed in it.

    Places are those of the file as it was read: adding rows does not move them.
    """

    name: ClassVar[str]  # what its kind of file is called, for the reader

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.document: Document = read_bytes(data, self.name)
        self._cells: dict[Place, Element] = {}
        self._paragraphs: dict[Place, Element] = {}
        self._tables: dict[int, Table] = {}
        self._rows: dict[tuple[int, int], Element] = {}
        self._above: dict[tuple[int, int], Element] = {}  # the last row put above each
        for block in self.document.blocks:
            self._know(block)
        known = [*self._paragraphs.values(), *(table.origin for table in self._tables.values())]
        if not known:
            raise UnreadableFile(Cause.EMPTY)
        self._root: Element = known[0].getroottree().getroot()

    def _know(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._paragraphs.setdefault(block.place, block.origin)
        elif isinstance(block, Table):
            self._tables[block.place.block] = block
            for at, element in enumerate(self._rows_of(block.origin)):
                self._rows[block.place.block, at] = element
            for cell in (cell for row in block.rows for cell in row):
                self._cells[cell.place] = cell.origin

    def element_at(self, place: Place) -> Element | None:
        """The paragraph or the table of a place; None where there is none, or no more."""
        table = self._tables.get(place.block)
        return self._paragraphs.get(place) if table is None else table.origin

    def set_cell(self, place: Place, lines: Sequence[Line]) -> None:
        """Replace what a cell says, in its own look. Raises KeyError where there is no cell."""
        cell = self._cells[place]
        row = cell.getparent()
        self._write_cell(cell, lines, [] if row is None else row.iterchildren(cell.tag))

    def set_paragraph(self, place: Place, line: Line) -> None:
        """Replace the words of a paragraph. Raises KeyError where there is none."""
        self._write_paragraph(self._paragraphs[place], line)

    def set_line(self, paragraph: Element, line: Line) -> None:
        """Replace the words of a paragraph, as the document gives it, in a cell too."""
        self._write_paragraph(paragraph, line)

    def mark_line(self, paragraph: Element, mark: Mark, *, on: bool) -> None:
        """A mark on all the words of a paragraph, as the document gives it, or on none."""
        self._set_mark(paragraph, mark, on=on)

    def add_paragraphs(self, after: Place, lines: Sequence[Line], like: Place | None = None) -> None:
        """New paragraphs after one, in the look of `like`, entries of a list as it is; plain ones without."""
        at = self._paragraphs[after]
        model = self._plain() if like is None else self._paragraphs[like]
        for line in reversed(lines):
            self._put_after(at, self._new_paragraph(model, self._as(like, line)), model)

    def add_under(self, entry: Place, lines: Sequence[Line], after: Place | None = None) -> None:
        """New paragraphs that belong to an entry of a list, under its words, without a mark of their own.

        They stand `after` the paragraph that ends these words, where it is another.
        """
        model = self._paragraphs[entry]
        at = model if after is None else self._paragraphs[after]
        block = next(each for each in self.document.blocks if each.place == entry)
        indent = block.indent if isinstance(block, Paragraph) else 0.0
        for line in reversed(lines):
            new = self._new_paragraph(model, line)
            self._indent(new, indent)
            at.addnext(new)

    def add_lines(self, after: Element, lines: Sequence[Line], entry: float | None = None) -> list[Element]:
        """New paragraphs after one, as the document gives it, in its look; those that were made.

        Where that one is an `entry` of a list, so many points from the margin, they stand under its words.
        """
        made = [self._new_paragraph(after, line) for line in lines]
        for new in reversed(made):
            if entry is not None:
                self._indent(new, entry)
            after.addnext(new)
        return made

    def remove_paragraph(self, place: Place) -> None:
        """Take a paragraph out; what it says of its section stays."""
        self._remove_paragraph(self._paragraphs.pop(place))

    def set_mark(self, place: Place, mark: Mark, *, on: bool) -> None:
        """A mark on all the words of a cell or a paragraph, or on none."""
        element = self._cells.get(place)
        self._set_mark(self._paragraphs[place] if element is None else element, mark, on=on)

    def add_column(self, block: int, heading: Line, share: float = 0.2) -> int:
        """A last column for the table, with this share of its width; its number. Its cells can be set."""
        table = self._tables[block]
        self._add_column(table.origin, heading, share, max(table.header_rows, 1))
        for at, cell in self._last_cells(block):
            self._cells[Place(block, table.place.page, at, table.columns)] = cell
        table.columns += 1
        return table.columns - 1

    def part_cell(self, place: Place, rows: int) -> list[Place]:
        """Part a cell merged over so many rows; the places of the new cells under it, that say nothing."""
        ranks = list(self._rows_of(self._tables[place.block].origin))
        top = ranks.index(self._rows[place.block, place.row or 0])
        cells = self._part_cell(self._tables[place.block].origin, top, place.column or 0, rows)
        found = {replace(place, row=(place.row or 0) + at): cell for at, cell in enumerate(cells, 1)}
        self._cells |= found
        return list(found)

    def add_row(
        self,
        block: int,
        beside: int,
        cells: Mapping[int, Sequence[Line]],
        continued: Collection[int] = (),
        *,
        like: int | None = None,
        above: bool = False,
    ) -> None:
        """A row after that one or above it (by its place in the file as read), in the look of `like` (the same one).

        `continued` columns go on from above; a cell that began in the row below begins in the one put above it.
        """
        at = (block, beside)
        table = self._tables[block].origin
        ranks = list(self._rows_of(table))
        model = -1 if like is None else ranks.index(self._rows[block, like])
        if above and at not in self._above:
            self._above[at] = self._add_row_above(table, ranks.index(self._rows[at]), cells, continued, model)
            return
        rank = ranks.index(self._above[at] if above else self._rows[at])
        known = [*self._rows.values(), *self._above.values()]
        while not above and rank + 1 < len(ranks) and ranks[rank + 1] not in known:
            rank += 1  # after those added there before
        new = self._add_row(table, rank, cells, continued, model)
        if above:
            self._above[at] = new

    def remove_row(self, block: int, row: int) -> None:
        """Take a row out of a table."""
        table = self._tables[block].origin
        self._remove_row(table, list(self._rows_of(table)).index(self._rows.pop((block, row))))

    def remove_table(self, block: int) -> None:
        """Take a whole table out."""
        self._drop(self._tables.pop(block).origin)
        self._cells = {place: cell for place, cell in self._cells.items() if place.block != block}
        self._rows = {place: row for place, row in self._rows.items() if place[0] != block}

    def add_table(
        self,
        title: Line,
        heading: Sequence[Line],
        rows: Sequence[Sequence[Sequence[Line]]],
        *,
        shares: Sequence[float] = (),
        like: Place | None = None,
        identity: UUID | None = None,
    ) -> list[Element]:
        """A table at the end of the document, under its title if any, in the look of the last one; what was added.

        Its columns take these `shares` of the width, else those of the last one; its title has the look of `like`. The
        `identity` is hidden in its first cell.
        """
        model = next(reversed(self._tables.values()), None)
        new = NewTable("".join(run.text for run in title), heading, rows, shares)
        table = self._new_table(None if model is None else model.origin, new)
        if identity:
            self._hide(table, identity)
        titles = [self._title(title, like)] if title else []
        self._append([*titles, table, self._plain()])
        return [*titles, table]

    def has_room(self, heading: Sequence[Line], rows: Sequence[Sequence[Sequence[Line]]]) -> bool:
        """Whether a table at the end of the document would have no word cut."""
        model = next(reversed(self._tables.values()), None)
        return NewTable("", heading, rows).has_room(self._room(None if model is None else model.origin))

    def _title(self, words: Line, like: Place | None) -> Element:
        """A paragraph that stands over what follows it."""
        if like is None:
            title = self._paragraph(words, bold=True)
        else:
            model = self._paragraphs[like]
            title = self._new_paragraph(model, self._as(like, words))
            if self._begins_page(model):
                self._begin_page(title)
        self._keep(title)
        return title

    def add_text(self, line: Line, *, bold: bool = False, heading: bool = False, identity: UUID | None = None) -> None:
        """A paragraph at the end of the document, in the look of its headings, else of what is none."""
        over = bold or heading
        paragraph = self._title(line, self._heading() if heading else None) if over else self._paragraph(line)
        if identity:
            self._hide(paragraph, identity)
        self._append([paragraph])

    def add_picture(self, picture: Picture) -> None:
        """A drawing at the end of the document, with its words for whoever does not see it."""
        paragraph = self._drawn(picture)
        self._keep(paragraph)
        if picture.identity:
            self._hide(paragraph, picture.identity)
        self._append([paragraph])

    def keep_over(self, block: int) -> None:
        """Let what stands right over a table stay on its page: rows that grew must not leave a heading behind."""
        blocks = self.document.blocks
        for over, under in pairwise(blocks):
            if under.place.block == block and isinstance(over, Paragraph) and over.place in self._paragraphs:
                self._keep(self._paragraphs[over.place])
        for row in range(max(self._tables[block].header_rows, 1) if block in self._tables else 0):
            if (element := self._rows.get((block, row))) is not None:
                self._keep_row(element)

    def remove_about(self) -> None:
        """Take out what only speaks of the plan: what an earlier report said."""
        for margin in self.document.margins:
            for block in margin.blocks if margin.kind == "about" else ():
                self._drop(block.origin)

    def _paragraph(self, words: Line, *, bold: bool = False) -> Element:
        """A paragraph for the end of the document."""
        paragraph = self._new_paragraph(self._ordinary(), words)
        if bold:
            self._set_mark(paragraph, BOLD, on=True)
        return paragraph

    def _as(self, like: Place | None, line: Line) -> Line:
        """A line as bold as a heading is whose look it takes."""
        headings = (block for block in self.document.blocks if isinstance(block, Heading) and block.place == like)
        return [replace(run, bold=run.bold or block.bold) for block in headings for run in line] or line

    def _heading(self) -> Place | None:
        """The last heading of the level most of them have, if they have no automatic number; None without any."""
        known = [block for block in self.document.blocks if isinstance(block, Heading) and not block.marker]
        there = [block for block in known if block.place in self._paragraphs]
        level = Counter(block.level for block in there).most_common(1)[0][0] if there else 0
        return next((block.place for block in reversed(there) if block.level == level), None)

    def _ordinary(self) -> Element:
        """The last paragraph that is neither a heading nor an entry of a list, else a plain one."""
        ordinary = [block.place for block in self.document.blocks if type(block) is Paragraph]
        known = [place for place in ordinary if place in self._paragraphs]
        return self._paragraphs[known[-1]] if known else self._plain()

    def tag(self, place: Place, identity: UUID) -> None:
        """Hide an item's identity at its place, where the program keeps it when the text around is edited."""
        element = self._cells.get(place)
        self._hide(self._paragraphs[place] if element is None else element, identity)

    @abstractmethod
    def save(self) -> bytes:
        """The file with what was changed."""

    @abstractmethod
    def _hide(self, element: Element, identity: UUID) -> None:
        """Hide an identity in a paragraph, or in the first one below an element."""

    @abstractmethod
    def _rows_of(self, table: Element) -> Iterable[Element]:
        """Its rows as they now are."""

    @abstractmethod
    def _write_cell(self, cell: Element, lines: Sequence[Line], neighbours: Iterable[Element]) -> None:
        """Replace what it says, in its look, else in that of a neighbour."""

    @abstractmethod
    def _write_paragraph(self, paragraph: Element, line: Line) -> None:
        """Replace its words."""

    @abstractmethod
    def _plain(self) -> Element:
        """An empty paragraph without a look."""

    @abstractmethod
    def _new_paragraph(self, model: Element, line: Line) -> Element:
        """A paragraph in the look of another."""

    @abstractmethod
    def _put_after(self, at: Element, new: Element, model: Element) -> None:
        """Put a paragraph after another, as an entry of a list where `model` is one."""

    @abstractmethod
    def _indent(self, paragraph: Element, entry: float) -> None:
        """Let a paragraph begin where the words of an entry do whose mark is so many points from the margin."""

    @abstractmethod
    def _remove_paragraph(self, paragraph: Element) -> None:
        """Take it out."""

    @abstractmethod
    def _set_mark(self, container: Element, mark: Mark, *, on: bool) -> None:
        """All the words below an element with it, or none."""

    @abstractmethod
    def _add_column(self, table: Element, heading: Line, share: float, headings: int) -> None:
        """A last column, empty but for its heading."""

    @abstractmethod
    def _part_cell(self, table: Element, top: int, column: int, rows: int) -> Iterable[Element]:
        """Part a cell that begins there over so many rows; the new cells below it, empty."""

    @abstractmethod
    def _last_cells(self, block: int) -> Iterable[tuple[int, Element]]:
        """The cell of the last column of each row that has one of its own, with the number of the row."""

    @abstractmethod
    def _add_row(
        self, table: Element, after: int, cells: Mapping[int, Sequence[Line]], continued: Collection[int], like: int
    ) -> Element:
        """A row after that one, in the look of `like` (of the same one below 0)."""

    @abstractmethod
    def _add_row_above(
        self, table: Element, before: int, cells: Mapping[int, Sequence[Line]], continued: Collection[int], like: int
    ) -> Element:
        """A row before that one, in the look of `like` (of the same one below 0)."""

    @abstractmethod
    def _remove_row(self, table: Element, at: int) -> None:
        """Take a row out; a cell that went on below begins below."""

    @abstractmethod
    def _room(self, model: Element | None) -> float:
        """How many points wide a table is in the look of another, else a plain one."""

    @abstractmethod
    def _new_table(self, model: Element | None, new: NewTable) -> Element:
        """A table in the look of another, else a plain one."""

    @abstractmethod
    def _begins_page(self, paragraph: Element) -> bool:
        """Whether a paragraph is told by itself, and not by its style, to begin a page."""

    @abstractmethod
    def _begin_page(self, paragraph: Element) -> None:
        """Let a paragraph begin a page."""

    @abstractmethod
    def _keep(self, paragraph: Element) -> None:
        """Let a paragraph stand on the page of what follows it."""

    @abstractmethod
    def _keep_row(self, row: Element) -> None:
        """Let a row of headings stand whole, on the page of the row below it where rows can."""

    @abstractmethod
    def _drawn(self, picture: Picture) -> Element:
        """A paragraph as high as the drawing it holds."""

    @abstractmethod
    def _append(self, elements: Iterable[Element]) -> None:
        """Put them at the end of the text."""

    @abstractmethod
    def _drop(self, element: Element) -> None:
        """Take an element out of its parent."""
