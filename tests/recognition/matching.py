"""Comparing texts the way a person would: case, accents, punctuation and line breaks do not matter.

A value of an answer key may be ambiguous: `{"ambiguous": true, "alternatives": [...]}` lists every reading a
careful person could defend (None: nothing there). Any of them is right, and none is counted for or against.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any, TypeVar

K = TypeVar("K")
P = TypeVar("P")

SAME = 0.9
"""From this similarity on, two texts are the same text."""

_MARKUP = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>\n]*)?/?>")
_SUPERSCRIPT = re.compile(r"\s*\^\s?\{([^{}]*)\}")
_IMAGE = re.compile(r"\[image\s*:", re.IGNORECASE)
_CIRCLE_BULLET = re.compile(r"(?m)(^|[\t>])[ \xa0]*o[ \xa0\t]+(?=\S)")
_WORD = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """The text without tags, entities, image placeholders and soft hyphens; "1 ^{er}" is "1er"."""
    text = _CIRCLE_BULLET.sub(r"\1", text)
    text = html.unescape(_MARKUP.sub(" ", text)).replace("\xad", "")
    return _SUPERSCRIPT.sub(r"\1", _IMAGE.sub("[", text))


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a text: lower case, no accent, no punctuation, bullets or symbols."""
    decomposed = unicodedata.normalize("NFKD", plain(text).replace("œ", "oe").replace("Œ", "oe"))
    kept = "".join(char for char in decomposed if not unicodedata.combining(char))
    return tuple(_WORD.findall(kept.lower()))


@lru_cache(maxsize=262144)
def similarity(one: str, other: str) -> float:
    """Likeness of two texts, 0 to 1: the better of word by word and letter by letter (for words cut)."""
    first, second = words(one), words(other)
    if first == second:
        return 1.0
    if not first or not second:
        return 0.0
    letters = SequenceMatcher(None, "".join(first), "".join(second), autojunk=False)
    if letters.real_quick_ratio() < 0.6 or letters.quick_ratio() < 0.6:
        return 0.0
    return max(letters.ratio(), SequenceMatcher(None, first, second, autojunk=False).ratio())


def is_ambiguous(value: Any) -> bool:
    """Whether a key's value lists several readings."""
    return isinstance(value, dict) and "alternatives" in value


def readings(value: Any) -> list[Any]:
    """Every reading of a key's value; the value itself when there is only one."""
    return list(value["alternatives"]) if is_ambiguous(value) else [value]


def first_reading(value: Any) -> Any:
    """A key as a proposal that reads everything the first way, optional entries included."""
    if is_ambiguous(value):
        return first_reading(value["alternatives"][0])
    if isinstance(value, dict):
        return {name: first_reading(entry) for name, entry in value.items() if name != "parents"}
    return [first_reading(entry) for entry in value] if isinstance(value, list) else value


def shown(value: Any) -> str:
    """A key's value for a person to read."""
    return " | ".join(map(str, readings(value)))


def best_similarity(value: Any, text: str) -> float:
    """Likeness of a text to the nearest reading of a key's value."""
    return max(similarity(str(reading), text) for reading in readings(value) if reading is not None)


def pair(
    keys: Sequence[K], proposals: Sequence[P], likeness: Callable[[K, P], float], least: float
) -> list[tuple[int, int]]:
    """One-to-one pairs (index in keys, index in proposals), the most alike first; ties keep the order."""
    found = []
    for i, key in enumerate(keys):
        for j, proposal in enumerate(proposals):
            value = likeness(key, proposal)
            if value >= least:
                found.append((-value, abs(i / len(keys) - j / len(proposals)), i, j))
    taken_keys: set[int] = set()
    taken: set[int] = set()
    pairs = []
    for _, _, i, j in sorted(found):
        if i not in taken_keys and j not in taken:
            taken_keys.add(i)
            taken.add(j)
            pairs.append((i, j))
    return sorted(pairs)


@dataclass(slots=True)
class Tally:
    """Right values, values that should not be there, values that are missing; and what to tell about each."""

    right: int = 0
    extra: int = 0
    missing: int = 0
    mismatches: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of what was proposed that is right; 1 when nothing was proposed."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Share of what is in the key that was proposed; 1 when the key has nothing."""
        return self.right / (self.right + self.missing) if self.right + self.missing else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.right + self.extra + self.missing
        return 2 * self.right / total if total else 1.0

    def add(self, expected: Any, got: Any, where: str, same: Callable[[Any, Any], bool]) -> None:
        """Count one single value (None or "" = nothing there)."""
        expected_readings = [reading or None for reading in readings(expected)]
        got = got or None
        if any((reading is None and got is None) or _both(reading, got, same) for reading in expected_readings):
            self.right += int(got is not None and not is_ambiguous(expected))
            return
        self.extra += int(got is not None)
        self.missing += int(expected_readings[0] is not None)
        self.mismatches.append(f"{where}: expected {shown(expected)!r}, got {got!r}")

    def add_list(self, expected: Any, got: Iterable[str], where: str) -> None:
        """Count the entries of a list, order free; an ambiguous list is right or wrong as a whole."""
        values = list(got)
        if is_ambiguous(expected):
            if not any(_same_entries(reading, values) for reading in readings(expected)):
                self.extra += len(values)
                self.missing += len(readings(expected)[0])
                self.mismatches.append(f"{where}: expected {shown(expected)}, got {values}")
            return
        pairs = pair(expected, values, best_similarity, SAME)
        optional = {i for i, entry in enumerate(expected) if isinstance(entry, dict) and entry.get("optional")}
        self.right += sum(i not in optional for i, _ in pairs)
        left = [entry for i, entry in enumerate(expected) if i not in optional and i not in dict(pairs)]
        over = [value for j, value in enumerate(values) if j not in {j for _, j in pairs}]
        self.missing += len(left)
        self.extra += len(over)
        self.mismatches += [f"{where}: missing {shown(entry)!r}" for entry in left]
        self.mismatches += [f"{where}: too many {value!r}" for value in over]


def _both(reading: Any, got: Any, same: Callable[[Any, Any], bool]) -> bool:
    return reading is not None and got is not None and same(reading, got)


def _same_entries(reading: list[str], values: list[str]) -> bool:
    return len(reading) == len(values) == len(pair(reading, values, similarity, SAME))


def same_text(one: Any, other: Any) -> bool:
    """Whether two texts are the same for a person. Texts without any word are compared as they are."""
    first, second = str(one), str(other)
    if not words(first) and not words(second):
        return first.split() == second.split()
    return similarity(first, second) >= SAME
