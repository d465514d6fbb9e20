"""Parts of a text that move whole: a heading, with what stands under it until the next."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from itertools import takewhile

from lxml import etree

from jalon.documents.model import Place
from jalon.documents.readers.docx_xml import Element, W
from jalon.documents.readers.odf_xml import DRAW, TEXT
from jalon.documents.writers.in_place import InPlace

_PARAGRAPHS = {f"{W}p", f"{TEXT}p", f"{TEXT}h"}
_LISTS = {f"{TEXT}list-item", f"{TEXT}list-header", f"{TEXT}list"}
_SHOWN = (f"{W}drawing", f"{W}pict", f"{W}object", f"{W}sectPr", f"{DRAW}frame")
_WORDS = (f"{W}t", f"{W}sym")

Part = list[Element]  # what stands together, in its order


class Parts:
    """Those of a file that is edited in place. Make it before anything is edited."""

    def __init__(self, file: InPlace) -> None:
        self._file = file
        self._known: set[Element] = set()  # what stood beside each block when the file was opened
        holders = {
            holder
            for block in file.document.blocks
            for each in self.at(block.place)
            if (holder := each.getparent()) is not None
        }
        for holder in holders:
            self._known.update(holder)

    def at(self, place: Place) -> Part:
        """What says a place: its paragraph, with the list it stands in, or its table."""
        element = self._file.element_at(place)
        while element is not None and (over := element.getparent()) is not None and over.tag in _LISTS:
            element = over
        return [] if element is None else [element]

    def know(self, part: Part) -> None:
        """What was added for itself, and not under what it stands after."""
        self._known.update(part)

    def of(self, elements: Sequence[Element]) -> Part:
        """The first of these and all that stands from it to the last of them, with what was added there."""
        holder = elements[0].getparent() if elements else None
        if holder is None:
            return []
        last = elements[0]
        for each in elements[1:]:
            found: Element | None = each
            while found is not None and found.getparent() is not holder:
                found = found.getparent()
            if found is not None and holder.index(found) > holder.index(last):
                last = found
        added = takewhile(lambda each: each not in self._known, last.itersiblings())
        return [*list(holder)[holder.index(elements[0]) : holder.index(last) + 1], *added]

    def rearrange(self, wanted: Sequence[Part]) -> None:
        """Parts that stand in one container, in the order they are `wanted`; what stands between them stays."""
        there = [part for part in wanted if part]
        holder = there[0][0].getparent() if there else None
        if holder is None or any(each.getparent() is not holder for part in there for each in part):
            return
        slots = [etree.Element("slot") for _part in there]
        for slot, part in zip(slots, sorted(there, key=lambda part: holder.index(part[0])), strict=True):
            part[0].addprevious(slot)
        for slot, part in zip(slots, there, strict=True):
            for each in part:
                slot.addprevious(each)
            holder.remove(slot)

    def put(self, part: Part, *, after: Part, before: Part, anew: bool) -> None:
        """A part elsewhere; one made `anew` is parted from what is around it as the one beside it is."""
        beside = after or before
        alike = _blank_before(beside) or _blank_after(beside)
        blank = [deepcopy(each) for each in alike] if anew else _blank_before(part)
        if after:
            at = after[-1]
            for each in (*blank, *part):
                at.addnext(each)
                at = each
        else:
            for each in (*part, *blank):
                before[0].addprevious(each)


def _blank_before(part: Part) -> list[Element]:
    """The empty lines and page breaks that part it from what stands before it; nothing at the top."""
    blank = list(takewhile(_is_blank, part[0].itersiblings(preceding=True)))
    beyond = (blank[-1] if blank else part[0]).getprevious()
    return blank[::-1] if beyond is not None else []


def _blank_after(part: Part) -> list[Element]:
    """Those that part it from what stands after it; nothing at the end."""
    blank = list(takewhile(_is_blank, part[-1].itersiblings()))
    beyond = (blank[-1] if blank else part[-1]).getnext()
    return blank if beyond is not None and beyond.tag != f"{W}sectPr" else []


def _is_blank(element: Element) -> bool:
    """Whether a paragraph says and shows nothing, and ends no section."""
    if element.tag not in _PARAGRAPHS or next(element.iter(*_SHOWN), None) is not None:
        return False
    if element.tag == f"{W}p":
        return not any((each.text or "").strip() for each in element.iter(*_WORDS))
    return not "".join(map(str, element.itertext())).strip()
