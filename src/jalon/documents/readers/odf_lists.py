"""Automatic numbers and bullets of OpenDocument lists and headings, as printed (ODF 1.3, part 3, 5.3 and 16.31)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jalon.documents.readers.numerals import odf_number, repeated_letter
from jalon.documents.readers.odf_styles import Styles, level_number
from jalon.documents.readers.odf_xml import LOEXT, STYLE, TEXT, XML_ID, Element, count_of
from jalon.documents.readers.symbols import shown

_LEVELS = 10
_PLACEHOLDER = re.compile(r"%(\d{1,2})%")


@dataclass(slots=True)
class _Counters:
    """The numbers one list has reached, by level; None: not begun."""

    reached: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class OpenList:
    """A text:list being read: its style, its depth from 0, the counters it shares with what it continues."""

    style: str
    depth: int
    counters: _Counters


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph; `shape` is the list level that draws it, None when not defined."""

    marker: str
    level: int
    ordered: bool
    shape: Element | None


class Lists:
    """Counts through a document: open lists and ask for labels in reading order."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, Element]] = {}
        self._by_id: dict[str, _Counters] = {}
        self._by_style: dict[str, _Counters] = {}
        self._headings = _Counters()

    def open(self, element: Element, outer: OpenList | None) -> OpenList:
        """Begin a text:list, at the top or inside an item of another."""
        if outer is not None:
            style = element.get(f"{TEXT}style-name") or outer.style
            return OpenList(style, min(outer.depth + 1, _LEVELS - 1), outer.counters)
        style = element.get(f"{TEXT}style-name", "")
        counters = self._by_id.get(element.get(f"{TEXT}continue-list", ""))
        if counters is None and element.get(f"{TEXT}continue-numbering") == "true":
            counters = self._by_style.get(style)
        counters = counters or _Counters()
        self._by_style[style] = counters
        if identifier := element.get(XML_ID):
            self._by_id[identifier] = counters
        return OpenList(style, 0, counters)

    def label(self, opened: OpenList, item: Element) -> Label:
        """Count one item in."""
        shape = self._shapes(opened.style).get(opened.depth)
        start = count_of(item, f"{TEXT}start-value", 1_000_000, -1)
        return self._label(self._shapes(opened.style), shape, opened.counters, opened.depth, start)

    def heading(self, level: int, start: int) -> Label | None:
        """Count one heading in (level from 1); None when headings of its level bear no number."""
        if "\0outline" not in self._levels:
            self._levels["\0outline"] = _by_level(self._styles.outline)
        shapes = self._levels["\0outline"]
        shape = shapes.get(level - 1)
        if shape is None:
            return None
        label = self._label(shapes, shape, self._headings, min(level, _LEVELS) - 1, start)
        return label if label.marker else None

    def shape(self, opened: OpenList) -> Element | None:
        """The list level that draws what stands in this list."""
        return self._shapes(opened.style).get(opened.depth)

    def _shapes(self, style: str) -> dict[int, Element]:
        if style not in self._levels:
            self._levels[style] = _by_level(self._styles.lists.get(style))
        return self._levels[style]

    def _label(
        self, shapes: dict[int, Element], shape: Element | None, counters: _Counters, depth: int, start: int
    ) -> Label:
        reached = counters.reached
        current = reached[depth]
        if start >= 0:
            reached[depth] = start
        else:
            reached[depth] = _first(shape) if current is None else current + 1
        reached[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        if shape is None:
            return Label("•", depth, ordered=False, shape=None)
        if shape.tag == f"{TEXT}list-level-style-bullet":
            return Label(_bullet(shape), depth, ordered=False, shape=shape)
        if shape.tag == f"{TEXT}list-level-style-image":
            return Label("•", depth, ordered=False, shape=shape)
        return Label(_number(shapes, shape, reached, depth), depth, ordered=True, shape=shape)


def _by_level(style: Element | None) -> dict[int, Element]:
    found: dict[int, Element] = {}
    for level in () if style is None else style:
        if level.get(f"{TEXT}level"):
            found[level_number(level)] = level
    return found


def _first(shape: Element | None) -> int:
    """The number a level begins with."""
    if shape is None or not shape.get(f"{TEXT}start-value"):
        return 1
    return count_of(shape, f"{TEXT}start-value", 1_000_000, 0)


def _bullet(shape: Element) -> str:
    properties = shape.find(f"{STYLE}text-properties")
    font = None if properties is None else properties.get(f"{STYLE}font-name")
    return shown(shape.get(f"{TEXT}bullet-char", ""), font).strip()


def _number(shapes: dict[int, Element], shape: Element, reached: list[int | None], depth: int) -> str:
    """The number with what stands before and after it, and the numbers of upper levels it shows."""

    def part(level: int) -> str:
        each = shapes.get(level, shape)
        count = reached[level] if level < _LEVELS else None
        if count is None:
            count = _first(each)
        style = each.get(f"{STYLE}num-format", "")
        if style in {"a", "A"} and each.get(f"{STYLE}num-letter-sync") == "true":
            return repeated_letter(count) if style == "a" else repeated_letter(count).upper()
        return odf_number(count, style)

    pattern = shape.get(f"{STYLE}num-list-format") or shape.get(f"{LOEXT}num-list-format")
    if pattern is not None:
        return _PLACEHOLDER.sub(lambda match: part(max(int(match[1]) - 1, 0)), pattern).strip()
    if not shape.get(f"{STYLE}num-format"):
        numbers: list[str] = []
    else:
        levels = range(max(depth + 1 - count_of(shape, f"{TEXT}display-levels", _LEVELS), 0), depth + 1)
        numbers = [number for number in map(part, levels) if number]
    prefix, suffix = shape.get(f"{STYLE}num-prefix", ""), shape.get(f"{STYLE}num-suffix", "")
    return f"{prefix}{'.'.join(numbers)}{suffix}".strip()
