"""OpenDocument paragraphs, lists and tables, one after the other, as blocks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from jalon.documents.model import Block, Image, Margin, Paragraph, Run, block_text
from jalon.documents.readers.budget import Budget
from jalon.documents.readers.odf_lists import Label, Lists, OpenList
from jalon.documents.readers.odf_objects import Objects
from jalon.documents.readers.odf_styles import Styles, with_list
from jalon.documents.readers.odf_tables import read_table
from jalon.documents.readers.odf_text import DRAWINGS, Part, drawn, pieces
from jalon.documents.readers.odf_xml import OFFICE, TABLE, TEXT, Element, count_of
from jalon.documents.readers.office_text import Builder, Shape
from jalon.documents.readers.places import NOWHERE

_SKIPPED = {
    f"{TEXT}tracked-changes", f"{OFFICE}forms", f"{TEXT}sequence-decls", f"{TEXT}variable-decls",
    f"{TEXT}user-field-decls", f"{TEXT}note-citation", f"{OFFICE}annotation",
}  # fmt: skip


@dataclass(slots=True)
class Shared:
    """What all the parts of one document share."""

    budget: Budget = field(default_factory=Budget)
    margins: list[Margin] = field(default_factory=list)
    hidden: list[Block] = field(default_factory=list)

    def hide(self, text: str) -> None:
        """Keep words that are not shown."""
        text = " ".join(text.split())
        if text:
            self.hidden.append(Paragraph([Run(text)], NOWHERE))


class Flow:
    """Reads the content of one part: the body, or the page headers, which have styles of their own."""

    def __init__(
        self, shared: Shared, styles: Styles, objects: Objects, controls: dict[str, Element] | None = None
    ) -> None:
        self._shared = shared
        self._styles = styles
        self._lists = Lists(styles)
        self._part = Part(styles, self.read, shared.margins, objects, controls or {})

    def read(self, container: Element) -> list[Block]:
        """The blocks of a body, a header, a note, a text box…"""
        builder = Builder(self._shared.budget)
        self._walk(container, builder, "")
        return builder.finish()

    def read_cell(self, container: Element, cell: str = "") -> list[Block]:
        """The blocks of a table's cell; `cell` is its style in a sheet."""
        self._shared.budget.count_cell()
        builder = Builder(self._shared.budget, in_cell=True)
        self._walk(container, builder, cell)
        blocks = builder.finish()
        self._shared.budget.count_letters(sum(len(block_text(block)) for block in blocks))
        return blocks

    def drawn(self, element: Element) -> list[Block]:
        """The blocks of a drawing."""
        return drawn(element, self._part)

    def annotation(self, element: Element) -> None:
        """Keep a comment."""
        self._shared.margins.append(Margin("comment", self.read(element)))

    def _walk(self, container: Element, builder: Builder, cell: str) -> None:
        for child in container:
            tag = child.tag
            if tag in {f"{TEXT}p", f"{TEXT}h"}:
                self._paragraph(child, builder, cell)
            elif tag == f"{TEXT}list":
                self._list(child, builder, cell, None)
            elif tag == f"{TABLE}table":
                builder.table(read_table(child, self._styles, self.read_cell, self._shared.hide))
            elif tag == f"{TEXT}numbered-paragraph":
                self._numbered(child, builder, cell)
            elif tag in DRAWINGS:
                builder.blocks.extend(self.drawn(child))
            elif tag == f"{OFFICE}annotation":
                self.annotation(child)
            elif tag == f"{TEXT}section" and child.get(f"{TEXT}display") == "none":
                self._shared.hidden.extend(self.read(child))
            elif isinstance(tag, str) and tag not in _SKIPPED and not tag.endswith("-source"):
                self._walk(child, builder, cell)

    def _list(self, element: Element, builder: Builder, cell: str, outer: OpenList | None) -> None:
        opened = self._lists.open(element, outer)
        for item in element:
            if item.tag not in {f"{TEXT}list-item", f"{TEXT}list-header"}:
                continue
            label: Label | None = None
            first = item.tag == f"{TEXT}list-item"
            for child in item:
                if child.tag in {f"{TEXT}p", f"{TEXT}h"}:
                    label = self._lists.label(opened, item) if first else None
                    self._paragraph(child, builder, cell, opened, label)
                    first = False
                elif child.tag == f"{TEXT}list":
                    self._list(child, builder, cell, opened)
                elif child.tag == f"{TABLE}table":
                    builder.table(read_table(child, self._styles, self.read_cell, self._shared.hide))

    def _numbered(self, element: Element, builder: Builder, cell: str) -> None:
        """A paragraph with a number of its own, outside any list element."""
        opened = self._lists.open(element, None)
        opened.depth = count_of(element, f"{TEXT}level", 10) - 1
        for child in element:
            self._paragraph(child, builder, cell, opened, self._lists.label(opened, element))

    def _paragraph(
        self,
        element: Element,
        builder: Builder,
        cell: str,
        opened: OpenList | None = None,
        label: Label | None = None,
    ) -> None:
        style = element.get(f"{TEXT}style-name", "")
        shape = self._shape(element, style, opened, label)
        items, hidden = pieces(element, self._part, style, cell)
        if hidden:
            self._shared.hide("".join(hidden))
        first = len(builder.blocks)
        builder.paragraph(items, shape)
        for block in builder.blocks[first:]:
            if isinstance(block, Paragraph | Image) and block.origin is None:
                block.origin = element

    def _shape(self, element: Element, style: str, opened: OpenList | None, label: Label | None) -> Shape:
        shape = self._styles.shape(style)
        if opened is not None:
            if not self._styles.sets_indent(style):
                shape = with_list(shape, self._lists.shape(opened))
            if label is None:
                shape = replace(shape, first=0.0)
        if element.tag == f"{TEXT}h":
            level = count_of(element, f"{TEXT}outline-level", 10)
            if opened is None and element.get(f"{TEXT}is-list-header") != "true":
                start = count_of(element, f"{TEXT}start-value", 1_000_000, -1)
                restarts = element.get(f"{TEXT}restart-numbering") == "true"
                label = self._lists.heading(level, max(start, 1) if restarts else start)
            shape = replace(shape, heading=level)
        elif shape.style.lower() == "title":
            shape = replace(shape, heading=1)
        if label is None:
            return shape
        return replace(shape, marker=label.marker, level=label.level, ordered=label.ordered)
