"""Writing words in the paragraphs of an OpenDocument text, in the look they already have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import count

from lxml import etree

from jalon.documents.readers.odf_xml import FO, OFFICE, STYLE, TEXT, Element, points
from jalon.documents.writers.characters import Line, clean
from jalon.documents.writers.marks import BOLD, Mark, marks_of

_SPACES = re.compile(r"( {2,}|\t|\n)")
_PARAGRAPHS = {f"{TEXT}p", f"{TEXT}h"}


_NO_COLOUR = {f"{FO}color": "#000000", f"{STYLE}use-window-font-color": "true"}


class Looks:
    """The automatic styles of a text, where those its new words need are added."""

    def __init__(self, content: Element) -> None:
        found = content.find(f"{OFFICE}automatic-styles")
        if found is None:
            found = etree.Element(f"{OFFICE}automatic-styles")
            content.insert(0, found)
        self.styles = found
        self._made: dict[tuple[object, ...], str] = {}

    def marked(self, name: str, mark: Mark, *, on: bool) -> str:
        """The text style that differs from this one ("" for none) by a mark alone."""
        key = (name, mark, on)
        if key not in self._made:
            new = self._like(name, "text", f"{mark.kind[0].upper()}{'' if on else 'N'}")
            properties = new.find(f"{STYLE}text-properties")
            if properties is None:
                properties = etree.SubElement(new, f"{STYLE}text-properties")
            for attribute, value in _said_by(mark, on=on).items():
                properties.set(attribute, value)
            self._made[key] = new.get(f"{STYLE}name", "")
        return self._made[key]

    def sized(self, name: str, most: float) -> str:
        """The text style that differs from this one in letters of so many points, unless its own are smaller."""
        own = self._own(name)
        said = None if own is None else own.find(f"{STYLE}text-properties")
        if said is not None and (points(said.get(f"{FO}font-size")) or most + 1) <= most:
            return name
        key = (name, "size", most)
        if key not in self._made:
            new = self._like(name, "text", "S")
            properties = new.find(f"{STYLE}text-properties")
            if properties is None:
                properties = etree.SubElement(new, f"{STYLE}text-properties")
            properties.set(f"{FO}font-size", f"{most:g}pt")
            self._made[key] = new.get(f"{STYLE}name", "")
        return self._made[key]

    def laid_out(self, name: str, property_: str, value: str) -> str:
        """The paragraph style that differs from this one ("" for none) by one of its properties alone."""
        key = (name, property_, value)
        if key not in self._made:
            new = self._like(name, "paragraph", "P")
            properties = new.find(f"{STYLE}paragraph-properties")
            if properties is None:
                properties = etree.Element(f"{STYLE}paragraph-properties")
                new.insert(0, properties)
            properties.set(FO + property_, value)
            self._made[key] = new.get(f"{STYLE}name", "")
        return self._made[key]

    def of_column(self, width: float) -> str:
        """The style of a column so many points wide."""
        key = ("column", width)
        if key not in self._made:
            new = self._like("", "table-column", "C")
            etree.SubElement(new, f"{STYLE}table-column-properties").set(f"{STYLE}column-width", f"{width:.2f}pt")
            self._made[key] = new.get(f"{STYLE}name", "")
        return self._made[key]

    def of_whole_row(self, name: str) -> str:
        """The style of a row that differs from this one in that no page ends inside it."""
        key = ("row", name)
        if key not in self._made:
            new = self._like(name, "table-row", "R")
            properties = new.find(f"{STYLE}table-row-properties")
            if properties is None:
                properties = etree.SubElement(new, f"{STYLE}table-row-properties")
            properties.set(f"{FO}keep-together", "always")
            self._made[key] = new.get(f"{STYLE}name", "")
        return self._made[key]

    def of_cell(self) -> str:
        """The style of a cell with thin borders."""
        if ("cell",) not in self._made:
            new = self._like("", "table-cell", "B")
            properties = etree.SubElement(new, f"{STYLE}table-cell-properties")
            properties.set(f"{FO}border", "0.5pt solid #808080")
            properties.set(f"{FO}padding", "2.5pt")
            self._made["cell",] = new.get(f"{STYLE}name", "")
        return self._made["cell",]

    def begins_page(self, name: str) -> bool:
        """Whether a style of the text itself begins a page."""
        own = self._own(name)
        return own is not None and any(each.get(f"{FO}break-before", "auto") != "auto" for each in own)

    def flowing(self, name: str) -> str:
        """The paragraph style that differs from this one in that it begins no page."""
        own = self._own(name)
        if own is None or not (self.begins_page(name) or own.get(f"{STYLE}master-page-name")):
            return name
        kept = self.laid_out(name, "break-before", "auto")
        for style in self.styles:
            if style.get(f"{STYLE}name") == kept:
                style.attrib.pop(f"{STYLE}master-page-name", "")
        return kept

    def _own(self, name: str) -> Element | None:
        """A style of the text itself."""
        return next((style for style in self.styles if style.get(f"{STYLE}name") == name and name), None)

    def _like(self, name: str, family: str, ending: str) -> Element:
        """A new style as one of the text's own, or that begins from one of the document's."""
        old, known = self._own(name), {style.get(f"{STYLE}name") for style in self.styles}
        called = next(each for at in count(len(self._made) + 1) if (each := f"Jalon{at}{ending}") not in known)
        new = deepcopy(old) if old is not None else etree.Element(f"{STYLE}style")
        new.set(f"{STYLE}name", called)
        new.set(f"{STYLE}family", family)
        if old is None and name:
            new.set(f"{STYLE}parent-style-name", name)
        self.styles.append(new)
        return new


def _said_by(mark: Mark, *, on: bool) -> dict[str, str]:
    """How the properties of a style say a mark, or that there is none."""
    if mark.kind == "bold":
        names = (f"{FO}font-weight", f"{STYLE}font-weight-asian", f"{STYLE}font-weight-complex")
        return dict.fromkeys(names, "bold" if on else "normal")
    if mark.kind == "strike":
        return {f"{STYLE}text-line-through-style": "solid" if on else "none"}
    if mark.kind == "color":
        return {f"{FO}color": f"#{mark.value}", f"{STYLE}use-window-font-color": "false"} if on else _NO_COLOUR
    return {f"{FO}background-color": f"#{mark.value}" if on else "transparent"}


def write_cell(cell: Element, lines: Sequence[Line], looks: Looks, neighbours: Iterable[Element] = ()) -> None:
    """Replace what a table:table-cell holds; several lines stay the list that was there."""
    model = next((found for found in map(_first, [cell, *neighbours]) if found is not None), None)
    own = _first(cell)
    style = (own if own is not None else model) if model is not None else own
    old_list = next(cell.iter(f"{TEXT}list"), None)
    paragraphs = [_paragraph(f"{TEXT}p", style, line, looks, _look(model)) for line in lines or [[]]]
    for child in list(cell):
        cell.remove(child)
    if old_list is not None and len(paragraphs) > 1:
        made = etree.SubElement(cell, f"{TEXT}list")
        if name := old_list.get(f"{TEXT}style-name"):
            made.set(f"{TEXT}style-name", name)
        for paragraph in paragraphs:
            etree.SubElement(made, f"{TEXT}list-item").append(paragraph)
    else:
        cell.extend(paragraphs)


def write_paragraph(paragraph: Element, line: Line, looks: Looks) -> None:
    """Replace the words of a paragraph; hidden marks in it stay."""
    look = _look(paragraph)
    marks = [child for child in paragraph if child.tag.startswith(f"{TEXT}bookmark")]
    for child in list(paragraph):
        paragraph.remove(child)
    paragraph.text = None
    for mark in marks:
        mark.tail = None
    paragraph.extend([*marks, *_spans(line, looks, look)])


def drop(element: Element) -> None:
    """Take an element out of its parent; the words after it stay."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def remove_paragraph(paragraph: Element) -> None:
    """Take a paragraph out of the text, with the entry of a list and the list that held nothing else."""
    element = paragraph
    parent = element.getparent()
    while parent is not None and len(parent) == 1 and parent.tag in {f"{TEXT}list-item", f"{TEXT}list"}:
        element, parent = parent, parent.getparent()
    drop(element)


def new_paragraph(like: Element, line: Line, looks: Looks) -> Element:
    """A paragraph in the look of another."""
    return _paragraph(like.tag, like, line, looks, _look(like))


def put_after(at: Element, new: Element, like: Element) -> None:
    """Put a paragraph after another; where `like` is an entry of a list, as an entry as deep as it."""
    lists, around = list(like.iterancestors(f"{TEXT}list")), list(at.iterancestors(f"{TEXT}list-item"))
    for deeper in lists[: max(len(lists) - len(around), 0)]:
        entry, made = etree.Element(f"{TEXT}list-item"), etree.Element(deeper.tag)
        for name, value in deeper.attrib.items():
            made.set(name, value)
        entry.append(new)
        made.append(entry)
        new = made
    if not around or len(lists) > len(around):
        at.addnext(new)
        return
    entry = etree.Element(f"{TEXT}list-item")
    entry.append(new)
    around[len(around) - max(len(lists), 1)].addnext(entry)


def set_mark(container: Element, looks: Looks, mark: Mark, *, on: bool) -> None:
    """Put a mark on all the words below an element, or on none."""
    for paragraph in [container] if container.tag in _PARAGRAPHS else list(container.iter(*_PARAGRAPHS)):
        _wrap_loose(paragraph)
        for span in paragraph.iter(f"{TEXT}span"):
            span.set(f"{TEXT}style-name", looks.marked(span.get(f"{TEXT}style-name", ""), mark, on=on))


def set_size(container: Element, looks: Looks, most: float) -> None:
    """Letters of so many points at the most in all the words below an element."""
    for span in container.iter(f"{TEXT}span"):
        span.set(f"{TEXT}style-name", looks.sized(span.get(f"{TEXT}style-name", ""), most))


def _wrap_loose(paragraph: Element) -> None:
    """Put words that stand in no span into one."""
    pieces = [(None, paragraph.text), *((child, child.tail) for child in list(paragraph))]
    paragraph.text = None
    for before, words in pieces:
        if words:
            span = etree.Element(f"{TEXT}span")
            span.text = words
            if before is None:
                paragraph.insert(0, span)
            else:
                before.tail = None
                before.addnext(span)


def _first(container: Element) -> Element | None:
    return next(container.iter(*_PARAGRAPHS), None)


def _look(container: Element | None) -> str:
    span = None if container is None else next(container.iter(f"{TEXT}span"), None)
    return "" if span is None else span.get(f"{TEXT}style-name", "")


def _paragraph(tag: str, like: Element | None, line: Line, looks: Looks, look: str) -> Element:
    paragraph = etree.Element(tag)
    for name in ("style-name", "outline-level"):
        value = None if like is None else like.get(f"{TEXT}{name}")
        if value:
            paragraph.set(f"{TEXT}{name}", looks.flowing(value) if name == "style-name" else value)
    paragraph.extend(_spans(line, looks, look))
    return paragraph


def _spans(line: Line, looks: Looks, look: str) -> list[Element]:
    spans = []
    for run in line:
        if not run.text:
            continue
        span = etree.Element(f"{TEXT}span")
        style = looks.marked(look, BOLD, on=run.bold)
        for mark in (each for each in marks_of(run) if each != BOLD):
            style = looks.marked(style, mark, on=mark.is_on(run))
        span.set(f"{TEXT}style-name", style)
        say(span, clean(run.text))
        spans.append(span)
    return spans


def say(span: Element, text: str) -> None:
    """Words, with runs of spaces, tabs and line ends as OpenDocument writes them."""
    last: Element | None = None
    for piece in _SPACES.split(text):
        if piece.startswith(("\t", "\n")):
            last = etree.SubElement(span, f"{TEXT}{'tab' if piece == chr(9) else 'line-break'}")
        elif piece.startswith("  "):
            last = etree.SubElement(span, f"{TEXT}s")
            last.set(f"{TEXT}c", str(len(piece)))
        elif last is None:
            span.text = (span.text or "") + piece
        else:
            last.tail = (last.tail or "") + piece
