"""What a person is called when she is greeted: her first name, where her name surely says which it is."""

from __future__ import annotations

import re
from typing import Final

from jalon.phrases.folding import fold, squeeze
from jalon.phrases.party_words import FIRST_NAMES, HONORIFICS

_BRACKETS: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]?")
_SEVERAL: Final = re.compile(r"\s(?:et|and|&)\s|[/;@]", re.IGNORECASE)
_PART: Final = re.compile(r"[^\W\d_]+")


def first_name(name: str) -> str:
    """The first name in « Tremblay, Line », « TREMBLAY Line » or « Line Tremblay (CDC) »; "" where none is sure."""
    bare = squeeze(_BRACKETS.sub(" ", name))
    if not bare or _SEVERAL.search(bare):
        return ""
    before, comma, after = (part.strip() for part in bare.partition(","))
    words = _without_titles(before)
    if comma and not (len(words) > 1 and _known(words[0])):  # else what follows is what she does
        return _said(_after_surname(words, _without_titles(after)))
    return _said(_among(words)) if words else ""


def _after_surname(surname: list[str], rest: list[str]) -> str:
    """« Tremblay, Line »: a surname of one or two words, and a first name of as many."""
    return rest[0] if len(surname) <= 2 and len(rest) in {1, 2} and _is_name(rest[0]) else ""


def _among(words: list[str]) -> str:
    """The first name of « TREMBLAY Line », « Line TREMBLAY » and « Line Tremblay »."""
    if _shouted(words[0]) and not _shouted(words[-1]):
        rest = [word for word in words if not _shouted(word)]
        return rest[0] if len(rest) <= 2 and all(map(_is_name, rest)) else ""
    set_apart = len(words) > 1 and _shouted(words[-1]) and not _shouted(words[0]) and _is_name(words[0])
    return words[0] if set_apart or _known(words[0]) else ""


def _without_titles(words: str) -> list[str]:
    """The words of a name, « Mme » and « Dr » left out."""
    found = words.split()
    while found and fold(found[0]).strip(".") in HONORIFICS:
        del found[0]
    return found


def _known(word: str) -> bool:
    return fold(re.split("[-‑]", word)[0]) in FIRST_NAMES


def _shouted(word: str) -> bool:
    """Whether it is all in capitals, as surnames are set apart."""
    return len(word) > 1 and word.isupper() and "." not in word


def _is_name(word: str) -> bool:
    """Whether it is written as a first name: a capital, and more than an initial."""
    return len(word) > 1 and word[0].isupper() and "." not in word and not any(sign.isdigit() for sign in word)


def _said(word: str) -> str:
    """As a name is written, where it was all in one case."""
    if not (word.isupper() or word.islower()):
        return word
    return _PART.sub(lambda part: part[0].capitalize(), word)
