"""The words that answered, as they were written, with some around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from jalon.search.stems import LANGUAGES
from jalon.search.terms import Term
from jalon.search.words import Word, ascii_of, key, words_of

LENGTH: Final = 240  # letters of an excerpt
_BEFORE: Final = 70  # of them before the first word found


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `found` when it is what was asked for."""

    text: str
    found: bool = False


def marked(text: str, terms: Sequence[Term]) -> list[Piece]:
    """A whole text, with what was asked for marked."""
    return _pieces(text, 0, len(text), _places(text, terms))


def excerpt(text: str, terms: Sequence[Term]) -> list[Piece]:
    """The stretch of a text that holds the most of what was asked for; its beginning when it holds none."""
    if len(text) <= LENGTH:
        return marked(text, terms)
    places = _places(text, terms)
    start, end = _window(text, places)
    inside = [place for place in places if start <= place[0] and place[1] <= end]
    pieces = _pieces(text, start, end, inside)
    before = [Piece("… ")] if start else []
    after = [Piece(" …")] if end < len(text) else []
    return [*before, *pieces, *after]


def _window(text: str, places: Sequence[tuple[int, int, int]]) -> tuple[int, int]:
    """Where to cut: around the words found that show the most terms, between two words."""
    best, most = 0, -1
    for index, (first, _end, _term) in enumerate(places):
        near = {term for start, end, term in places[index : index + 20] if end <= first + LENGTH - _BEFORE}
        if len(near) > most:
            best, most = first, len(near)
    start = max(0, best - _BEFORE)
    if start:
        start = _space(text, start, best, step=1)
    end = start + LENGTH
    return start, _space(text, end, best, step=-1) if end < len(text) else len(text)


def _space(text: str, place: int, limit: int, *, step: int) -> int:
    """The nearest place between two words, towards `limit`."""
    at = place
    while at != limit and not text[at - (step > 0)].isspace():
        at += step
    return at if at != limit or step > 0 else place


def _places(text: str, terms: Sequence[Term]) -> list[tuple[int, int, int]]:
    """Where terms stand in a text: start, end, which term; in order, none over another."""
    wanted = [frozenset(term.spellings) for term in terms]
    first = {keys[0] for spellings in wanted for keys in spellings}
    words = list(words_of(text))
    known = [_keys(word) for word in words]
    places: list[tuple[int, int, int]] = []
    at = 0
    while at < len(words):
        length, which = 0, -1
        if any(key_ in first for key_ in known[at]) or any(term.beginning for term in terms):
            length, which = _longest(known, words, at, terms, wanted)
        if length:
            places.append((words[at].start, words[at + length - 1].end, which))
        at += max(length, 1)
    return places


def _longest(
    known: Sequence[tuple[str, ...]],
    words: Sequence[Word],
    at: int,
    terms: Sequence[Term],
    wanted: Sequence[Iterable[tuple[str, ...]]],
) -> tuple[int, int]:
    """How many words from here say a term, and which; 0 when none does."""
    best = (0, -1)
    for index, (term, spellings) in enumerate(zip(terms, wanted, strict=True)):
        for keys in spellings:
            said = len(keys) <= len(known) - at and all(one in known[at + step] for step, one in enumerate(keys))
            if said and len(keys) > best[0]:
                best = (len(keys), index)
        if not best[0] and term.beginning and _begins(words[at], term.beginning):
            best = (1, index)
    return best


def _keys(word: Word) -> tuple[str, ...]:
    plain = ascii_of(word.plain)
    return (plain, *(key(word.plain, language) for language in LANGUAGES), ascii_of(word.joined))


def _begins(word: Word, beginning: str) -> bool:
    return ascii_of(word.plain).startswith(beginning) or ascii_of(word.joined).startswith(beginning)


def _pieces(text: str, start: int, end: int, places: Iterable[tuple[int, int, int]]) -> list[Piece]:
    pieces: list[Piece] = []
    at = start
    for first, last, _term in places:
        if first < at:  # two words of one sign: ½ is 1 and 2
            continue
        pieces += [Piece(text[at:first]), Piece(text[first:last], found=True)]
        at = last
    pieces.append(Piece(text[at:end]))
    return [piece for piece in pieces if piece.text]
