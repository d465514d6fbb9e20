"""Two versions of a text, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

LITTLE = 0.3  # of the shorter text; chosen by eye: below it, words struck out and put in alternate too much to be read
Code = tuple[str, int, int, int, int]  # of difflib.SequenceMatcher.get_opcodes
_PIECES = re.compile(r"\s+|\w+|[^\w\s]")


def word_changes(before: str, after: str) -> list[tuple[str, str]]:
    """The pieces of both, in order: ("same" | "out" | "in", text). Whole words, never letters.

    Neighbouring words that changed are one piece, and texts that share too little are two: both stay readable.
    """
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    codes = _joined(old, SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes())
    shared = sum(len(old[at]) for what, a, b, *_rest in codes if what == "equal" for at in range(a, b))
    if shared < LITTLE * min(len(before), len(after)):
        codes = [("replace", 0, len(old), 0, len(new))]
    pieces: list[tuple[str, str]] = []
    for what, a, b, c, d in codes:
        if what == "equal":
            _add(pieces, "same", "".join(old[a:b]))
        else:
            _add(pieces, "out", "".join(old[a:b]))
            _add(pieces, "in", "".join(new[c:d]))
    return pieces


def _joined(old: list[str], codes: Sequence[Code]) -> list[Code]:
    """Changes with only white space or punctuation between them made one."""
    found: list[Code] = []
    for at, (what, a, b, c, d) in enumerate(codes):
        between = at + 1 < len(codes) and not any(map(str.isalnum, "".join(old[a:b])))
        if found and found[-1][0] != "equal" and (what != "equal" or between):
            found[-1] = ("replace", found[-1][1], b, found[-1][3], d)
        else:
            found.append((what, a, b, c, d))
    return found


def _add(pieces: list[tuple[str, str]], what: str, text: str) -> None:
    if text and pieces and pieces[-1][0] == what:
        pieces[-1] = (what, pieces[-1][1] + text)
    elif text:
        pieces.append((what, text))
