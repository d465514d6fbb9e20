"""What is open while a web page is read: one flow of blocks, its lists and their marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from jalon.documents.model import Block, Heading, ListItem, Paragraph
from jalon.documents.readers.flow import RunBuilder
from jalon.documents.readers.numerals import letters, roman
from jalon.documents.readers.places import NOWHERE

INDENT = 36.0  # points, for each level of a list
_BULLETS = {"disc": "•", "circle": "◦", "square": "▪"}
_NUMBERS: dict[str, Callable[[int], str]] = {
    "a": letters,
    "lower-alpha": letters,
    "lower-latin": letters,
    "A": lambda number: letters(number).upper(),
    "upper-alpha": lambda number: letters(number).upper(),
    "upper-latin": lambda number: letters(number).upper(),
    "i": lambda number: roman(number).lower(),
    "lower-roman": lambda number: roman(number).lower(),
    "I": lambda number: roman(number).upper(),
    "upper-roman": lambda number: roman(number).upper(),
}


@dataclass(slots=True)
class OpenItem:
    """An open `<li>`: its mark waits for the first words."""

    marker: str
    level: int
    ordered: bool
    begun: bool = False


@dataclass(slots=True)
class OpenList:
    """An open list."""

    ordered: bool
    style: str
    count: int


@dataclass(slots=True)
class Flow:
    """One flow of blocks being filled: the page, a cell, a margin."""

    blocks: list[Block] = field(default_factory=list)
    runs: RunBuilder = field(default_factory=RunBuilder)
    lists: list[OpenList] = field(default_factory=list)
    items: list[OpenItem | None] = field(default_factory=list)
    heading: int = 0
    gap: int = 0
    empty_breaks: int = 0
    indent: float = 0.0
    size: float | None = None
    align: str = ""
    word_mark: str | None = None
    word_level: int = 0

    def paragraph(self) -> Paragraph:
        """An empty paragraph of the kind that begins here: heading, entry of a list, or plain."""
        item = next((item for item in reversed(self.items) if item is not None), None)
        if self.heading:
            return Heading([], NOWHERE, level=self.heading)
        if self.word_level:
            mark, self.word_mark = self.word_mark or "", None
            level, ordered = self.word_level - 1, any(letter.isalnum() for letter in mark) and mark != "o"
            self.word_level = 0
            return ListItem([], NOWHERE, marker=mark, indent=self.indent, level=level, ordered=ordered)
        if item is None:
            return Paragraph([], NOWHERE, indent=self.indent)
        if not item.begun:
            item.begun = True
            indent = INDENT * item.level
            return ListItem([], NOWHERE, marker=item.marker, indent=indent, level=item.level, ordered=item.ordered)
        return Paragraph([], NOWHERE, indent=INDENT * (item.level + 1))


def mark_of(current: OpenList, style: str, level: int) -> str:
    """The bullet or number of the next entry, as printed; empty where the style says none."""
    style = style.split(maxsplit=1)[0] if style else ""
    if style.lower() == "none":
        return ""
    if not current.ordered:
        return _BULLETS.get(style.lower(), "•◦▪"[min(level, 2)])
    numbered = _NUMBERS.get(style) or _NUMBERS.get(style.lower() if len(style) > 1 else "")
    if numbered is None or not 0 < current.count < 4000:
        return f"{current.count}."
    return f"{numbered(current.count)}."
