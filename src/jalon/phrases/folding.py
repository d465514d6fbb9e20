"""Writing reduced to what tells words apart: case, accents, ligatures, dashes, quotes and spaces folded away.

Plans write « RÉALISÉ », "Realise" and "réalisé" for the same thing. Vocabularies are looked up in folded
text, and `Folded` gives back the place in the original, whose words are never changed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from typing import Final

_DASHES: Final = "‐‑‒–—―−﹘﹣－⁃"
_APOSTROPHES: Final = "’‘ʼ＇`´ʹ′‛"
_QUOTES: Final = "«»“”„‟″＂"
_MIDDLE_DOTS: Final = "·‧•∙⋅・●▪◦○■□❖➢►▸"
_SPACES: Final = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\x0b\x0c"
_NOTHING: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


class _Table(dict[int, str]):
    """A translation table that learns each character the first time it is met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    letters = {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "ß": "ss", "…": "..."}
    if character in letters:
        return letters[character]
    plain = (c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    return "".join(plain).lower()


_TABLE: Final = _Table()
for _characters, _plain in (
    (_DASHES, "-"),
    (_APOSTROPHES, "'"),
    (_QUOTES, '"'),
    (_MIDDLE_DOTS, "·"),
    (_SPACES, " "),
    (_NOTHING, ""),
):
    _TABLE.update({ord(character): _plain for character in _characters})


def fold(text: str) -> str:
    """Lower case without accents; œ becomes "oe", dashes "-", apostrophes "'", bullets "·", any space " ".

    Line breaks stay. The result may be longer or shorter than `text`: use `Folded` where places matter.
    """
    plain = text.isascii() and text.isprintable() and "`" not in text
    return text.lower() if plain else text.translate(_TABLE)


class Folded:
    """A text and its folded form, with the way back from a place in the folded form to the original."""

    __slots__ = ("_starts", "original", "text")

    def __init__(self, original: str) -> None:
        self.original = original
        self.text = fold(original)
        self._starts: list[int] | None = None
        if not original.isascii() and not _same_length(original, self.text):
            self._starts = [at for at, character in enumerate(original) for _ in _TABLE[ord(character)]]
            self._starts.append(len(original))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The span of `original` that folded into `text[start:end]`."""
        if self._starts is None:
            return start, end
        if start == end:
            return self._starts[start], self._starts[start]
        first, last = self._starts[start], self._starts[end - 1] + 1
        while last < len(self.original) and not _TABLE[ord(self.original[last])]:
            last += 1  # a combining accent belongs to the letter before it
        return first, last

    def back(self, place: int) -> int:
        """The place in `text` of a place in `original`."""
        return place if self._starts is None else bisect_left(self._starts, place)

    def words(self, start: int, end: int) -> str:
        """The original words of `text[start:end]`."""
        first, last = self.place(start, end)
        return self.original[first:last]


_LENGTHENED = re.compile(
    "[œŒæÆß…\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufb00-\ufb06\ufeff]|[^\x00-\u024f\u2010-\u2027\u202f]"
)


def _same_length(original: str, folded: str) -> bool:
    if len(original) != len(folded):
        return False
    return not _LENGTHENED.search(original) or all(len(_TABLE[ord(character)]) == 1 for character in original)


_WHITE = re.compile(r"\s+")


def squeeze(text: str) -> str:
    """`text` with each run of white space as one space, and none at the ends."""
    return _WHITE.sub(" ", text).strip()
