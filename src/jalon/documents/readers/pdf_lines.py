"""From the characters of a stretch of a PDF page (a cell, or what stands outside tables) to lines of text."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from jalon.documents.readers.flow import Look
from jalon.documents.readers.symbols import shown

Char = dict[str, Any]  # as pdfplumber gives it: text, x0, x1, top, bottom, size, fontname…

_BOLD = re.compile(r"bold|black|heavy|demi|semibd|[-,]bd|,b\b|-b\b", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|[-,]it\b|,i\b", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_SYMBOL_FONTS = {"symbol": "Symbol", "wingdings": "Wingdings", "wingdings2": "Wingdings 2", "webdings": "Webdings"}
_LIGATURES = {letter: unicodedata.normalize("NFKC", letter) for letter in "ﬀﬁﬂﬃﬄﬅﬆ"}
_WIDE = 1.6  # times the type size, and at least so many points: a gap between two columns, not two words
_WIDEST = 10.0
_SPACE_GAP = 0.22  # of the type size: a wider gap between two characters is a space
_PADDED = 8  # spaces that may lie one over the other under two letters
_UNDER = 0.12  # of the type size: letters so near one another have no space between them
_COVERED = 0.5  # of a space, by the letters beside it
_MIDDLES = 40  # letters of a row that tell whether it stands over another
_DARK = 70  # of 255: text this dark is black to people


@dataclass(slots=True)
class Word:
    """Letters with no space between them: their box in points from the upper left of the page, and their looks."""

    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    pieces: list[tuple[str, Look]]
    first_letter: float  # width


@dataclass(slots=True)
class Line:
    """A line of text: its box in points from the upper left of the page, its pieces by look, its words."""

    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    pieces: list[tuple[str, Look]]
    first_word: float  # width of its first word
    first_letter: float
    words: list[Word] = field(default_factory=list)  # forgotten where nothing asks for them: they take room

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(text for text, _ in self.pieces)

    def stretches(self, wide: float | None = None) -> list[Line]:
        """What gaps wider than `wide` points part, each as a line; usual gaps between two columns unless told."""
        least = max(_WIDE * self.size, _WIDEST) if wide is None else wide
        cuts = [at for at, (one, other) in enumerate(pairwise(self.words), 1) if other.x0 - one.x1 > least]
        if not cuts:
            return [self]
        return [line_of(self.words[low:high]) for low, high in pairwise([0, *cuts, len(self.words)])]


def line_of(words: list[Word]) -> Line:
    """The line that words side by side make."""
    pieces: list[tuple[str, Look]] = []
    for at, word in enumerate(words):
        for number, (text, look) in enumerate(word.pieces):
            if at and not number:
                pieces[-1] = (pieces[-1][0] + " ", pieces[-1][1])
            if pieces and pieces[-1][1] == look:
                pieces[-1] = (pieces[-1][0] + text, look)
            else:
                pieces.append((text, look))
    first = words[0]
    return Line(
        first.x0,
        max(word.x1 for word in words),
        min(word.top for word in words),
        max(word.bottom for word in words),
        max(word.size for word in words),
        pieces,
        first.x1 - first.x0,
        first.first_letter,
        words,
    )


def lines_of(chars: list[Char]) -> list[Line]:
    """The lines of text from top to bottom; super- and subscripts put back on their line."""
    upright = [char for char in chars if char["upright"]]
    lines = [line for group in _grouped(upright) if (line := _line(group)) is not None]
    if len(upright) < len(chars):
        lines.extend(_turned([char for char in chars if not char["upright"]]))
    return lines


def _grouped(chars: list[Char]) -> list[list[Char]]:
    """Characters by line, found by their baselines, then raised or lowered ones joined to the line they touch."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: char["bottom"]):
        tolerance = min(3.0, 0.25 * (char["size"] or 8.0))
        if rows and char["bottom"] - rows[-1][-1]["bottom"] <= tolerance:
            rows[-1].append(char)
        else:
            rows.append([char])
    merged: list[_Row] = []
    for chars_of_row in rows:
        row = _Row(chars_of_row)
        if merged and _touch(merged[-1], row):
            merged[-1].join(row)
        else:
            merged.append(row)
    return [row.chars for row in merged]


class _Row:
    """Characters of one line, with what is asked of them each time a row may join it: a page may hold thousands."""

    def __init__(self, chars: list[Char]) -> None:
        self.chars = chars
        self.size = max(char["size"] for char in chars)
        self.top = min(char["top"] for char in chars)
        self.bottom = max(char["bottom"] for char in chars)
        self.middles: list[float] = []  # of its first letters
        self.inked: list[tuple[float, float]] = []  # what its letters cover, from the left, apart from one another
        self._ink(chars)

    def join(self, below: _Row) -> None:
        """Take the characters of another."""
        self.chars.extend(below.chars)
        self.size = max(self.size, below.size)
        self.top, self.bottom = min(self.top, below.top), max(self.bottom, below.bottom)
        self._ink(below.chars)

    def covers(self, middle: float) -> bool:
        """Whether one of its letters stands over a place."""
        at = bisect_left(self.inked, (middle,)) - 1
        return at >= 0 and middle < self.inked[at][1]

    def _ink(self, chars: list[Char]) -> None:
        for char in chars:
            if not char["text"].strip():
                continue
            if len(self.middles) < _MIDDLES:
                self.middles.append((char["x0"] + char["x1"]) / 2)
            x0, x1 = char["x0"] + 0.5, char["x1"] - 0.5
            if x0 >= x1:
                continue
            low = max(bisect_left(self.inked, (x0,)) - 1, 0)
            if low < len(self.inked) and self.inked[low][1] <= x0:
                low += 1
            high = bisect_left(self.inked, (x1,), low)
            if low < high:
                x0, x1 = min(x0, self.inked[low][0]), max(x1, self.inked[high - 1][1])
            self.inked[low:high] = [(x0, x1)]


def _touch(above: _Row, below: _Row) -> bool:
    """Whether two rows are one line: the smaller one overlaps the height of the other and stands beside it."""
    last = above.chars[-1]["bottom"]
    if below.chars[0]["top"] > last and below.chars[-1]["top"] > last:
        return False  # most lines
    small, large = (above, below) if above.size <= below.size else (below, above)
    overlap = min(small.bottom, large.bottom) - max(small.top, large.top)
    if overlap < 0.45 * (small.bottom - small.top):
        return False
    return not any(large.covers(middle) for middle in small.middles)


def _line(chars: list[Char]) -> Line | None:
    chars = _without_doubles(sorted(chars, key=_left))
    words: list[Word] = []
    right, spaced = 0.0, True  # nothing yet, or a space last
    for number, char in enumerate(chars):
        text = char["text"]
        if text.isspace():
            spaced = spaced or not (words and _under_letters(char, right, chars, number))
            continue
        look, symbols = _style(char["fontname"], _hashable(char["non_stroking_color"]))
        if symbols or not text.isascii() or len(text) > 1:
            text = _text(text, symbols)
        if "doubled" in char:
            look = replace(look, bold=True)
        if spaced or char["x0"] - right > _SPACE_GAP * char["size"]:
            words.append(_word(char, text, look))
        else:
            _write(words[-1], char, text, look)
        right, spaced = max(right, char["x1"]) if words else char["x1"], False
    return line_of(words) if words else None


def _under_letters(space: Char, right: float, chars: list[Char], at: int) -> bool:
    """Whether a space lies under the letters that stand on either side: the padding of another cell, and no space."""
    following = next((char for char in chars[at + 1 : at + 1 + _PADDED] if not char["text"].isspace()), None)
    if following is None or following["x0"] - right > _UNDER * space["size"]:
        return False
    covered: float = max(right - space["x0"], 0.0) + max(space["x1"] - following["x0"], 0.0)
    width: float = space["x1"] - space["x0"]
    return covered >= _COVERED * width


def _word(char: Char, text: str, look: Look) -> Word:
    width = char["x1"] - char["x0"]
    return Word(char["x0"], char["x1"], char["top"], char["bottom"], char["size"], [(text, look)], width)


def _write(word: Word, char: Char, text: str, look: Look) -> None:
    """Add a letter to a word."""
    before, last = word.pieces[-1]
    if look is last or look == last:
        word.pieces[-1] = (before + text, last)
    else:
        word.pieces.append((text, look))
    word.x1 = max(word.x1, char["x1"])
    word.top, word.bottom = min(word.top, char["top"]), max(word.bottom, char["bottom"])
    word.size = max(word.size, char["size"])


def _left(char: Char) -> float:
    left: float = char["x0"]
    return left


def _hashable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _without_doubles(chars: list[Char]) -> list[Char]:
    """Characters drawn twice to look bold, once."""
    kept: list[Char] = []
    for char in chars:
        for other in kept[-3:]:
            close = abs(other["x0"] - char["x0"]) < 0.12 * char["size"] and abs(other["top"] - char["top"]) < 1
            if close and other["text"] == char["text"] and char["text"].strip():
                other["doubled"] = True
                break
        else:
            kept.append(char)
    return kept


def _turned(chars: list[Char]) -> Iterable[Line]:
    """Text written upwards or downwards, as one line in reading order for each direction and place."""
    columns: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: char["x0"]):
        if columns and char["x0"] - columns[-1][-1]["x0"] <= 2.0:
            columns[-1].append(char)
        else:
            columns.append([char])
    for column in columns:
        upwards = column[0]["matrix"][1] > 0
        column.sort(key=lambda char: char["bottom"], reverse=upwards)
        straight = [{**char, "x0": 0.0, "x1": 0.0} for char in column]
        position = 0.0
        for char, flat in zip(column, straight, strict=True):
            flat["x0"] = position
            position += char["bottom"] - char["top"]
            flat["x1"] = position
        line = _line(straight)
        if line is not None:
            line.x0, line.x1 = column[0]["x0"], column[0]["x1"]
            line.top = min(char["top"] for char in column)
            line.bottom = max(char["bottom"] for char in column)
            yield line


def _text(text: str, symbols: str | None) -> str:
    """The character as its font draws it; ligatures as their letters, glyphs without a meaning as a bullet."""
    if text.startswith("(cid:"):
        return "•"
    if text in _LIGATURES:
        return _LIGATURES[text]
    return shown(text, symbols).replace("\n", " ").replace("\t", " ")


@lru_cache(maxsize=4096)
def _style(font: str, color: Any) -> tuple[Look, str | None]:
    """The look of a font in a colour, and the name of the symbol font it is, if any."""
    name = _SUBSET.sub("", font)
    family = re.sub(r"[-,].*|\s", "", name).lower().removesuffix("mt")
    look = Look(bold=bool(_BOLD.search(name)), italic=bool(_ITALIC.search(name)), color=color_of(color))
    return look, _SYMBOL_FONTS.get(family)


@lru_cache(maxsize=4096)
def color_of(value: Any) -> str | None:
    """A colour of the page as "rrggbb"; None for black, white and patterns."""
    numbers = value if isinstance(value, tuple) else (value,)
    if not numbers or not all(isinstance(number, int | float) for number in numbers):
        return None
    if len(numbers) == 4:
        cyan, magenta, yellow, black = numbers
        numbers = tuple((1 - part) * (1 - black) for part in (cyan, magenta, yellow))
    elif len(numbers) == 1:
        numbers = numbers * 3
    if len(numbers) != 3:
        return None
    levels = [min(255, max(0, round(number * 255))) for number in numbers]
    if max(levels) < _DARK or min(levels) > 250:
        return None
    return "".join(f"{level:02x}" for level in levels)
