"""The expressions that state a status, as words to look up, and a text cut into such words."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from jalon.phrases import status_words as words
from jalon.phrases.folding import fold
from jalon.phrases.status_words import Status

# A word with its inclusive endings (réalisé·e·s, réalisé(e)s, réalisés-es), a number, or a mark.
_TOKEN: Final = re.compile(
    r"(?P<word>[^\W\d_]+)(?P<ending>(?:\((?:e|es|s|e\)\(s|e\)s)\)?s?|[·./-]e?s?(?:[·./-]s)?(?![^\W_]))?)"
    r"|(?P<number>\d+(?:[.,]\d+)?)|(?P<mark>\[x\]|[^\w\s]|\n)"
)


class Token(NamedTuple):
    """A folded word or mark of punctuation; `start` and `end` are places in the folded text."""

    word: str
    start: int
    end: int
    mark: bool


class Entry(NamedTuple):
    """What an expression states, and whether only where it stands alone."""

    status: Status
    alone: bool
    denied: Status | None  # what it means after "non", "pas"; None when denial makes no sense
    in_schedules: bool


def tokens(folded: str) -> list[Token]:
    """The words and marks of a folded text, without apostrophes, inner hyphens and inclusive endings."""
    found: list[Token] = []
    for match in _TOKEN.finditer(folded):
        word, start, end = match["word"], match.start(), match.end()
        if word is not None:
            ending = match["ending"] or ""
            if ending and not any(letter in ending for letter in "es"):
                end -= len(ending)
                found.append(Token(word, start, end, mark=False))
                if ending != "-" or _spaced(folded, end):
                    found.append(Token(ending, end, end + 1, mark=True))
                continue
            found.append(Token(word, start, end, mark=False))
        elif match["number"] is not None:
            found.append(Token(match["number"], start, end, mark=False))
        else:
            mark = match["mark"]
            if mark in "'’`" or (mark == "-" and not _spaced(folded, start)):
                continue
            found.append(Token(mark, start, end, mark=True))
    return found


def _spaced(folded: str, at: int) -> bool:
    """Whether a hyphen separates (a space or an edge beside it) rather than joins two words."""
    before, after = folded[at - 1 : at], folded[at + 1 : at + 2]
    return not before.strip() or not after.strip()


def _keys(phrase: str) -> list[tuple[str, ...]]:
    """The folded words of an expression in each form: "réalisé~" gives realise, realisee…"""
    plain = fold(phrase.strip())
    forms = [plain.replace("~", ending) for ending in ("", "e", "s", "es")] if "~" in plain else [plain]
    return [key for form in forms if (key := tuple(token.word for token in tokens(form)))]


@cache
def vocabulary() -> dict[str, list[tuple[tuple[str, ...], Entry]]]:
    """Expressions by first word, longest first, each a tuple of words."""
    entries: dict[tuple[str, ...], Entry] = {}
    in_schedules = {key for line in words.ALSO_SCHEDULES.split("\n") for key in _keys(line)}

    def add(block: str, status: Status, *, alone: bool = False, denied: Status | None = None) -> None:
        for phrase in block.split("\n"):
            for key in _keys(phrase):
                entries.setdefault(key, Entry(status, alone, denied, key in in_schedules))

    add(words.FINISHED, "done", denied="not_done")
    add(words.FINISHED_ALONE, "done", alone=True, denied="not_done")
    add(words.STARTED, "in_progress", denied="to_do")
    add(words.STARTED_ALONE, "in_progress", alone=True, denied="to_do")
    for status, block in words.STATES.items():
        add(block, status)
    for status, block in words.STATES_ALONE.items():
        add(block, status, alone=True)
    index: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for key, entry in sorted(entries.items(), key=lambda item: -len(item[0])):
        index.setdefault(key[0], []).append((key, entry))
    return index


@cache
def long_words() -> dict[str, list[tuple[str, Entry]]]:
    """The words that may be met misspelt, by their first letter."""
    index: dict[str, list[tuple[str, Entry]]] = {}
    for word, entries in vocabulary().items():
        key, entry = entries[-1]
        if len(key) == 1 and len(word) >= 6 and not entry.alone and not entry.in_schedules:
            index.setdefault(word[0], []).append((word, entry))
    return index
