"""A Word file edited in place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from lxml import etree

from jalon.documents.packages import Package
from jalon.documents.readers.docx import main_part
from jalon.documents.readers.docx_tables import rows_of
from jalon.documents.readers.docx_xml import Element, W, is_on, strictly
from jalon.documents.writers import word_tables
from jalon.documents.writers.characters import Line
from jalon.documents.writers.drawing import fitted
from jalon.documents.writers.house import Picture
from jalon.documents.writers.in_place import InPlace
from jalon.documents.writers.marks import Mark
from jalon.documents.writers.new_table import NewTable
from jalon.documents.writers.package import repack
from jalon.documents.writers.word_drawing import Media, drawing_of, next_number, text_width
from jalon.documents.writers.word_marks import hide, number_marks
from jalon.documents.writers.word_text import (
    begin_page,
    drop,
    keep,
    make,
    new_paragraph,
    remove_paragraph,
    set_mark,
    unlisted,
    write_cell,
    write_paragraph,
)

MARK_WIDTH = 18.0  # points from the mark of an entry to its words, as Word has it


class WordFile(InPlace):
    """The file of a plan as Word has it."""

    name = "plan.docx"

    def __init__(self, data: bytes) -> None:
        self._part = main_part(Package(data))
        super().__init__(data)
        self._media = Media(data, self._part)

    def save(self) -> bytes:
        """The file with what was changed."""
        number_marks(self._root)
        written = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        text = strictly(written, Package(self._data).part(self._part) or b"")
        return repack(self._data, {self._part: text, **dict(self._media.parts())})

    def _hide(self, element: Element, identity: UUID) -> None:
        paragraph = next(element.iter(f"{W}p"), None)
        if paragraph is not None:
            hide(paragraph, identity)

    def _rows_of(self, table: Element) -> Iterable[Element]:
        return [element for element, _row in rows_of(table)]

    def _write_cell(self, cell: Element, lines: Sequence[Line], neighbours: Iterable[Element]) -> None:
        write_cell(cell, lines, neighbours)

    def _write_paragraph(self, paragraph: Element, line: Line) -> None:
        write_paragraph(paragraph, line)

    def _plain(self) -> Element:
        return make("p")

    def _new_paragraph(self, model: Element, line: Line) -> Element:
        return new_paragraph(model, line)

    def _put_after(self, at: Element, new: Element, model: Element) -> None:
        at.addnext(new)

    def _indent(self, paragraph: Element, entry: float) -> None:
        unlisted(paragraph, entry + MARK_WIDTH)

    def _remove_paragraph(self, paragraph: Element) -> None:
        remove_paragraph(paragraph)

    def _set_mark(self, container: Element, mark: Mark, *, on: bool) -> None:
        set_mark(container, mark, on=on)

    def _add_column(self, table: Element, heading: Line, share: float, headings: int) -> None:
        word_tables.add_column(table, heading, share, headings)

    def _part_cell(self, table: Element, top: int, column: int, rows: int) -> Iterable[Element]:
        return word_tables.part_cell(table, top, column, rows)

    def _last_cells(self, block: int) -> Iterable[tuple[int, Element]]:
        for (of, at), row in self._rows.items():
            cells = [child for child in row.iter(f"{W}tc") if child.getparent() is row]
            if of == block and len(cells) > 1:
                yield at, cells[-1]

    def _add_row(
        self, table: Element, after: int, cells: Mapping[int, Sequence[Line]], continued: Collection[int], like: int
    ) -> Element:
        return word_tables.add_row(table, after, cells, continued, like)

    def _add_row_above(
        self, table: Element, before: int, cells: Mapping[int, Sequence[Line]], continued: Collection[int], like: int
    ) -> Element:
        return word_tables.add_row_above(table, before, cells, continued, like)

    def _remove_row(self, table: Element, at: int) -> None:
        word_tables.remove_row(table, at)

    def _room(self, model: Element | None) -> float:
        widths = [] if model is None else word_tables.widths_of(model)
        return (sum(widths) or float(text_width(self._root))) / 20

    def _new_table(self, model: Element | None, new: NewTable) -> Element:
        width = float(text_width(self._root))
        return word_tables.new_table(word_tables.plain_table() if model is None else model, new, width)

    def _begin_page(self, paragraph: Element) -> None:
        begin_page(paragraph)

    def _begins_page(self, paragraph: Element) -> bool:
        return any(is_on(each) for each in paragraph.findall(f"{W}pPr/{W}pageBreakBefore"))

    def _keep(self, paragraph: Element) -> None:
        keep(paragraph)

    def _keep_row(self, row: Element) -> None:
        word_tables.keep_whole(row)
        for paragraph in row.iter(f"{W}p"):
            keep(paragraph)

    def _drawn(self, picture: Picture) -> Element:
        size = fitted(picture.svg, text_width(self._root), picture.width)
        run = drawing_of(self._media.add(picture.svg), size, picture.words, next_number(self._root))
        paragraph, properties = make("p"), make("pPr")
        properties.append(make("spacing", line="240", lineRule="auto"))  # whatever the lines of the document measure
        paragraph.extend([properties, run])
        return paragraph

    def _append(self, elements: Iterable[Element]) -> None:
        body = self._root.find(f"{W}body")
        if body is None:
            return
        end = body.find(f"{W}sectPr")
        for element in elements:
            body.append(element) if end is None else end.addprevious(element)

    def _drop(self, element: Element) -> None:
        drop(element)
