"""How OpenDocument text looks: default styles, named styles, automatic styles, each based on another."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import cast

from jalon.documents.model import Align
from jalon.documents.readers.odf_xml import (
    FO,
    STYLE,
    TEXT,
    Element,
    background_of,
    color_of,
    count_of,
    points,
)
from jalon.documents.readers.office_text import DEFAULT_SIZE, Look, Shape

_ALIGNS: dict[str, Align] = {
    "start": "left", "left": "left", "center": "center", "end": "right", "right": "right", "justify": "justify",
}  # fmt: skip
_MAX_CHAIN = 50  # styles based on one another; a longer chain is a circle
Attributes = dict[str, str]


@dataclass(slots=True)
class Style:
    """A style with all it inherits: raw attributes by kind of property; `name` is that of its named ancestor."""

    name: str = ""
    text: Attributes = field(default_factory=dict)
    para: Attributes = field(default_factory=dict)
    other: Attributes = field(default_factory=dict)  # of cells, rows, columns, tables, sections
    size: float = DEFAULT_SIZE


class Styles:
    """Styles by family and name. The automatic ones of headers and those of the body are two separate sets."""

    def __init__(self, common: list[Element], automatic: Element | None) -> None:
        """`common` are office:styles elements; `automatic` is the office:automatic-styles that goes with them."""
        self._elements: dict[tuple[str, str], Element] = {}
        self._automatic: set[tuple[str, str]] = set()
        self._flat: dict[tuple[str, str], Style] = {}
        self._looks: dict[tuple[str, tuple[str, ...], str], Look] = {}
        self._fonts: dict[str, str] = {}
        self.lists: dict[str, Element] = {}
        self.outline: Element | None = None
        for group in (*common, automatic):
            for element in () if group is None else group:
                self._take(element, automatic=group is automatic)

    def _take(self, element: Element, *, automatic: bool) -> None:
        family = element.get(f"{STYLE}family", "")
        name = element.get(f"{STYLE}name", "")
        if element.tag == f"{STYLE}style":
            self._elements[family, name] = element
            if automatic:
                self._automatic.add((family, name))
        elif element.tag == f"{STYLE}default-style":
            self._elements[family, ""] = element
        elif element.tag == f"{TEXT}list-style":
            self.lists[name] = element
        elif element.tag == f"{TEXT}outline-style":
            self.outline = element

    def style(self, family: str, name: str | None) -> Style:
        """A style and all it inherits, the family's default when it is not defined."""
        key = (family, name or "")
        found = self._flat.get(key)
        if found is None:
            found = Style()
            for element in reversed(self._chain(*key)):
                _add(found, element)
            found.name = self._shown_name(*key)
            self._flat[key] = found
        return found

    def _chain(self, family: str, name: str) -> list[Element]:
        chain: list[Element] = []
        while (family, name) in self._elements and len(chain) < _MAX_CHAIN:
            chain.append(self._elements[family, name])
            if not name:
                return chain
            name = chain[-1].get(f"{STYLE}parent-style-name", "")
        default = self._elements.get((family, ""))
        return chain if default is None else [*chain, default]

    def _shown_name(self, family: str, name: str) -> str:
        """The name people see; an automatic style is called as the one it is based on."""
        for _ in range(_MAX_CHAIN):
            element = self._elements.get((family, name))
            if element is None or (family, name) not in self._automatic:
                break
            name = element.get(f"{STYLE}parent-style-name", "")
        shown = None if element is None else element.get(f"{STYLE}display-name")
        return shown or name.replace("_20_", " ")

    def look(self, paragraph: str, spans: tuple[str, ...], cell: str = "") -> Look:
        """How text looks in a paragraph style under character styles, outermost first; `cell`: of a sheet."""
        key = (paragraph, spans, cell)
        found = self._looks.get(key)
        if found is None:
            if cell:  # the look of a sheet's cell; defaults of paragraphs must not undo it
                base = self.style("table-cell", cell)
                styles = [self._own("paragraph", paragraph)]
            else:
                base, styles = self.style("paragraph", paragraph), []
            found = _look(base, [*styles, *(self._own("text", span) for span in spans)])
            self._looks[key] = found
        return found

    def _own(self, family: str, name: str) -> Style:
        """A character style without the family's default, which must not undo the paragraph's own look."""
        found = self._flat.get((f"own {family}", name))
        if found is None:
            found = Style()
            for element in reversed([each for each in self._chain(family, name) if each.get(f"{STYLE}name")]):
                _add(found, element)
            self._flat[f"own {family}", name] = found
        return found

    def shape(self, paragraph: str) -> Shape:
        """The indents, spaces and alignment of a paragraph style."""
        style = self.style("paragraph", paragraph)
        para = style.para
        return Shape(
            style=style.name,
            left=points(para.get(f"{FO}margin-left")) or points(para.get(f"{FO}margin")) or 0.0,
            first=points(para.get(f"{FO}text-indent")) or 0.0,
            before=points(para.get(f"{FO}margin-top")) or 0.0,
            after=points(para.get(f"{FO}margin-bottom")) or 0.0,
            align=_ALIGNS.get(para.get(f"{FO}text-align", "")),
            background=background_of(para.get(f"{FO}background-color")),
        )

    def sets_indent(self, paragraph: str) -> bool:
        """Whether the paragraph's own automatic style says how far in it stands (a list's own does not count)."""
        element = self._elements.get(("paragraph", paragraph))
        properties = None if element is None else element.find(f"{STYLE}paragraph-properties")
        return properties is not None and properties.get(f"{FO}margin-left") is not None


def _add(style: Style, element: Element) -> None:
    for properties in element:
        kind = properties.tag
        attributes = cast("Attributes", dict(properties.attrib))
        if kind == f"{STYLE}text-properties":
            style.size = _size(attributes.get(f"{FO}font-size"), style.size)
            style.text.update(attributes)
        elif kind == f"{STYLE}paragraph-properties":
            style.para.update(attributes)
        else:
            style.other.update(attributes)


def _size(text: str | None, inherited: float) -> float:
    """A type size in points; a percentage is of the inherited one."""
    if text and text.endswith("%"):
        try:
            return inherited * float(text[:-1]) / 100
        except ValueError:
            return inherited
    return points(text) or inherited


def _look(base: Style, styles: list[Style]) -> Look:
    text: Attributes = dict(base.text)
    size = base.size
    for style in styles:
        text.update(style.text)
        written = style.text.get(f"{FO}font-size")
        if written:
            size = size * style.size / DEFAULT_SIZE if written.endswith("%") else style.size
    line = text.get(f"{STYLE}text-line-through-style") or text.get(f"{STYLE}text-line-through-type") or "none"
    weight = text.get(f"{FO}font-weight", "normal")
    return Look(
        bold=weight == "bold" or (weight.isdigit() and int(weight) >= 600),
        italic=text.get(f"{FO}font-style") in {"italic", "oblique"},
        strike=line != "none",
        hidden=text.get(f"{TEXT}display") == "none",
        color=color_of(text.get(f"{FO}color")),
        background=background_of(text.get(f"{FO}background-color")),
        size=round(size, 1),
        font=text.get(f"{STYLE}font-name") or text.get(f"{FO}font-family"),
    )


def with_list(shape: Shape, level: Element | None) -> Shape:
    """A paragraph's shape with the indents its list level gives."""
    if level is None:
        return shape
    properties = level.find(f"{STYLE}list-level-properties")
    if properties is None:
        return shape
    aligned = properties.find(f"{STYLE}list-level-label-alignment")
    if aligned is not None:
        left, first = aligned.get(f"{FO}margin-left"), aligned.get(f"{FO}text-indent")
        return replace(shape, left=points(left) or 0.0, first=points(first) or 0.0)
    space = points(properties.get(f"{TEXT}space-before")) or 0.0
    width = points(properties.get(f"{TEXT}min-label-width")) or 0.0
    return replace(shape, left=shape.left + space + width, first=-width)


def level_number(element: Element) -> int:
    """The text:level of a list level, from 0."""
    return count_of(element, f"{TEXT}level", 10) - 1
