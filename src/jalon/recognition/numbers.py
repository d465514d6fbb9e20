"""Printed numbers and labels at the head of a text: "1.", "3-", "2.1", "b)", "AXE 1 :", "Objectif 2.3 –"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from jalon.phrases.folding import Folded
from jalon.recognition.proposal import Level
from jalon.recognition.source import Text
from jalon.recognition.vocabulary.labels import LABELS, NUMBERED_LABELS

# A number needs a mark after it ("1.", "1)", "1-", "1 –") or a dot inside ("2.1"); "3-4 rencontres", "2018-2019" and
# "1,5" are no numbers.
_NUMBER = re.compile(
    r"""^\s*[(]?(?P<number>
        (?:\d{1,2}|[IVX]{1,4}|[A-Za-z])(?:\.\d{1,2}){1,4}(?:\.?[a-z](?=[\s.)]))?
        |\d{1,2}\.[a-z](?=[\s.)])|\d{1,2}[a-df-z](?=[.)])
        |[A-Z]\d{1,2}(?:\.\d{1,2}){1,3}
        |\d{1,3}|[IVX]{1,5}|[A-Z]\d{1,2}|[A-Za-z])
        (?:\s*[.)]\s*[-–—:]?\s*|\s*[-–—:]\s*(?=[^\d\s])|(?<=\.\d)\s+|(?<=\.\d\d)\s+
        |(?<=[\d.][a-z])\s+(?=[A-ZÀ-Ý«"])|°\s*)(?=\S)""",
    re.VERBOSE,
)
_SPELT: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ALONE: Final = re.compile(r"(?:[A-Z]{1,4}[-.]?)?\d{1,3}(?:\.\d{1,2}){0,4}\.?[a-z]?|[A-Za-z]|[IVXivx]{1,6}")
_BARE = re.compile(r"^\s*(?P<number>\d{1,2})\s+(?=[^\W\d])")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A text parted from its printed number. `number` keeps its label ("AXE 1"); both are parts of the source."""

    number: Text | None
    text: Text
    label: str | None = None
    level: Level | None = None
    rank: int = 0

    @property
    def value(self) -> tuple[int, ...] | None:
        """The number as integers ("2.1" → (2, 1), "b" → (2,)), to follow a sequence."""
        if self.number is None:
            return None
        word = re.search(
            r"[\d.]+\.?[a-z]?$|\b(?:[IVXivx]+(?:\.[IVXivx]+|\.\d+)*|[A-Za-z]|[A-Za-z]+)$", self.number.string
        )
        return number_value(re.sub(r"(?<=\d)(?=[a-z])", ".", word.group())) if word else None


def number_value(word: str) -> tuple[int, ...] | None:
    """A printed number as integers; None when it is none."""
    if word.lower() in _SPELT:
        return (_SPELT.index(word.lower()) + 1,)
    parts = [part for part in re.split(r"\.", word.strip(".")) if part]
    values = []
    for part in parts:
        if part.isdigit():
            values.append(int(part))
        elif re.fullmatch(r"[IVX]+", part):
            values.append(_roman(part))
        elif len(part) == 1 and part.isalpha():
            values.append(ord(part.lower()) - 96)
        else:
            return None
    return tuple(values) or None


def _roman(word: str) -> int:
    digits = [{"I": 1, "V": 5, "X": 10}[letter] for letter in word]
    following = [*digits[1:], 0]
    return sum(-value if value < after else value for value, after in zip(digits, following, strict=True))


def is_number(text: Text) -> bool:
    """Whether words are a printed number and nothing else ("1.2", "B"), or a word and its number ("Action 3")."""
    bare = text.string.strip(" ().:-°")
    labelled = split_label(text)
    if labelled is not None and not labelled.text.string:
        return labelled.number is not None
    return bool(_ALONE.fullmatch(bare))


def split_number(text: Text, *, bare: bool = False) -> Numbered:
    """Part a text from a typed number without label; `bare`: also "1 Texte", where its neighbours are numbered so."""
    string = text.string
    found = _NUMBER.match(string) or (_BARE.match(string) if bare else None)
    if not found or _is_initial(string, found):
        return Numbered(None, text)
    start, end = found.span("number")
    return Numbered(text.part(start, end), text.part(found.end()))


def _is_initial(string: str, found: re.Match[str]) -> bool:
    """Whether a letter and a dot are an initial or a word ("M. Roy", "C.A.", "À : …", "I. Dubé")."""
    number = found.group("number")
    if not number.isalpha() or len(number) > 1 or ")" in string[: found.end()]:
        return False
    rest = string[found.end() :]
    return (
        number.islower() or number in "MCDLJN" or bool(re.match(r"[A-Z]\.", rest)) or "." not in string[: found.end()]
    )


@cache
def _labels() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(LABELS, key=len, reverse=True)))
    # The mark after the label is asked where no number is: "Objectif : …" opens a part, "objectif de…" does not.
    return re.compile(
        rf"^\W*(?P<whole>(?P<label>{words})s?\.?"
        r"(?:\s*(?:n[o°º]?\s?\.?|numero|#)?\s*(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}(?:\.?[a-z])?"
        r"|[ivx]{1,5}(?:\.(?:[ivx]{1,5}|\d{1,2})){0,3}"
        rf"|[a-h](?:[-–]?\d{{1,2}})?(?:\.\d{{1,2}}){{0,3}}|{'|'.join(_SPELT)})\b|(?=\s*:)))"
        r"(?P<mark>\s*[:.)|\-]+\s*|\s*$|\s+)"
    )


def split_label(text: Text) -> Numbered | None:
    """Part a text from a label and its number ("AXE 1 : …"); None when it begins with no label."""
    folded = text.folded
    found = _labels().match(folded.text)
    if not found or (found["label"] in NUMBERED_LABELS and not found["number"]):
        return None
    if not found["mark"].strip(" ") and found.end() < len(folded.text) and not _stands_out(text, folded, found):
        return None
    level, rank = LABELS[found["label"]]
    start, end = folded.place(*found.span("whole"))
    after = folded.place(found.end(), found.end())[0] if found.end() < len(folded.text) else len(folded.original)
    return Numbered(text.part(start, end), text.part(after), found["label"], level, rank)


def _stands_out(text: Text, folded: Folded, found: re.Match[str]) -> bool:
    """ "AXE 1 Titre" without a mark is a label when a number and a capital follow; "action 2 fois" is not."""
    rest = folded.original[folded.place(found.end(), found.end())[0] :]
    return bool(found["number"]) and found["number"][0].isdigit() and rest[:1].isupper() and text.string[:1].isupper()


_ANY_LABEL = re.compile(
    r"^\s*(?P<whole>[A-ZÀ-Ý][^\W\d]+(?:\s[^\W\d]+)?\s(?:[nN][o°]\s?)?\d{1,2}(?:\.\d{1,2})*)\s*[:.–—-]\s*(?=\D)"
)


def split_any_label(text: Text) -> Numbered | None:
    """Part a text from a word and number that head it, whatever the word ("Obstacle 1 : …")."""
    found = _ANY_LABEL.match(text.string)
    if not found:
        return None
    start, end = found.span("whole")
    return Numbered(text.part(start, end), text.part(found.end()), found["whole"])
