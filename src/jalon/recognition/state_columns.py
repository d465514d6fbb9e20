"""A column of states in words or letters nobody knows: few of them, repeated, one for each line, behind its day."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from jalon.phrases.folding import fold
from jalon.recognition.columns import Columns, column_role
from jalon.recognition.contents import Content, content_of, looks_like_person

_ROWS: Final = 4  # fewer tell nothing
_MOST: Final = 6  # different states
_WORDS: Final = 3  # of one state
# What parts the lines by what they are, where they go out or whom they are for.
_SORTS: Final = re.compile(
    r"(?:\w+ )?(?:gr(?:ou)?ps?|groupes?|platforms?|plateformes?|canal|canaux|channels?|media|supports?|categor\w+"
    r"|formats?|sortes?|sorts?|kinds?|genres?|nature|famil\w+|class\w*|labels?|etiquettes?|clienteles?|publics?|reseaux?"
    r"|networks?|streams?|modules?|blocs?|buckets?)(?: .+)?"
)
_EVERYWHERE: Final = 0.8  # of the lines
_TYPED: Final = frozenset({Content.DATE, Content.NUMBER, Content.MARK, Content.FLAG})


def assign_states(columns: Columns, texts: list[list[str]]) -> None:
    """Where nothing says how far lines are, the one column behind their days that holds a few words over and over."""
    if {"status", "results"} & columns.names or columns.guessed or not columns.plan:
        return
    behind = max(columns.of("schedule", "leads", "action", "item"), default=len(texts))
    lines = sum(map(bool, texts[columns.plan[-1]]))
    found = [
        at
        for at, column in enumerate(columns.readings)
        if at > behind and column.role in {"", "extra"} and not column.marked and column.heading
        if column_role(column.heading) is None and not _SORTS.fullmatch(fold(column.heading))
        if holds_states(texts[at], lines)
    ]
    if len(found) == 1:
        columns.readings[found[0]].role = "status"


def holds_states(texts: list[str], lines: int) -> bool:
    """Whether cells hold a few short words, most of them more than once, on nearly every line."""
    filled = [fold(text) for text in texts if text]
    counts = Counter(filled)
    if len(filled) < max(_ROWS, _EVERYWHERE * lines) or not 1 < len(counts) <= min(_MOST, len(filled) - 2):
        return False
    plain = all(len(text.split()) <= _WORDS and content_of(text) not in _TYPED for text in texts if text)
    return plain and not any(looks_like_person(text) for text in texts if text)
