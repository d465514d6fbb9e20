"""Writing words in the paragraphs of a Word file, in the look they already have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy

from lxml import etree

from jalon.documents.model import Run
from jalon.documents.readers.docx_xml import Element, W, points
from jalon.documents.writers.characters import Line, clean
from jalon.documents.writers.marks import Mark, marks_of

# Around the list and the indentation of a w:pPr, in the order of ECMA-376 (17.3.1.26).
_BEFORE_LIST = {
    f"{W}{name}" for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
}
_AFTER_INDENT = {
    f"{W}{name}"
    for name in re.findall(
        r"\w+",
        "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl "
        "divId cnfStyle rPr sectPr pPrChange",
    )
}
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CONTENT = {f"{W}{name}" for name in ("p", "tbl", "sdt", "ins", "moveTo", "customXml", "smartTag", "altChunk")}
# What stands in a w:rPr up to what marks words, in the order of ECMA-376 (17.3.2.28).
_ORDER = re.findall(
    r"\w+",
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd",
)
_RANK = {f"{W}{name}": rank for rank, name in enumerate(_ORDER)}
_MARKED = {
    "bold": ("b", "bCs"),
    "strike": ("strike", "dstrike"),
    "color": ("color",),
    "background": ("highlight", "shd"),
}


def make(tag: str, **attributes: str) -> Element:
    """A WordprocessingML element with attributes of the same namespace."""
    element = etree.Element(W + tag, nsmap={"w": W[1:-1]})
    for name, value in attributes.items():
        element.set(W + name, value)
    return element


def write_cell(cell: Element, lines: Sequence[Line], neighbours: Iterable[Element] = ()) -> None:
    """Replace what a w:tc holds. Each line takes the paragraph look of the line that was there (or of the last).

    In an empty cell the words take the look of the first neighbour that has any.
    """
    old = [child for child in cell if child.tag in _CONTENT]
    paragraphs = list(cell.iter(f"{W}p")) or [make("p")]
    look = next((found for found in map(_look, [cell, *neighbours]) if found is not None), None)
    new = [_paragraph(paragraphs[min(at, len(paragraphs) - 1)], line, look) for at, line in enumerate(lines or [[]])]
    for child in old:
        cell.remove(child)
    cell.extend(new)


def write_paragraph(paragraph: Element, line: Line) -> None:
    """Replace the words of a w:p; its properties stay, and marks that stand in it without words."""
    look = _look(paragraph)
    for child in list(paragraph):
        if child.tag not in {f"{W}pPr", f"{W}bookmarkStart", f"{W}bookmarkEnd"}:
            paragraph.remove(child)
    paragraph.extend(runs(line, look))


def drop(element: Element) -> None:
    """Take an element out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def remove_paragraph(paragraph: Element) -> None:
    """Take a w:p out of the text; one that ends a section, or that alone fills its cell, stays, empty."""
    parent = paragraph.getparent()
    alone = parent is not None and parent.tag == f"{W}tc" and len(parent.findall(f"{W}p")) == 1
    if alone or paragraph.find(f"{W}pPr/{W}sectPr") is not None:
        write_paragraph(paragraph, [])
    else:
        drop(paragraph)


def new_paragraph(like: Element, line: Line) -> Element:
    """A paragraph in the look of another: style, list and indentation."""
    return _paragraph(like, line, _look(like))


def unlisted(paragraph: Element, indent: float) -> None:
    """Take a paragraph out of its list, so many points from the margin."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = make("pPr")
        paragraph.insert(0, properties)
    for name in ("numPr", "ind"):
        for found in properties.findall(W + name):
            properties.remove(found)
    none = make("numPr")
    none.append(make("numId", val="0"))  # its style may be that of a list
    properties.insert(sum(child.tag in _BEFORE_LIST for child in properties), none)
    at = sum(child.tag not in _AFTER_INDENT for child in properties)
    properties.insert(at, make("ind", left=str(round(indent * 20)), firstLine="0"))


def keep(paragraph: Element) -> None:
    """Let a paragraph stand on the page of what follows it."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = make("pPr")
        paragraph.insert(0, properties)
    for found in properties.findall(f"{W}keepNext"):
        properties.remove(found)
    properties.insert(sum(child.tag == f"{W}pStyle" for child in properties), make("keepNext"))


def begin_page(paragraph: Element) -> None:
    """Let a paragraph stand at the top of a page."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = make("pPr")
        paragraph.insert(0, properties)
    before = {f"{W}pStyle", f"{W}keepNext", f"{W}keepLines"}
    properties.insert(sum(child.tag in before for child in properties), make("pageBreakBefore"))


def set_mark(container: Element, mark: Mark, *, on: bool) -> None:
    """Put a mark on all the words below an element, or on none."""
    for run in container.iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = make("rPr")
            run.insert(0, properties)
        _mark(properties, mark, on=on)


def set_size(container: Element, most: float) -> None:
    """Letters of so many points at the most in all the words below an element, where no smaller size is said."""
    for run in container.iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = make("rPr")
            run.insert(0, properties)
        said = properties.find(f"{W}sz")
        if said is not None and (points(said.get(f"{W}val"), 2.0) or most + 1) <= most:
            continue
        for name in ("sz", "szCs"):
            for found in properties.findall(W + name):
                properties.remove(found)
            new = make(name, val=str(round(most * 2)))
            rank = _RANK[new.tag]
            properties.insert(sum(_RANK.get(child.tag, rank) < rank for child in properties), new)


def _mark(properties: Element, mark: Mark, *, on: bool) -> None:
    """Say it, or the contrary where a style could say it."""
    for name in _MARKED[mark.kind]:
        for found in properties.findall(W + name):
            properties.remove(found)
    if mark.kind in {"bold", "strike"}:
        name = _MARKED[mark.kind][0]
        element = make(name) if on else make(name, val="0")
    elif not on:
        return
    elif mark.kind == "color":
        element = make("color", val=mark.value.upper())
    else:
        element = make("shd", val="clear", color="auto", fill=mark.value.upper())
    rank = _RANK[element.tag]
    properties.insert(sum(_RANK.get(child.tag, rank) < rank for child in properties), element)


def _look(container: Element) -> Element | None:
    """The w:rPr of the first words, or that of the paragraph mark where there are none."""
    for run in container.iter(f"{W}r"):
        if run.find(f"{W}t") is not None:
            found = run.find(f"{W}rPr")
            return make("rPr") if found is None else found
    return container.find(f".//{W}pPr/{W}rPr") if container.tag != f"{W}p" else container.find(f"{W}pPr/{W}rPr")


def _paragraph(like: Element, line: Line, look: Element | None) -> Element:
    paragraph = make("p")
    properties = like.find(f"{W}pPr")
    if properties is not None:
        kept = deepcopy(properties)
        for gone in ("pageBreakBefore", "framePr", "sectPr", "pPrChange"):
            for found in kept.findall(W + gone):
                kept.remove(found)
        for bullet in [] if line else kept.findall(f"{W}numPr"):
            kept.remove(bullet)  # an empty line shows no bullet
        paragraph.append(kept)
    paragraph.extend(runs(line, look))
    return paragraph


def runs(line: Line, look: Element | None = None) -> list[Element]:
    """A line as w:r elements, in the look of a w:rPr."""
    return [_run(run, look) for run in line if run.text]


def _run(run: Run, look: Element | None) -> Element:
    element = make("r")
    properties = make("rPr") if look is None else deepcopy(look)
    for tag in (
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "rPrChange",
        "b",
        "bCs",
        "strike",
        "dstrike",
        "vanish",
        "highlight",
    ):
        for found in properties.findall(W + tag):
            properties.remove(found)
    properties.tag = f"{W}rPr"
    for mark in marks_of(run):
        _mark(properties, mark, on=mark.is_on(run))
    if len(properties):
        element.append(properties)
    for number, part in enumerate(clean(run.text).split("\n")):
        if number:
            element.append(make("br"))
        for step, words in enumerate(part.split("\t")):
            if step:
                element.append(make("tab"))
            if words:
                text = make("t")
                text.text = words
                text.set(XML_SPACE, "preserve")
                element.append(text)
    return element
