"""What stands inside a Word paragraph, in reading order: text with its look, line breaks, pictures, boxes.

Tracked changes are read as accepted, fields by their result, alternative content once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from jalon.documents.model import Block, Image, Paragraph, Run
from jalon.documents.readers.decoding import whole_letters
from jalon.documents.readers.docx_styles import RunProps, Styles, run_props
from jalon.documents.readers.docx_xml import MC, Element, R, W, child_value, is_on, number, value
from jalon.documents.readers.office_text import BREAK, Item, Look, Piece, tidy
from jalon.documents.readers.places import NOWHERE
from jalon.documents.readers.symbols import is_symbol_font, shown

_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"', re.IGNORECASE)
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_VML = "{urn:schemas-microsoft-com:vml}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_PICTURES = {f"{_PICTURE}pic", f"{_VML}imagedata", _CHART, _DIAGRAM}
_KNOWN = (W, _PICTURE, _CHART, _DIAGRAM)
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    shows: bool = False
    link: str | None = None


@dataclass(slots=True)
class Part:
    """What the paragraphs of one part of the file (body, header, notes…) share."""

    styles: Styles
    relations: dict[str, tuple[str, str]]
    box: Callable[[Element], list[Block]]
    fields: list[_Field] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)  # names of parts holding charts and diagrams


def pieces(paragraph: Element, part: Part, style: str, table: RunProps) -> tuple[list[Item], list[str]]:
    """The items of a paragraph, and the texts it hides."""
    inline = _Inline(part, style, table)
    inline.walk(paragraph)
    return inline.items, inline.hidden


def choose(alternate: Element) -> Element | None:
    """The one branch of an mc:AlternateContent to read: the first, unless nothing in it is known here."""
    branch = alternate.find(f"{MC}Choice")
    if branch is not None and any(isinstance(each.tag, str) and each.tag.startswith(_KNOWN) for each in branch.iter()):
        return branch
    return alternate.find(f"{MC}Fallback")


def prompt_of(control: Element) -> str | None:
    """The prompt a content control still shows ("Click here to enter text"), None when it was filled."""
    if not is_on(control.find(f"{W}sdtPr/{W}showingPlcHdr")):
        return None
    return "".join(text.text or "" for text in control.iter(f"{W}t"))


class _Inline:
    """Walks one paragraph."""

    __slots__ = ("_link", "_look", "_part", "_style", "_table", "hidden", "items")

    def __init__(self, part: Part, style: str, table: RunProps) -> None:
        self._part = part
        self._style = style
        self._table = table
        self._look = Look()
        self._link: str | None = None
        self.items: list[Item] = []
        self.hidden: list[str] = []

    def walk(self, parent: Element) -> None:
        for child in parent:
            handler = _HANDLERS.get(child.tag)
            if handler is not None:
                handler(self, child)
            elif len(child) and child.tag not in _SKIPPED:
                self.walk(child)

    def run(self, element: Element) -> None:
        properties = element.find(f"{W}rPr")
        direct = run_props(properties)
        character = child_value(properties, "rStyle")
        self._look = self._part.styles.look(self._table, self._style, character, direct)
        self.walk(element)

    def add(self, text: str) -> None:
        fields = self._part.fields
        if self._look.hidden or (fields and not all(each.shows for each in fields)):
            self.hidden.append(text)
            return
        link = self._link or next((each.link for each in reversed(fields) if each.link), None)
        self.items.append(Piece(text, self._look, link))

    def text(self, element: Element) -> None:
        text = tidy(element.text or "")
        if text:
            font = self._look.font
            self.add(shown(text, font) if is_symbol_font(font) or not text.isprintable() else text)

    def tab(self, _: Element) -> None:
        self.add("\t")

    def hyphen(self, _: Element) -> None:
        self.add("-")

    def line_break(self, _: Element) -> None:
        self.items.append(BREAK)

    def symbol(self, element: Element) -> None:
        try:
            letter = whole_letters(chr(int(element.get(f"{W}char", ""), 16)))
        except (ValueError, OverflowError):
            return
        self.add(shown(letter, element.get(f"{W}font")))

    def hyperlink(self, element: Element) -> None:
        kind, target = self._part.relations.get(element.get(f"{R}id", ""), ("", ""))
        outer, self._link = self._link, target if kind == "hyperlink" else self._link
        self.walk(element)
        self._link = outer

    def simple_field(self, element: Element) -> None:
        match = _LINK.match(element.get(f"{W}instr", ""))
        outer, self._link = self._link, match[1] if match else self._link
        self.walk(element)
        self._link = outer

    def field_mark(self, element: Element) -> None:
        fields = self._part.fields
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._form_field(element.find(f"{W}ffData"))
            fields.append(_Field())
        elif kind == "separate" and fields:
            match = _LINK.match(fields[-1].instruction)
            fields[-1].shows = True
            fields[-1].link = match[1] if match else None
        elif kind == "end" and fields:
            fields.pop()

    def _form_field(self, data: Element | None) -> None:
        """Old form fields show a box or the chosen entry without any text of their own."""
        if data is None:
            return
        box, choices = data.find(f"{W}checkBox"), data.find(f"{W}ddList")
        if box is not None:
            checked = box.find(f"{W}checked")
            ticked = is_on(checked if checked is not None else box.find(f"{W}default"))
            self.add("☒" if ticked else "☐")
        elif choices is not None:
            entries = [value(entry) for entry in choices.iterchildren(f"{W}listEntry")]
            chosen = number(child_value(choices, "result") or child_value(choices, "default"))
            self.add("".join(entries[chosen : chosen + 1]))

    def instruction(self, element: Element) -> None:
        if self._part.fields:
            self._part.fields[-1].instruction += element.text or ""

    def control(self, element: Element) -> None:
        content = element.find(f"{W}sdtContent")
        if content is None:
            return
        prompt = prompt_of(element)
        if prompt is not None:
            self.hidden.append(f" {prompt} ")
            return
        before = len(self.items)
        self.walk(content)
        box = element.find(f"{W}sdtPr/{_W14}checkbox")
        if box is not None and len(self.items) == before:
            state = box.find(f"{_W14}checked")
            ticked = state is not None and state.get(f"{_W14}val") in {"1", "true", "on"}
            self.add("☒" if ticked else "☐")

    def alternate(self, element: Element) -> None:
        branch = choose(element)
        if branch is not None:
            self.walk(branch)

    def drawing(self, element: Element) -> None:
        """Pictures and text boxes of a drawing, new or old style."""
        self._drawn(element, "")

    def _drawn(self, element: Element, alt: str) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{W}txbxContent":
                self.items.append(self._part.box(child))
            elif tag == f"{_DRAWING}docPr":
                alt = child.get("descr") or child.get("title") or ""
            elif tag == f"{MC}AlternateContent":
                branch = choose(child)
                if branch is not None:
                    self._drawn(branch, alt)
            elif tag in _PICTURES:
                self._picture(child, alt)
            elif tag == f"{_VML}textpath":
                self._drawn_text(child.get("string", ""))
            elif len(child):
                self._drawn(child, alt)

    def _picture(self, element: Element, alt: str) -> None:
        if element.tag == f"{_PICTURE}pic":
            own = element.find(f"{_PICTURE}nvPicPr/{_PICTURE}cNvPr")
            alt = (own is not None and own.get("descr")) or alt
        elif element.tag == f"{_VML}imagedata":
            shape = element.getparent()
            alt = (shape is not None and shape.get("alt")) or element.get(f"{_OFFICE}title") or ""
        else:
            self._refer(element)
        self._image(alt)

    def _image(self, alt: str) -> None:
        self.items.append([Image(" ".join(alt.split()), NOWHERE)])

    def _drawn_text(self, text: str) -> None:
        if text.strip():
            self.items.append([Paragraph([Run(" ".join(text.split()))], NOWHERE)])

    def _refer(self, element: Element) -> None:
        for name in (f"{R}id", f"{R}dm"):
            target = self._part.relations.get(element.get(name, ""), ("", ""))[1]
            if target:
                self._part.drawn.append(target)


_SKIPPED = {
    f"{W}{name}" for name in ("pPr", "rPr", "del", "moveFrom", "sdtPr", "sdtEndPr", "txbxContent", "subDoc")
}  # fmt: skip
_HANDLERS: dict[str, Callable[[_Inline, Element], None]] = {
    f"{W}r": _Inline.run,
    f"{W}t": _Inline.text,
    _MATH_TEXT: _Inline.text,
    f"{W}tab": _Inline.tab,
    f"{W}ptab": _Inline.tab,
    f"{W}noBreakHyphen": _Inline.hyphen,
    f"{W}br": _Inline.line_break,
    f"{W}cr": _Inline.line_break,
    f"{W}sym": _Inline.symbol,
    f"{W}hyperlink": _Inline.hyperlink,
    f"{W}fldSimple": _Inline.simple_field,
    f"{W}fldChar": _Inline.field_mark,
    f"{W}instrText": _Inline.instruction,
    f"{W}sdt": _Inline.control,
    f"{W}drawing": _Inline.drawing,
    f"{W}pict": _Inline.drawing,
    f"{W}object": _Inline.drawing,
    f"{MC}AlternateContent": _Inline.alternate,
}
