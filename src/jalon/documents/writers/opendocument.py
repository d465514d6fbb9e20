"""An OpenDocument text edited in place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from lxml import etree

from jalon.documents.readers.marks import name_of
from jalon.documents.readers.odf_tables import rows_of
from jalon.documents.readers.odf_xml import OFFICE, TEXT, Element
from jalon.documents.writers import odf_tables
from jalon.documents.writers.characters import Line
from jalon.documents.writers.in_place import InPlace
from jalon.documents.writers.marks import Mark
from jalon.documents.writers.odf_text import (
    Looks,
    drop,
    new_paragraph,
    put_after,
    remove_paragraph,
    set_mark,
    write_cell,
    write_paragraph,
)
from jalon.documents.writers.package import repack


class TextFile(InPlace):
    """The file of a plan as OpenDocument has it."""

    name = "plan.odt"

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._looks = Looks(self._root)

    def _hide(self, element: Element, identity: UUID) -> None:
        """As a bookmark."""
        holder = next(element.iter(f"{TEXT}p", f"{TEXT}h"), None)
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

    def _rows_of(self, table: Element) -> Iterable[Element]:
        return [element for element, _header in rows_of(table)]

    def _write_cell(self, cell: Element, lines: Sequence[Line], neighbours: Iterable[Element]) -> None:
        write_cell(cell, lines, self._looks, neighbours)

    def _write_paragraph(self, paragraph: Element, line: Line) -> None:
        write_paragraph(paragraph, line, self._looks)

    def _plain(self) -> Element:
        return etree.Element(f"{TEXT}p")

    def _new_paragraph(self, model: Element, line: Line) -> Element:
        return new_paragraph(model, line, self._looks)

    def _put_after(self, at: Element, new: Element, model: Element) -> None:
        put_after(at, new, model)

    def _indent(self, paragraph: Element, entry: float) -> None:
        """Nothing: what stands in an entry of a list begins where its words do."""

    def _remove_paragraph(self, paragraph: Element) -> None:
        remove_paragraph(paragraph)

    def _set_mark(self, container: Element, mark: Mark, *, on: bool) -> None:
        set_mark(container, self._looks, mark, on=on)

    def _add_column(self, table: Element, heading: Line, share: float, headings: int) -> None:
        odf_tables.add_column(table, heading, share, self._looks, headings)

    def _last_cells(self, block: int) -> Iterable[tuple[int, Element]]:
        for at, cells in enumerate(odf_tables.grid_of(self._tables[block].origin)):
            if cells[-1].tag == odf_tables.CELL:
                yield at, cells[-1]

    def _add_row(
        self, table: Element, after: int, cells: Mapping[int, Sequence[Line]], continued: Collection[int], like: int
    ) -> Element:
        return odf_tables.add_row(table, after, cells, self._looks, continued, like=like)

    def _add_row_above(
        self, table: Element, before: int, cells: Mapping[int, Sequence[Line]], continued: Collection[int]
    ) -> Element:
        return odf_tables.add_row_above(table, before, cells, self._looks, continued)

    def _remove_row(self, table: Element, at: int) -> None:
        odf_tables.remove_row(table, at)

    def _new_table(
        self, model: Element | None, name: str, heading: Sequence[Line], rows: Sequence[Sequence[Sequence[Line]]]
    ) -> Element:
        return odf_tables.new_table(model, name, heading, rows, self._looks)

    def _append(self, elements: Iterable[Element]) -> None:
        body = self._root.find(f"{OFFICE}body/{OFFICE}text")
        if body is not None:
            body.extend(elements)

    def _drop(self, element: Element) -> None:
        drop(element)
