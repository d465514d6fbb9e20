"""A Word file edited in place: what is not touched stays as its author made it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from lxml import etree

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.model import Block, Document, Paragraph, Place, Table
from jalon.documents.opening import read_bytes
from jalon.documents.packages import Package
from jalon.documents.readers.docx import main_part
from jalon.documents.readers.docx_tables import rows_of
from jalon.documents.readers.docx_xml import Element, W, strictly
from jalon.documents.writers import word_tables
from jalon.documents.writers.package import repack
from jalon.documents.writers.word_marks import hide
from jalon.documents.writers.word_text import (
    Line,
    drop,
    make,
    new_paragraph,
    remove_paragraph,
    set_bold,
    write_cell,
    write_paragraph,
)


class WordFile:
    """The file of a plan, its places as the reader gives them (`document`), and what can be changed in it.

    Places are those of the file as it was read: adding rows does not move them.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.document: Document = read_bytes(data, "plan.docx")
        self._part = main_part(Package(data))
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
            for at, (element, _row) in enumerate(rows_of(block.origin)):
                self._rows[block.place.block, at] = element
            for cell in (cell for row in block.rows for cell in row):
                self._cells[cell.place] = cell.origin

    def set_cell(self, place: Place, lines: Sequence[Line]) -> None:
        """Replace what a cell says, in its own look. Raises KeyError where there is no cell."""
        cell = self._cells[place]
        row = cell.getparent()
        write_cell(cell, lines, [] if row is None else row.iterchildren(f"{W}tc"))

    def set_paragraph(self, place: Place, line: Line) -> None:
        """Replace the words of a paragraph. Raises KeyError where there is none."""
        write_paragraph(self._paragraphs[place], line)

    def add_paragraphs(self, after: Place, lines: Sequence[Line], like: Place | None = None) -> None:
        """New paragraphs after one, in the look of `like`; plain ones without."""
        at, model = self._paragraphs[after], make("p") if like is None else self._paragraphs[like]
        for line in reversed(lines):
            at.addnext(new_paragraph(model, line))

    def remove_paragraph(self, place: Place) -> None:
        """Take a paragraph out; what it says of its section stays."""
        remove_paragraph(self._paragraphs.pop(place))

    def set_highlight(self, place: Place, *, on: bool) -> None:
        """Bold for all the words of a cell or a paragraph, or for none."""
        element = self._cells.get(place)
        set_bold(self._paragraphs[place] if element is None else element, on=on)

    def add_column(self, block: int, heading: Line, share: float = 0.2) -> int:
        """A last column for the table, with this share of its width; its number. Its cells can be set."""
        table = self._tables[block]
        word_tables.add_column(table.origin, heading, share, max(table.header_rows, 1))
        for (of, at), element in self._rows.items():
            cells = [child for child in element.iter(f"{W}tc") if child.getparent() is element]
            if of == block and len(cells) > 1:
                self._cells[Place(block, table.place.page, at, table.columns)] = cells[-1]
        table.columns += 1
        return table.columns - 1

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
        ranks = [element for element, _row in rows_of(table)]
        if above and at not in self._above:
            self._above[at] = word_tables.add_row_above(table, ranks.index(self._rows[at]), cells, continued)
            return
        rank = ranks.index(self._above[at] if above else self._rows[at])
        known = [*self._rows.values(), *self._above.values()]
        while not above and rank + 1 < len(ranks) and ranks[rank + 1] not in known:
            rank += 1  # after those added there before
        model = -1 if like is None else ranks.index(self._rows[block, like])
        new = word_tables.add_row(table, rank, cells, continued, model)
        if above:
            self._above[at] = new

    def remove_row(self, block: int, row: int) -> None:
        """Take a row out of a table."""
        table = self._tables[block]
        ranks = [element for element, _row in rows_of(table.origin)]
        word_tables.remove_row(table.origin, ranks.index(self._rows.pop((block, row))))

    def remove_table(self, block: int) -> None:
        """Take a whole table out."""
        drop(self._tables.pop(block).origin)
        self._cells = {place: cell for place, cell in self._cells.items() if place.block != block}
        self._rows = {place: row for place, row in self._rows.items() if place[0] != block}

    def add_table(
        self, title: Line, heading: Sequence[Line], rows: Sequence[Sequence[Sequence[Line]]], like: int | None = None
    ) -> None:
        """A table at the end of the document, under its title, in the look of another (the last one)."""
        body = self._root.find(f"{W}body")
        if body is None:
            return
        tables = list(self._tables.values())
        model = self._tables.get(like) if like is not None else tables[-1] if tables else None
        table = word_tables.new_table(word_tables.plain_table() if model is None else model.origin, heading, rows)
        paragraphs = list(self._paragraphs.values())
        named = new_paragraph(paragraphs[-1] if paragraphs else make("p"), title)
        set_bold(named, on=True)
        end = body.find(f"{W}sectPr")
        for element in (named, table, make("p")):
            body.append(element) if end is None else end.addprevious(element)

    def tag(self, place: Place, identity: UUID) -> None:
        """Hide an item's identity at its place, where Word keeps it when the text around is edited."""
        element = self._cells.get(place)
        paragraph = self._paragraphs[place] if element is None else next(element.iter(f"{W}p"), None)
        if paragraph is None:
            return
        hide(paragraph, identity)

    def save(self) -> bytes:
        """The file with what was changed."""
        written = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return repack(self._data, {self._part: strictly(written, Package(self._data).part(self._part) or b"")})
