"""An OpenDocument text edited in place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from lxml import etree

from jalon.documents.packages import Package
from jalon.documents.readers.marks import name_of
from jalon.documents.readers.odf_tables import rows_of
from jalon.documents.readers.odf_xml import OFFICE, TABLE, TEXT, Element
from jalon.documents.writers import odf_tables
from jalon.documents.writers.characters import Line
from jalon.documents.writers.drawing import fitted
from jalon.documents.writers.house import Picture
from jalon.documents.writers.in_place import InPlace
from jalon.documents.writers.marks import Mark
from jalon.documents.writers.new_table import NewTable
from jalon.documents.writers.odf_drawing import Media, frame_of, text_width
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
        self._media = Media(data)

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
        if not self._data.startswith(b"PK"):
            return written
        return repack(self._data, {"content.xml": written, **dict(self._media.parts())})

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

    def _part_cell(self, table: Element, top: int, column: int, rows: int) -> Iterable[Element]:
        return odf_tables.part_cell(table, top, column, rows, self._looks)

    def _last_cells(self, block: int) -> Iterable[tuple[int, Element]]:
        for at, cells in enumerate(odf_tables.grid_of(self._tables[block].origin)):
            if cells[-1].tag == odf_tables.CELL:
                yield at, cells[-1]

    def _add_row(
        self, table: Element, after: int, cells: Mapping[int, Sequence[Line]], continued: Collection[int], like: int
    ) -> Element:
        return odf_tables.add_row(table, after, cells, self._looks, continued, like=like)

    def _add_row_above(
        self, table: Element, before: int, cells: Mapping[int, Sequence[Line]], continued: Collection[int], like: int
    ) -> Element:
        return odf_tables.add_row_above(table, before, cells, self._looks, continued, like=like)

    def _remove_row(self, table: Element, at: int) -> None:
        odf_tables.remove_row(table, at)

    def _room(self, model: Element | None) -> float:
        return sum([] if model is None else odf_tables.widths_of(model, self._looks)) or self._width() / 2.54 * 72

    def _new_table(self, model: Element | None, new: NewTable) -> Element:
        return odf_tables.new_table(model, new, self._looks, self._width() / 2.54 * 72)

    def _width(self) -> float:
        """How wide its last pages leave for a text, in centimetres."""
        return text_width(self._root, self._dressing())

    def _dressing(self) -> Element:
        """The root that holds the pages: that of the text in a flat file."""
        kept = Package(self._data).xml("styles.xml") if self._data.startswith(b"PK") else None
        return self._root if kept is None else kept

    def _begin_page(self, paragraph: Element) -> None:
        name = f"{TEXT}style-name"
        paragraph.set(name, self._looks.laid_out(paragraph.get(name, ""), "break-before", "page"))

    def _begins_page(self, paragraph: Element) -> bool:
        return self._looks.begins_page(paragraph.get(f"{TEXT}style-name", ""))

    def _keep(self, paragraph: Element) -> None:
        name = f"{TEXT}style-name"
        paragraph.set(name, self._looks.laid_out(paragraph.get(name, ""), "keep-with-next", "always"))

    def _keep_row(self, row: Element) -> None:
        """That it stays with the row below OpenDocument says of tables, not of rows."""
        name = f"{TABLE}style-name"
        row.set(name, self._looks.of_whole_row(row.get(name, "")))

    def _drawn(self, picture: Picture) -> Element:
        frame = frame_of("Jalon", fitted(picture.svg, self._width(), picture.width), picture.words)
        self._media.put(picture.svg, frame)
        paragraph = etree.Element(f"{TEXT}p")
        paragraph.set(f"{TEXT}style-name", self._looks.laid_out("", "line-height", "normal"))
        paragraph.append(frame)
        return paragraph

    def _append(self, elements: Iterable[Element]) -> None:
        body = self._root.find(f"{OFFICE}body/{OFFICE}text")
        if body is not None:
            body.extend(elements)

    def _drop(self, element: Element) -> None:
        drop(element)
