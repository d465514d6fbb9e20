"""How Word text looks: document defaults, styles and what they are based on, table styles, direct formatting.

Follows ECMA-376 part 1, 17.7.2 (order of application) and 17.7.3 (toggles: bold set by an odd number of
table, paragraph and character styles is bold; set on the text itself it is final).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypedDict, cast

from jalon.documents.model import Align
from jalon.documents.readers.docx_xml import (
    Element,
    W,
    child_value,
    color_of,
    highlight_of,
    is_on,
    number,
    points,
    shading_of,
    value,
)
from jalon.documents.readers.office_text import DEFAULT_SIZE, Look

_TOGGLES = ("bold", "italic", "strike", "hidden")
_ALIGNS: dict[str, Align] = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right",
    "both": "justify", "distribute": "justify",
}  # fmt: skip
_HEADING_NAME = re.compile(r"(?:heading|titre|überschrift|título|titolo|kop) ?([1-9])$", re.IGNORECASE)


class RunProps(TypedDict, total=False):
    """What a w:rPr says, and only that."""

    bold: bool
    italic: bool
    strike: bool
    double_strike: bool
    hidden: bool
    color: str | None
    background: str | None
    size: float
    font: str


class ParaProps(TypedDict, total=False):
    """What a w:pPr says, and only that: indents and spaces in points; `first` is beside `left`."""

    left: float
    first: float
    before: float
    after: float
    align: Align
    outline: int
    num_id: str
    level: int
    background: str | None


@dataclass(slots=True)
class Style:
    """A style with all it inherits. `conditions`: of a table style, what its first row, last column… add."""

    name: str = ""
    run: RunProps = field(default_factory=RunProps)
    para: ParaProps = field(default_factory=ParaProps)
    background: str | None = None
    conditions: dict[str, tuple[RunProps, str | None]] = field(default_factory=dict)

    @property
    def heading(self) -> int | None:
        """The level of the headings this style makes, from 1; None when it makes none."""
        outline = self.para.get("outline")
        if outline is not None:
            return outline + 1 if outline < 9 else None
        if self.name.lower() == "title":
            return 1
        match = _HEADING_NAME.match(self.name)
        return int(match[1]) if match else None


_RUN_READERS: dict[str, tuple[str, Callable[[Element], object]]] = {
    f"{W}b": ("bold", is_on),
    f"{W}i": ("italic", is_on),
    f"{W}strike": ("strike", is_on),
    f"{W}dstrike": ("double_strike", is_on),
    f"{W}vanish": ("hidden", is_on),
    f"{W}color": ("color", lambda element: color_of(value(element))),
    f"{W}highlight": ("background", highlight_of),
    f"{W}sz": ("size", lambda element: points(value(element), 2.0) or DEFAULT_SIZE),
    f"{W}rFonts": ("font", lambda element: element.get(f"{W}ascii") or element.get(f"{W}hAnsi") or ""),
}


def run_props(element: Element | None) -> RunProps:
    """What a w:rPr says."""
    found: dict[str, object] = {}
    for child in () if element is None else element:
        reader = _RUN_READERS.get(child.tag)
        if reader is not None:
            found[reader[0]] = reader[1](child)
        elif child.tag == f"{W}shd" and not found.get("background"):
            found["background"] = shading_of(child)
    return cast("RunProps", found)


def para_props(element: Element | None) -> ParaProps:
    """What a w:pPr says."""
    found: ParaProps = {}
    for child in () if element is None else element:
        tag = child.tag
        if tag == f"{W}ind":
            found.update(indents(child))
        elif tag == f"{W}jc":
            if value(child) in _ALIGNS:
                found["align"] = _ALIGNS[value(child)]
        elif tag == f"{W}outlineLvl":
            found["outline"] = number(value(child), 9)
        elif tag == f"{W}numPr":
            found.update(_numbered(child))
        elif tag == f"{W}spacing":
            found.update(_spaces(child))
        elif tag == f"{W}shd":
            found["background"] = shading_of(child)
    return found


def indents(element: Element | None) -> ParaProps:
    """What a w:ind says."""
    found: ParaProps = {}
    if element is None:
        return found
    left = points(element.get(f"{W}left") or element.get(f"{W}start"))
    hanging, first = points(element.get(f"{W}hanging")), points(element.get(f"{W}firstLine"))
    if left is not None:
        found["left"] = left
    if hanging is not None:
        found["first"] = -hanging
    elif first is not None:
        found["first"] = first
    return found


def _numbered(element: Element) -> ParaProps:
    found: ParaProps = {}
    if num_id := child_value(element, "numId"):
        found["num_id"] = num_id
    if level := child_value(element, "ilvl"):
        found["level"] = number(level)
    return found


def _spaces(element: Element) -> ParaProps:
    found: ParaProps = {}
    before, after = points(element.get(f"{W}before")), points(element.get(f"{W}after"))
    if before is not None:
        found["before"] = before
    if after is not None:
        found["after"] = after
    return found


class Styles:
    """The styles of a document, each worked out once."""

    def __init__(self, root: Element | None) -> None:
        """`root` is that of styles.xml, None when the document has none."""
        self._elements: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._flat: dict[str, Style] = {}
        self._looks: dict[tuple[int, str, str, object], Look] = {}
        self._bases: dict[tuple[int, str, str], RunProps] = {}
        self._kept: list[RunProps] = []
        self._run_defaults: RunProps = {}
        self._para_defaults: ParaProps = {}
        for element in () if root is None else root.iterchildren(f"{W}style"):
            identifier = element.get(f"{W}styleId", "")
            self._elements[identifier] = element
            if element.get(f"{W}default") in {"1", "true", "on"}:
                self._defaults.setdefault(element.get(f"{W}type", ""), identifier)
        if root is not None:
            self._run_defaults = run_props(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
            self._para_defaults = para_props(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))

    def paragraph(self, identifier: str) -> Style:
        """A paragraph style, the document's default one when it is not defined."""
        return self._style(identifier if identifier in self._elements else self._defaults.get("paragraph", ""))

    def table(self, identifier: str) -> Style:
        """A table style, the document's default one when it is not defined."""
        return self._style(identifier if identifier in self._elements else self._defaults.get("table", ""))

    def defaults(self) -> ParaProps:
        """What every paragraph starts from."""
        return self._para_defaults

    def numbering_of(self, identifier: str) -> str:
        """The w:numId a numbering style stands for."""
        return self._style(identifier).para.get("num_id", "")

    def look(self, table: RunProps, paragraph: str, character: str, direct: RunProps) -> Look:
        """How a run looks, from its table's style to its own formatting."""
        key = (id(table), paragraph, character, tuple(direct.items()))
        known = self._looks.get(key)
        if known is None:
            base = (id(table), paragraph, character)
            if base not in self._bases:
                self._bases[base] = self._base(table, paragraph, character)
                self._kept.append(table)  # so that its id stays its own
            known = self._looks[key] = _look({**self._bases[base], **direct})
        return known

    def _base(self, table: RunProps, paragraph: str, character: str) -> RunProps:
        levels = [table, self.paragraph(paragraph).run]
        if character in self._elements:
            levels.append(self._style(character).run)
        merged: RunProps = {**self._run_defaults}
        for level in levels:
            merged = {**merged, **level}
        toggles = cast("dict[str, bool]", merged)
        for name in _TOGGLES:
            votes = sum(bool(level.get(name)) for level in levels)
            toggles[name] = bool(self._run_defaults.get(name)) or votes % 2 == 1
        return merged

    def _style(self, identifier: str) -> Style:
        """A style, worked out from the nearest known one it is based on; a circle ends where it closes."""
        chain: list[str] = []
        waiting: set[str] = set()
        at = identifier
        while at in self._elements and at not in self._flat and at not in waiting:
            chain.append(at)
            waiting.add(at)
            at = child_value(self._elements[at], "basedOn")
        style = self._flat.get(at) or Style()
        for each in reversed(chain):
            style = self._flat[each] = _over(style, self._elements[each])
        return style


def _look(props: RunProps) -> Look:
    return Look(
        bold=props.get("bold", False),
        italic=props.get("italic", False),
        strike=props.get("strike", False) or props.get("double_strike", False),
        hidden=props.get("hidden", False),
        color=props.get("color"),
        background=props.get("background"),
        size=props.get("size", DEFAULT_SIZE),
        font=props.get("font"),
    )


def _over(base: Style, element: Element) -> Style:
    """What one style says over what it is based on."""
    inherited = base.para
    own = para_props(element.find(f"{W}pPr"))
    if "num_id" in own:  # the indents of its numbering replace inherited ones
        inherited = cast("ParaProps", {name: said for name, said in inherited.items() if name not in {"left", "first"}})
    conditions = base.conditions.copy()
    for condition in element.iterchildren(f"{W}tblStylePr"):
        kind = condition.get(f"{W}type", "")
        run, shade = conditions.get(kind, (RunProps(), None))
        own_run = run_props(condition.find(f"{W}rPr"))
        conditions[kind] = ({**run, **own_run}, _cell_background(condition) or shade)
    return Style(
        child_value(element, "name"),
        {**base.run, **run_props(element.find(f"{W}rPr"))},
        {**inherited, **own},
        _cell_background(element) or base.background,
        conditions,
    )


def _cell_background(element: Element) -> str | None:
    for parent in ("tcPr", "tblPr"):
        shade = shading_of(element.find(f"{W}{parent}/{W}shd"))
        if shade:
            return shade
    return None
