"""An OpenDocument text edited in place, as `word.WordFile` edits a Word file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from lxml import etree

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.model import Block, Document, Paragraph, Place, Table
from jalon.documents.opening import read_bytes
from jalon.documents.readers.marks import name_of
from jalon.documents.readers.odf_tables import rows_of
from jalon.documents.readers.odf_xml import OFFICE, TEXT, Element
from jalon.documents.writers import odf_tables
from jalon.documents.writers.odf_text import (
    Line,
    Looks,
    drop,
    new_paragraph,
    put_after,
    remove_paragraph,
    set_bold,
    write_cell,
    write_paragraph,
)
from jalon.documents.writers.package import repack


class TextFile:
    """The file of a plan, its places as the reader gives them (`document`), and what can be changed in it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.document: Document = read_bytes(data, "plan.odt")
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
        self._looks = Looks(self._root)

    def _know(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._paragraphs.setdefault(block.place, block.origin)
        elif isinstance(block, Table):
            self._tables[block.place.block] = block
            for at, (element, _header) in enumerate(rows_of(block.origin)):
                self._rows[block.place.block, at] = element
            for cell in (cell for row in block.rows for cell in row):
                self._cells[cell.place] = cell.origin

    def set_cell(self, place: Place, lines: Sequence[Line]) -> None:
        """Replace what a cell says, in its own look. Raises KeyError where there is no cell."""
        cell = self._cells[place]
        row = cell.getparent()
        write_cell(cell, lines, self._looks, [] if row is None else row.iterchildren(odf_tables.CELL))

    def set_paragraph(self, place: Place, line: Line) -> None:
        """Replace the words of a paragraph. Raises KeyError where there is none."""
        write_paragraph(self._paragraphs[place], line, self._looks)

    def add_paragraphs(self, after: Place, lines: Sequence[Line], like: Place | None = None) -> None:
        """New paragraphs after one, in the look of `like`, entries of a list as it is; plain ones without."""
        at = self._paragraphs[after]
        model = etree.Element(f"{TEXT}p") if like is None else self._paragraphs[like]
        for line in reversed(lines):
            put_after(at, new_paragraph(model, line, self._looks), model)

    def remove_paragraph(self, place: Place) -> None:
        """Take a paragraph out; what it says of its section stays."""
        remove_paragraph(self._paragraphs.pop(place))

    def set_highlight(self, place: Place, *, on: bool) -> None:
        """Bold for all the words of a cell or a paragraph, or for none."""
        element = self._cells.get(place)
        set_bold(self._paragraphs[place] if element is None else element, self._looks, on=on)

    def add_column(self, block: int, heading: Line, share: float = 0.2) -> int:
        """A last column for the table, with this share of its width; its number. Its cells can be set."""
        table = self._tables[block]
        odf_tables.add_column(table.origin, heading, share, self._looks, max(table.header_rows, 1))
        for at, cells in enumerate(odf_tables.grid_of(table.origin)):
            if cells[-1].tag == odf_tables.CELL:
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
        ranks = [element for element, _header in rows_of(table)]
        if above and at not in self._above:
            self._above[at] = odf_tables.add_row_above(
                table, ranks.index(self._rows[at]), cells, self._looks, continued
            )
            return
        rank = ranks.index(self._above[at] if above else self._rows[at])
        known = [*self._rows.values(), *self._above.values()]
        while not above and rank + 1 < len(ranks) and ranks[rank + 1] not in known:
            rank += 1  # after those added there before
        model = -1 if like is None else ranks.index(self._rows[block, like])
        new = odf_tables.add_row(table, rank, cells, self._looks, continued, like=model)
        if above:
            self._above[at] = new

    def remove_row(self, block: int, row: int) -> None:
        """Take a row out of a table."""
        table = self._tables[block]
        ranks = [element for element, _header in rows_of(table.origin)]
        odf_tables.remove_row(table.origin, ranks.index(self._rows.pop((block, row))))

    def remove_table(self, block: int) -> None:
        """Take a whole table out."""
        drop(self._tables.pop(block).origin)
        self._cells = {place: cell for place, cell in self._cells.items() if place.block != block}
        self._rows = {place: row for place, row in self._rows.items() if place[0] != block}

    def add_table(
        self, title: Line, heading: Sequence[Line], rows: Sequence[Sequence[Sequence[Line]]], like: int | None = None
    ) -> None:
        """A table at the end of the document, under its title, in the look of another (the last one)."""
        body = self._root.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            return
        tables = list(self._tables.values())
        model = self._tables.get(like) if like is not None else tables[-1] if tables else None
        plain = etree.Element(f"{TEXT}p")
        name = "".join(run.text for run in title)
        paragraphs = [element for element in self._paragraphs.values() if element.tag == plain.tag]
        named = new_paragraph(paragraphs[-1] if paragraphs else plain, title, self._looks)
        set_bold(named, self._looks, on=True)
        origin = None if model is None else model.origin
        body.extend([named, odf_tables.new_table(origin, name, heading, rows, self._looks), plain])

    def tag(self, place: Place, identity: UUID) -> None:
        """Hide an item's identity at its place, as a bookmark."""
        element = self._cells.get(place)
        holder = self._paragraphs[place] if element is None else next(element.iter(f"{TEXT}p", f"{TEXT}h"), None)
        name = name_of(identity)
        if holder is None or any(mark.get(f"{TEXT}name") == name for mark in holder.iter(f"{TEXT}bookmark")):
            return
        mark = etree.Element(f"{TEXT}bookmark")
        mark.set(f"{TEXT}name", name)
        mark.tail, holder.text = holder.text, None
        holder.insert(0, mark)

    def save(self) -> bytes:
        """The file with what was changed; a flat file stays flat."""
        written = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8")
        return repack(self._data, {"content.xml": written}) if self._data.startswith(b"PK") else written
