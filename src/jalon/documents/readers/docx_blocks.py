"""Word paragraphs and tables, one after the other, as blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from jalon.documents.lists import trim_runs, typed_lists
from jalon.documents.model import Block, Heading, ListItem, Paragraph, Run
from jalon.documents.readers.budget import Budget
from jalon.documents.readers.docx_numbering import Label, Numbering
from jalon.documents.readers.docx_styles import ParaProps, RunProps, Style, Styles, para_props
from jalon.documents.readers.docx_tables import read_table
from jalon.documents.readers.docx_text import Break, Item, Part, Piece, choose, pieces, prompt_of
from jalon.documents.readers.docx_xml import MC, Element, W, child_value
from jalon.documents.readers.places import NOWHERE
from jalon.documents.readers.spacing import lost_lines, typed_indent

_WRAPPERS = {f"{W}{name}" for name in ("ins", "moveTo", "customXml", "smartTag", "sdtContent")}
_NO_TABLE: RunProps = {}


@dataclass(slots=True)
class Shared:
    """What all the parts of one document share."""

    styles: Styles
    numbering: Numbering
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
    """Where a flow of paragraphs stands: lines left empty, what the next paragraph goes on from."""

    table: RunProps
    in_cell: bool
    gap: int = 0
    after: float = 0.0
    carried: list[Item] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _Shape:
    """What all the lines of one paragraph have in common."""

    style: Style
    props: ParaProps
    label: Label | None
    heading: int | None
    gap: int


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
        state = _State(table, in_cell)
        for element in self._elements(container):
            if element.tag == f"{W}p":
                self._paragraph(element, state)
            elif element.tag == f"{W}tbl":
                self._flush(state)
                block = read_table(element, self._shared.styles, self._read_cell, self._shared.hide)
                if block.rows:
                    state.blocks.append(block)
                state.gap, state.after = 0, 0.0
            else:
                self._shared.warnings.append(("embedded_part", {}))
        self._flush(state)
        return typed_lists(state.blocks)

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
        direct = para_props(properties)
        identifier = child_value(properties, "pStyle")
        style = self._shared.styles.paragraph(identifier)
        if _runs_on(properties):  # its end was deleted: it goes on in the next paragraph
            items, hidden = pieces(element, self._part, identifier, state.table)
            state.carried.extend(items)
            self._shared.hide("".join(hidden))
            return
        label = self._label(direct, style, identifier)
        items, hidden = pieces(element, self._part, identifier, state.table)
        items = state.carried + items
        state.carried = []
        self._shared.hide("".join(hidden))
        shape = self._shape(direct, style, label, state)
        self._emit(items, shape, state)

    def _label(self, direct: ParaProps, style: Style, identifier: str) -> Label | None:
        num_id = direct.get("num_id", style.para.get("num_id", ""))
        if not num_id or num_id == "0":
            return None
        own = "num_id" in direct
        level = direct.get("level")
        fallback = 0 if own else style.para.get("level", 0)
        return self._shared.numbering.label(num_id, level, identifier, fallback)

    def _shape(self, direct: ParaProps, style: Style, label: Label | None, state: _State) -> _Shape:
        from_list: ParaProps = label.indents if label else {}
        base: ParaProps = {**self._shared.styles.defaults()}
        if "num_id" in direct:
            props: ParaProps = {**base, **style.para, **from_list, **direct}
        else:
            props = {**base, **from_list, **style.para, **direct}
        outline = direct.get("outline")
        heading = style.heading if outline is None else outline + 1 if outline < 9 else None
        space = max(state.after, props.get("before", 0.0))
        state.after = props.get("after", 0.0)
        return _Shape(style, props, label, heading, lost_lines(space))

    def _emit(self, items: list[Item], shape: _Shape, state: _State) -> None:
        """Add the blocks of a paragraph: what is drawn before its words, its lines, what is drawn after."""
        before: list[Block] = []
        after: list[Block] = []
        lines: list[list[Piece]] = [[]]
        for item in items:
            if isinstance(item, Piece):
                lines[-1].append(item)
            elif isinstance(item, Break):
                lines.append([])
            else:
                worded = any(piece.text.strip() for line in lines for piece in line)
                (after if worded else before).extend(item)
        if shape.heading is not None:
            lines = [_joined(lines)]
        state.blocks.extend(before)
        state.gap += shape.gap
        label = shape.label
        for index, line in enumerate(lines):
            if self._line(line, shape, label, state):
                label = None
            elif index < len(lines) - 1 or not (before or after):
                state.gap += 1
        state.blocks.extend(after)

    def _line(self, line: list[Piece], shape: _Shape, label: Label | None, state: _State) -> bool:
        """Add one line; False when it is empty."""
        marker = label.marker if label else ""
        typed = "".join(piece.text for piece in line)
        runs = trim_runs(_runs(line, shape.props.get("background")))
        numbered_cell = bool(label and label.ordered and marker and state.in_cell)
        if not runs and not numbered_cell:
            return False
        indent = shape.props.get("left", 0.0) + shape.props.get("first", 0.0) + typed_indent(typed)
        block: Paragraph
        if shape.heading is not None:
            block = Heading(runs, NOWHERE, level=shape.heading)
        elif label and marker:
            block = ListItem(runs, NOWHERE, level=label.level, ordered=label.ordered)
        else:
            block = Paragraph(runs, NOWHERE)
        block.marker, block.indent, block.gap = marker, round(indent, 1), state.gap
        block.size = max((piece.look.size for piece in line if piece.text.strip()), default=None)
        block.align = shape.props.get("align")
        block.style = shape.style.name
        state.gap = 0
        state.blocks.append(block)
        self._shared.budget.count_block()
        return True

    def _flush(self, state: _State) -> None:
        """Give what a deleted paragraph end left over a paragraph of its own."""
        if state.carried:
            items, state.carried = state.carried, []
            style = self._shared.styles.paragraph("")
            self._emit(items, _Shape(style, {}, None, None, 0), state)


def _runs_on(properties: Element | None) -> bool:
    """Whether the paragraph's end is deleted, moved away, or it is an initial set large beside the text."""
    if properties is None:
        return False
    mark = properties.find(f"{W}rPr")
    gone = mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None)
    frame = properties.find(f"{W}framePr")
    return gone or (frame is not None and frame.get(f"{W}dropCap") in {"drop", "margin"})


def _joined(lines: list[list[Piece]]) -> list[Piece]:
    """The lines of a heading as one, a space for each break."""
    joined: list[Piece] = []
    for line in lines:
        if joined and line:
            joined.append(Piece(" ", joined[-1].look, None))
        joined.extend(line)
    return joined


def _runs(line: list[Piece], shade: str | None) -> list[Run]:
    """The pieces of a line as runs, those that look the same joined."""
    runs: list[Run] = []
    last: Piece | None = None
    for piece in line:
        look = piece.look
        if last is not None and last.look is look and last.link == piece.link:
            runs[-1].text += piece.text
            continue
        last = piece
        background = look.background or shade
        run = Run(piece.text, look.bold, look.italic, look.strike, look.color, background, piece.link)
        if runs and _same(runs[-1], run):
            runs[-1].text += run.text
        else:
            runs.append(run)
    return runs


def _same(one: Run, other: Run) -> bool:
    return (one.bold, one.italic, one.strike, one.color, one.background, one.link) == (
        other.bold, other.italic, other.strike, other.color, other.background, other.link,
    )  # fmt: skip
