"""Answers pasted from a spreadsheet: a name and an answer on each line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from jalon.membership.choices import AnswerKind
from jalon.membership.errors import FollowingRefused
from jalon.membership.rules.answers import read_answer
from jalon.network.rules.names import key_of, tokens_of
from jalon.phrases.folding import squeeze

MOST_LINES: Final = 2_000


@dataclass(frozen=True, slots=True)
class Named:
    """A member by the names it goes by."""

    id: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it was pasted; `code` says why its answer is none, when it is not."""

    name: str
    words: str
    party_id: int | None = None
    value: str = ""
    code: str = ""


@dataclass(slots=True)
class Pasted:
    """What was read: answers of members, names that are nobody's, answers that are none, a member said twice."""

    matched: list[Line] = field(default_factory=list)
    unmatched: list[Line] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)
    twice: list[Line] = field(default_factory=list)


def read_paste(text: str, kind: AnswerKind, known: Iterable[Named]) -> Pasted:
    """Each line matched to a member by a name, whatever its case and accents, else by its words that tell.

    A tab parts the two columns, else the last semicolon. Of a member said twice the first line counts, and the others
    are shown. Lines without an answer are left out.
    """
    by_key, by_words = _index(known)
    found, seen = Pasted(), set[int]()
    for line in text.splitlines()[:MOST_LINES]:
        name, words = _columns(line)
        if not name or not words:
            continue
        party_id = by_key.get(key_of(name)) or by_words.get(tokens_of(name))
        if party_id is None:
            found.unmatched.append(Line(name, words))
            continue
        try:
            value = read_answer(kind, words)
        except FollowingRefused as refused:
            found.unread.append(Line(name, words, party_id, code=refused.code))
            continue
        (found.twice if party_id in seen else found.matched).append(Line(name, words, party_id, value))
        seen.add(party_id)
    return found


def _columns(line: str) -> tuple[str, str]:
    if "\t" in line:
        name, _tab, words = line.partition("\t")
    else:
        name, _mark, words = line.rpartition(";")
    return squeeze(name.replace("\0", "")), squeeze(words.replace("\0", ""))


def _index(known: Iterable[Named]) -> tuple[Mapping[str, int], Mapping[tuple[str, ...], int]]:
    """Members by their names, and by the words of those names that tell, where these are one member's alone."""
    by_key: dict[str, int] = {}
    by_words: dict[tuple[str, ...], set[int]] = {}
    for one in known:
        for name in filter(None, one.names):
            by_key.setdefault(key_of(name), one.id)
            by_words.setdefault(tokens_of(name), set()).add(one.id)
    return by_key, {words: next(iter(ids)) for words, ids in by_words.items() if words and len(ids) == 1}
