"""Words and figures of a text replaced by others, so that what is left is its layout.

A word becomes another of the same length and case, the same one each time; a figure becomes another of as many
digits. What the reading of a plan rests on stays: the words it is given to keep, dates, years, percentages, the
numbers of parts ("1.2.1", "3)", "Axe 2").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

Change = Callable[[str], str]  # a text into one of as many characters

_MARKS = "\u0300-\u036f"
_WORD = re.compile(rf"[^\W\d_][^\W\d_{_MARKS}]*(?:[{_MARKS}]+[^\W\d_]*)*")
_ROMAN = re.compile(r"[IVX]{1,5}")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxz"
_SAFE_AFTER = 20  # tries, after which a word is made of consonants alone

# Figures that stay; the alternatives are tried in this order at each place.
_KEPT_FIGURES = "|".join((
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)",  # 2026-03-12
    r"\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d{2}(?!\d)",  # 12/03/2026
    r"(?:19|20)\d\d(?:\s?[-–—/]\s?(?:(?:19|20)\d\d|\d\d))?(?!\d)",  # 2026, 2026-2027
    r"\d{1,3}(?:[.,]\d{1,2})?(?=\s?%)",
    r"\d{1,2}(?:\.\d{1,2})+(?![\d.])",  # 1.2.1
    r"\d{1,2}\s?[h:]\s?\d{2}(?!\d)",
))  # fmt: skip
_FIGURES = re.compile(
    rf"(?<!\d)(?:(?P<kept>{_KEPT_FIGURES})|(?P<gone>\d{{1,3}}(?:[ \u00a0\u202f,.']\d{{3}})+(?!\d)|\d+))"
)
_ENDING = re.compile(r"(?:er|ir|re)$")  # of infinitives, which begin actions
_ORDINAL_ENDINGS = {"er", "re", "eme", "nd", "nde", "rd", "st", "th"}
_APART = re.compile(r"([|;,:\t\n]+)")
_HEADING_WORDS = 6
_OPENS = re.compile(r"^[\s\W_]*$")  # nothing but marks before it in its line


@dataclass(frozen=True, slots=True)
class Kept:
    """Words that stay, without accents: `anywhere`, or only where a cell or a line is made of them alone."""

    anywhere: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()


class Scrambler:
    """Changes texts of one file: `note` each of them first, then `change` each; neither depends on their order.

    `key` makes the words that come instead: whoever does not have it cannot try words until one gives the same.
    """

    def __init__(self, key: bytes, kept: Kept) -> None:
        self._key, self._kept = key[:64], kept.anywhere
        self._alone = kept.anywhere | kept.alone
        self._own: set[str] = set()
        self._made: dict[str, str] = {}

    def note(self, text: str) -> str:
        """The same text; none of its words will be made for another."""
        self._own.update(plain(word[0]) for word in _WORD.finditer(text))
        return text

    def change(self, text: str) -> str:
        """As many characters, with its words and figures replaced."""
        parts = _APART.split(self._figures(text))
        return "".join(part if self._stands_alone(part) else _WORD.sub(self._word, part) for part in parts)

    def keeps(self, word: str) -> bool:
        """Whether a word stays as it is."""
        return len(word) == 1 or plain(word) in self._kept or bool(_ROMAN.fullmatch(word))

    def _stands_alone(self, part: str) -> bool:
        """Whether a cell or a line is a heading or a status and nothing more."""
        words = _WORD.findall(part)
        return len(words) <= _HEADING_WORDS and all(len(word) == 1 or plain(word) in self._alone for word in words)

    def _word(self, found: re.Match[str]) -> str:
        word = found[0]
        ordinal = plain(word) in _ORDINAL_ENDINGS and found.string[: found.start()][-1:].isdigit()
        if ordinal or self.keeps(word):
            return word
        made = iter(self._instead_of(unicodedata.normalize("NFC", word.lower()), len(word)))
        return "".join(_cased(next(made), like=letter) for letter in word)

    def _instead_of(self, word: str, length: int) -> str:
        made = self._made.get(f"{word}{length}")
        if made is None:
            made = next(one for turn in range(10_000) if self._free(one := self._letters(word, length, turn)))
            self._made[f"{word}{length}"] = made
        return made

    def _free(self, word: str) -> bool:
        return len(word) < 3 or (word not in self._own and word not in self._alone)

    def _letters(self, word: str, length: int, turn: int) -> str:
        drawn = self._draw(f"{turn} {word}", length)
        first = drawn[0] % 2
        vowels = turn < _SAFE_AFTER
        sets = [_VOWELS if vowels and (at + first) % 2 else _CONSONANTS for at in range(length)]
        made = "".join(letters[number % len(letters)] for letters, number in zip(sets, drawn, strict=True))
        ending = _ENDING.search(plain(word)) if vowels and length > 4 else None
        return made[: -len(ending[0])] + ending[0] if ending else made

    def _draw(self, text: str, length: int) -> bytes:
        drawn = b""
        while len(drawn) < length:
            drawn += blake2b(f"{len(drawn)} {text}".encode(errors="surrogatepass"), key=self._key).digest()
        return drawn[:length]

    def _figures(self, text: str) -> str:
        def figure(found: re.Match[str]) -> str:
            gone = found["gone"]
            if gone is None or self._numbers_a_part(text, found):
                return found[0]
            drawn = self._draw(gone, len(gone))
            return "".join(
                str(number % 9 + 1) if digit.isdigit() else digit for digit, number in zip(gone, drawn, strict=True)
            )

        return _FIGURES.sub(figure, text)

    def _numbers_a_part(self, text: str, found: re.Match[str]) -> bool:
        """Whether a short figure is a number of the outline, or a day beside its month."""
        if len(found[0]) > 2:
            return False
        before, after = text[: found.start()], text[found.end() :]
        line = before.rpartition("\n")[2]
        beside = (re.search(r"([^\W\d_]+)\W{0,3}$", line), re.match(r"(?:er|re|e|nd|st|th)?\W{0,3}([^\W\d_]+)", after))
        if _OPENS.match(line) and re.match(r"\s*(?:[.):\-–—\t]|$|\n)", after):
            return True
        return any(word and len(word[1]) > 1 and self.keeps(word[1]) for word in beside) or bool(
            re.search(r"(?:^|\W)[^\W\d_]$", line)  # T1, Q3, n°2
        )


def plain(word: str) -> str:
    """A word in small letters without accents."""
    letters = unicodedata.normalize("NFKD", word.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _cased(made: str, *, like: str) -> str:
    if unicodedata.combining(like):
        return like
    return made.upper() if like.isupper() or like.istitle() else made


def over_pieces(pieces: list[str], change: Change) -> list[str]:
    """A text that stands in several pieces (a word half in bold), changed as the one text it is."""
    whole, changed, at = change("".join(pieces)), [], 0
    for piece in pieces:
        changed.append(whole[at : at + len(piece)])
        at += len(piece)
    return changed
