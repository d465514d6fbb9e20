"""What stands inside an OpenDocument paragraph, in reading order: text with its look, line breaks, drawings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from jalon.documents.model import Block, Image, Margin, MarginKind, Paragraph, Run
from jalon.documents.readers.odf_objects import Objects
from jalon.documents.readers.odf_styles import Styles
from jalon.documents.readers.odf_xml import (
    DRAW,
    FIELD,
    FORM,
    LOEXT,
    OFFICE,
    SVG,
    TEXT,
    XLINK,
    XML_ID,
    Element,
    count_of,
)
from jalon.documents.readers.office_text import BREAK, Item, Piece, tidy
from jalon.documents.readers.places import NOWHERE
from jalon.documents.readers.symbols import is_symbol_font, shown

_MAX_SPACES = 200
_BOXES = {f"{TEXT}p", f"{TEXT}h", f"{TEXT}list"}
_TICKED = {"checked", "true"}


@dataclass(slots=True)
class Part:
    """What the paragraphs of one part (body, page headers) share; `box` reads blocks that stand aside."""

    styles: Styles
    box: Callable[[Element], list[Block]]
    margins: list[Margin]
    objects: Objects
    controls: dict[str, Element] = field(default_factory=dict)


def pieces(paragraph: Element, part: Part, style: str, cell: str) -> tuple[list[Item], list[str]]:
    """The items of a paragraph, and the texts it hides. `cell` is the style of a sheet's cell, else empty."""
    inline = _Inline(part, style, cell)
    inline.walk(paragraph)
    return inline.items, inline.hidden


def drawn(element: Element, part: Part) -> list[Block]:
    """The blocks of a drawing that hangs on a page or a sheet rather than on a paragraph."""
    inline = _Inline(part, "", "")
    inline.drawing(element)
    words = "".join(item.text for item in inline.items if isinstance(item, Piece)).strip()
    blocks = [block for item in inline.items if isinstance(item, list) for block in item]
    return [Paragraph([Run(words)], NOWHERE), *blocks] if words else blocks


class _Inline:
    """Walks one paragraph."""

    __slots__ = ("_cell", "_link", "_part", "_spans", "_style", "hidden", "items")

    def __init__(self, part: Part, style: str, cell: str) -> None:
        self._part = part
        self._style = style
        self._cell = cell
        self._spans: tuple[str, ...] = ()
        self._link: str | None = None
        self.items: list[Item] = []
        self.hidden: list[str] = []

    def walk(self, parent: Element) -> None:
        """Take an element's text and what its children hold, each followed by the text after it."""
        if parent.text:
            self.add(tidy(parent.text))
        for child in parent:
            handler = _HANDLERS.get(child.tag)
            if handler is not None:
                handler(self, child)
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                self.walk(child)
            if child.tail:
                self.add(tidy(child.tail))

    def add(self, text: str) -> None:
        if not text:
            return
        look = self._part.styles.look(self._style, self._spans, self._cell)
        if look.hidden:
            self.hidden.append(text)
            return
        if is_symbol_font(look.font) or not text.isprintable():
            text = shown(text, look.font)
        self.items.append(Piece(text, look, self._link))

    def span(self, element: Element) -> None:
        outer = self._spans
        self._spans = (*outer, element.get(f"{TEXT}style-name", ""))
        self.walk(element)
        self._spans = outer

    def link(self, element: Element) -> None:
        outer, target = self._link, element.get(f"{XLINK}href", "")
        self._link = target if target and not target.startswith("#") else outer
        self.span(element)
        self._link = outer

    def spaces(self, element: Element) -> None:
        self.add(" " * count_of(element, f"{TEXT}c", _MAX_SPACES))

    def tab(self, _: Element) -> None:
        self.add("\t")

    def line_break(self, _: Element) -> None:
        self.items.append(BREAK)

    def note(self, element: Element) -> None:
        kind: MarginKind = "endnote" if element.get(f"{TEXT}note-class") == "endnote" else "footnote"
        body = element.find(f"{TEXT}note-body")
        if body is not None:
            self._part.margins.append(Margin(kind, self._part.box(body)))

    def annotation(self, element: Element) -> None:
        self._part.margins.append(Margin("comment", self._part.box(element)))

    def hidden_text(self, element: Element) -> None:
        self.hidden.append(element.get(f"{TEXT}string-value") or "".join(map(str, element.itertext())))

    def control(self, element: Element) -> None:
        """A content control: its text, unless it still shows its prompt."""
        if element.get(f"{LOEXT}showing-place-holder") == "true":
            self.hidden.append("".join(map(str, element.itertext())))
            return
        before = len(self.items)
        self.walk(element)
        if element.get(f"{LOEXT}checkbox") == "true" and len(self.items) == before:
            self.add("☒" if element.get(f"{LOEXT}checked") == "true" else "☐")

    def field_mark(self, element: Element) -> None:
        """A form field of Word kept by LibreOffice."""
        if element.get(f"{FIELD}type", "").endswith("FORMCHECKBOX"):
            values = {param.get(f"{FIELD}name"): param.get(f"{FIELD}value") for param in element}
            self.add("☒" if values.get("Checkbox_Checked") == "true" else "☐")

    def drawing(self, element: Element) -> None:
        """A frame, a shape or a group: text boxes, pictures with their alternative text, form controls."""
        if element.tag == f"{DRAW}control":
            self._form_control(self._part.controls.get(element.get(f"{DRAW}control", "")))
            return
        if any(child.tag in _BOXES for child in element):
            self.items.append(self._part.box(element))
            return
        for child in element:
            if child.tag == f"{DRAW}text-box":
                self.items.append(self._part.box(child))
                return
            formula = self._part.objects.formula(child) if child.tag == f"{DRAW}object" else ""
            if formula:
                self.add(formula)
                return
            if child.tag in {f"{DRAW}image", f"{DRAW}object", f"{DRAW}object-ole", f"{DRAW}plugin"}:
                self.items.append([Image(_alternative(element), NOWHERE)])
                return
            if isinstance(child.tag, str) and child.tag.startswith(DRAW):
                self.drawing(child)

    def _form_control(self, control: Element | None) -> None:
        if control is None:
            return
        label = control.get(f"{FORM}label", "")
        if control.tag in {f"{FORM}checkbox", f"{FORM}radio"}:
            state = control.get(f"{FORM}current-state") or control.get(f"{FORM}current-selected")
            self.add(f"{'☒' if state in _TICKED else '☐'} {label}".strip())
        else:
            self.add(control.get(f"{FORM}current-value") or control.get(f"{FORM}value") or label)


def _alternative(frame: Element) -> str:
    for name in ("desc", "title"):
        found = frame.find(f"{SVG}{name}")
        if found is not None and found.text:
            return " ".join(found.text.split())
    return ""


def form_controls(root: Element) -> dict[str, Element]:
    """The form controls of a document by identifier."""
    found: dict[str, Element] = {}
    for forms in root.iter(f"{OFFICE}forms"):
        for control in forms.iter():
            identifier = control.get(XML_ID) or control.get(f"{FORM}id")
            if identifier:
                found[identifier] = control
    return found


DRAWINGS = {
    f"{DRAW}{name}"
    for name in (
        "frame", "g", "a", "control", "custom-shape", "rect", "ellipse", "circle", "line", "polyline", "polygon",
        "regular-polygon", "path", "connector", "caption", "measure",
    )
}  # fmt: skip
_SKIPPED = {
    f"{TEXT}script", f"{TEXT}tracked-changes", f"{OFFICE}event-listeners", f"{OFFICE}forms", f"{FIELD}param",
    f"{LOEXT}list-item", f"{OFFICE}annotation-end",
}  # fmt: skip
_HANDLERS: dict[str, Callable[[_Inline, Element], None]] = {
    f"{TEXT}span": _Inline.span,
    f"{TEXT}a": _Inline.link,
    f"{TEXT}s": _Inline.spaces,
    f"{TEXT}tab": _Inline.tab,
    f"{TEXT}line-break": _Inline.line_break,
    f"{TEXT}note": _Inline.note,
    f"{OFFICE}annotation": _Inline.annotation,
    f"{TEXT}hidden-text": _Inline.hidden_text,
    f"{TEXT}placeholder": _Inline.hidden_text,
    f"{LOEXT}content-control": _Inline.control,
    f"{FIELD}fieldmark": _Inline.field_mark,
    **dict.fromkeys(DRAWINGS, _Inline.drawing),
}
