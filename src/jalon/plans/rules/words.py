"""What changed in a text, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

MAX_WORDS = 4_000  # beyond, comparing costs more than it says: the whole is shown as replaced


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that stay, go or come."""

    kind: Literal["same", "gone", "new"]
    text: str


def compare(before: str, after: str) -> list[Piece]:
    """The words of two texts in order: those of `before` are the same and gone ones, those of `after` same and new."""
    old, new = _words(before), _words(after)
    if len(old) + len(new) > MAX_WORDS:
        return [Piece("gone", before), Piece("new", after)]
    pieces: list[Piece] = []
    for operation, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if operation == "equal":
            pieces.append(Piece("same", "".join(old[a:b])))
            continue
        if a < b:
            pieces.append(Piece("gone", "".join(old[a:b])))
        if c < d:
            pieces.append(Piece("new", "".join(new[c:d])))
    return pieces


def _words(text: str) -> list[str]:
    """Words, spaces and marks apart, so that nothing is lost when they are joined again."""
    return re.findall(r"\w+(?:['’]\b)?|\s+|[^\w\s]", text)
