"""Word paragraphs and tables, one after the other, as blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from jalon.documents.model import Block, Image, Paragraph, Run
from jalon.documents.readers.budget import Budget
from jalon.documents.readers.docx_embedded import Embedded
from jalon.documents.readers.docx_numbering import Label, Numbering
from jalon.documents.readers.docx_styles import ParaProps, RunProps, Style, Styles, para_props
from jalon.documents.readers.docx_tables import read_table
from jalon.documents.readers.docx_text import Part, choose, pieces, prompt_of
from jalon.documents.readers.docx_xml import MC, Element, R, W, child_value
from jalon.documents.readers.office_text import Builder, Item, Shape
from jalon.documents.readers.places import NOWHERE

_WRAPPERS = {f"{W}{name}" for name in ("ins", "moveTo", "customXml", "smartTag", "sdtContent")}
_NO_TABLE: RunProps = {}


@dataclass(slots=True)
class Shared:
    """What all the parts of one document share."""

    styles: Styles
    numbering: Numbering
    embedded: Embedded
    hidden: list[Block] = field(default_factory=list)
    warnings: list[tuple[str, dict[str, str | int]]] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    budget: Budget = field(default_factory=Budget)

    def hide(self, text: str) -> None:
        """Keep words Word does not show."""
        text = " ".join(text.split())
        if text:
            self.hidden.append(Paragraph([Run(text)], NOWHERE))


@dataclass(slots=True)
class _State:
    """Where a flow of paragraphs stands, and what the next one goes on from."""

    builder: Builder
    table: RunProps
    carried: list[Item] = field(default_factory=list)


class Flow:
    """Reads the paragraphs and tables of one part of the file."""

    def __init__(self, shared: Shared, related: dict[str, tuple[str, str]]) -> None:
        """`related` are the relations of the part: identifier → (kind, target)."""
        self._shared = shared
        self._part = Part(shared.styles, related, self._read_box, drawn=shared.drawn)

    def read(self, container: Element) -> list[Block]:
        """The blocks of a body, a header, a note…"""
        return self._blocks(container, _NO_TABLE, in_cell=False)

    def _read_box(self, container: Element) -> list[Block]:
        """The content of a text box."""
        return self._blocks(container, _NO_TABLE, in_cell=False)

    def _read_cell(self, container: Element, table: RunProps) -> list[Block]:
        self._shared.budget.count_cell()
        return self._blocks(container, table, in_cell=True)

    def _blocks(self, container: Element, table: RunProps, *, in_cell: bool) -> list[Block]:
        builder = Builder(self._shared.budget, in_cell)
        state = _State(builder, table)
        for element in self._elements(container):
            if element.tag == f"{W}p":
                self._paragraph(element, state)
            elif element.tag == f"{W}tbl":
                self._flush(state)
                builder.table(read_table(element, self._shared.styles, self._read_cell, self._shared.hide))
            else:
                self._flush(state)
                builder.blocks.extend(self._embedded(element))
        self._flush(state)
        return builder.finish()

    def _embedded(self, chunk: Element) -> list[Block]:
        """The blocks of a document kept whole inside this one; a warning for one that cannot be read."""
        kind, target = self._part.relations.get(chunk.get(f"{R}id", ""), ("", ""))
        blocks = self._shared.embedded.read(target) if kind == "aFChunk" else None
        if blocks is None:
            self._shared.warnings.append(("embedded_part", {}))
            return []
        self._shared.budget.count_block(len(blocks))
        return blocks

    def _elements(self, container: Element) -> Iterator[Element]:
        """Paragraphs, tables and embedded parts, through content controls and insertions."""
        for child in container:
            tag = child.tag
            if tag in {f"{W}p", f"{W}tbl", f"{W}altChunk"}:
                yield child
            elif tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                prompt = prompt_of(child)
                if prompt is not None:
                    self._shared.hide(prompt)
                elif content is not None:
                    yield from self._elements(content)
            elif tag in _WRAPPERS:
                yield from self._elements(child)
            elif tag == f"{MC}AlternateContent":
                branch = choose(child)
                if branch is not None:
                    yield from self._elements(branch)

    def _paragraph(self, element: Element, state: _State) -> None:
        properties = element.find(f"{W}pPr")
        identifier = child_value(properties, "pStyle")
        runs_on = _runs_on(properties)  # its end was deleted: it goes on in the next paragraph
        shape = Shape() if runs_on else self._shape(properties, identifier)
        items, hidden = pieces(element, self._part, identifier, state.table)
        if hidden:
            self._shared.hide("".join(hidden))
        if state.carried:
            items = state.carried + items
            state.carried = []
        if runs_on:
            state.carried = items
        else:
            first = len(state.builder.blocks)
            state.builder.paragraph(items, shape)
            for block in state.builder.blocks[first:]:
                if isinstance(block, Paragraph | Image) and block.origin is None:
                    block.origin = element

    def _shape(self, properties: Element | None, identifier: str) -> Shape:
        style = self._shared.styles.paragraph(identifier)
        direct = para_props(properties)
        label = self._label(direct, style, identifier)
        props: ParaProps = {**self._shared.styles.defaults(), **style.para}
        if label and "num_id" in direct:  # a list the paragraph itself names indents it
            props = {**props, **label.indents}
        elif label:  # one its style names leaves the last word to the style
            props = {**self._shared.styles.defaults(), **label.indents, **style.para}
        props = {**props, **direct}
        outline = direct.get("outline")
        return Shape(
            style=style.name,
            heading=style.heading if outline is None else outline + 1 if outline < 9 else None,
            marker=label.marker if label else "",
            level=label.level if label else 0,
            ordered=label.ordered if label else False,
            left=props.get("left", 0.0),
            first=props.get("first", 0.0),
            before=props.get("before", 0.0),
            after=props.get("after", 0.0),
            align=props.get("align"),
            background=props.get("background"),
        )

    def _label(self, direct: ParaProps, style: Style, identifier: str) -> Label | None:
        num_id = direct.get("num_id", style.para.get("num_id", ""))
        if not num_id or num_id == "0":
            return None
        fallback = 0 if "num_id" in direct else style.para.get("level", 0)
        return self._shared.numbering.label(num_id, direct.get("level"), identifier, fallback)

    def _flush(self, state: _State) -> None:
        """Give what a deleted paragraph end left over a paragraph of its own."""
        if state.carried:
            state.builder.paragraph(state.carried, Shape())
            state.carried = []


def _runs_on(properties: Element | None) -> bool:
    """Whether the paragraph's end is deleted, moved away, or it is an initial set large beside the text."""
    if properties is None:
        return False
    mark = properties.find(f"{W}rPr")
    gone = mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None)
    frame = properties.find(f"{W}framePr")
    return gone or (frame is not None and frame.get(f"{W}dropCap") in {"drop", "margin"})
