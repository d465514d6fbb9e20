"""Automatic numbers and bullets of Word, as printed (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jalon.documents.readers.docx_styles import ParaProps, Styles, indents
from jalon.documents.readers.docx_xml import Element, W, child_value, is_on, number, value
from jalon.documents.readers.numerals import word_number
from jalon.documents.readers.symbols import shown

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph: "2.1", "AXE 3 :", "•"; `indents` come from the list's level."""

    marker: str
    level: int
    ordered: bool
    indents: ParaProps


@dataclass(slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""
    font: str | None = None
    indents: ParaProps = field(default_factory=ParaProps)


@dataclass(slots=True)
class _List:
    """A w:abstractNum, with the numbers reached so far (None: not begun)."""

    levels: list[_Level]
    style_link: str
    reached: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class _Instance:
    """A w:num: a list, with levels it changes and numbers it starts again from where it begins."""

    base: str
    levels: dict[int, _Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)


class Numbering:
    """Counts through a document: ask for the labels in reading order."""

    def __init__(self, root: Element | None, styles: Styles, language: str = "fr") -> None:
        """`root` is that of numbering.xml, None when there is none; `language` writes the ordinals."""
        self._styles = styles
        self._language = language
        self._lists: dict[str, _List] = {}  # those asked for: most files define many more
        self._instances: dict[str, _Instance] = {}
        self._defined: dict[str, Element] = {}
        self._used: dict[str, Element] = {}
        if root is not None:
            self._defined = {each.get(f"{W}abstractNumId", ""): each for each in root.iterchildren(f"{W}abstractNum")}
            self._used = {each.get(f"{W}numId", ""): each for each in root.iterchildren(f"{W}num")}

    def label(self, num_id: str, level: int | None, style: str, fallback: int = 0) -> Label | None:
        """Count one paragraph in; None when its number is turned off or unknown.

        `level` None means the level the list gives to the paragraph's style, `fallback` when it gives none.
        """
        instance, numbers = self._find(num_id)
        if instance is None or numbers is None:
            return None
        if level is None:
            level = next((at for at, each in enumerate(numbers.levels) if style and each.style == style), fallback)
        level = min(max(level, 0), _LEVELS - 1)
        shape = instance.levels.get(level, numbers.levels[level])
        self._count(instance, numbers, level)
        ordered = shape.format != "bullet"
        if ordered:
            marker = _PLACEHOLDER.sub(lambda match: self._part(instance, numbers, shape, int(match[1]) - 1), shape.text)
        else:
            marker = shown(shape.text, shape.font)
        return Label(marker.strip(), level, ordered, shape.indents)

    def _find(self, num_id: str) -> tuple[_Instance | None, _List | None]:
        instance = self._instance(num_id)
        numbers = self._list(instance.base) if instance else None
        if numbers is not None and numbers.style_link:  # the list is defined where a numbering style says
            linked = self._instance(self._styles.numbering_of(numbers.style_link))
            numbers = (self._list(linked.base) if linked else None) or numbers
        return instance, numbers

    def _instance(self, num_id: str) -> _Instance | None:
        if num_id in self._used and num_id not in self._instances:
            self._instances[num_id] = _read_instance(self._used[num_id])
        return self._instances.get(num_id)

    def _list(self, identifier: str) -> _List | None:
        if identifier in self._defined and identifier not in self._lists:
            self._lists[identifier] = _read_list(self._defined[identifier])
        return self._lists.get(identifier)

    def _count(self, instance: _Instance, numbers: _List, level: int) -> None:
        reached = numbers.reached
        shape = instance.levels.get(level, numbers.levels[level])
        current = reached[level]
        if current is None or (level in instance.starts and level not in instance.begun):
            reached[level] = instance.starts.get(level, shape.start)
        else:
            reached[level] = current + 1
        instance.begun.add(level)
        for deeper in range(level + 1, _LEVELS):
            restart = instance.levels.get(deeper, numbers.levels[deeper]).restart
            if restart is None or level < restart:
                reached[deeper] = None

    def _part(self, instance: _Instance, numbers: _List, shape: _Level, level: int) -> str:
        each = instance.levels.get(level, numbers.levels[level])
        reached = numbers.reached[level]
        count = each.start if reached is None else reached
        return word_number(count, "decimal" if shape.legal else each.format, self._language)


def _read_list(element: Element) -> _List:
    levels = [_Level() for _ in range(_LEVELS)]
    for level in element.iterchildren(f"{W}lvl"):
        levels[_index(level)] = _read_level(level)
    return _List(levels, child_value(element, "numStyleLink"))


def _index(level: Element) -> int:
    return min(max(number(level.get(f"{W}ilvl", "0")), 0), _LEVELS - 1)


def _read_level(element: Element) -> _Level:
    restart = element.find(f"{W}lvlRestart")
    fonts = element.find(f"{W}rPr/{W}rFonts")
    picture = element.find(f"{W}lvlPicBulletId") is not None
    return _Level(
        start=number(child_value(element, "start") or "0"),
        format=_format(element),
        text="•" if picture else child_value(element, "lvlText"),
        restart=None if restart is None else number(value(restart)),
        legal=is_on(element.find(f"{W}isLgl")),
        style=child_value(element, "pStyle"),
        font=None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi"),
        indents=indents(element.find(f"{W}pPr/{W}ind")),
    )


def _format(element: Element) -> str:
    """The number format; Word writes newer ones beside an older spelling."""
    found = element.find(f".//{W}numFmt")
    return value(found) or "decimal"


def _read_instance(element: Element) -> _Instance:
    instance = _Instance(child_value(element, "abstractNumId"))
    for override in element.iterchildren(f"{W}lvlOverride"):
        level = _index(override)
        shape = override.find(f"{W}lvl")
        if shape is not None:
            instance.levels[level] = _read_level(shape)
        start = child_value(override, "startOverride")
        if start:
            instance.starts[level] = number(start, 1)
    return instance
