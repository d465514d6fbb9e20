"""Words of a text as the index knows them: folded, without elision, one for all its inclusive spellings.

A `Word` keeps its place in the original text, so that an excerpt can show and mark it as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from jalon.phrases.folding import Folded
from jalon.search.stems import LANGUAGES, Language, stem

LONGEST: Final = 40  # letters kept of a word: no word is longer, and hostile texts are


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ELIDED: Final = _listed("l d j n s t m c qu jusqu lorsqu puisqu quoiqu presqu")
_ENGLISH_TAILS: Final = _listed("s t re ve ll d m")

# What an inclusive spelling adds to a word: intervenant-e-s, conseillers-ères, lecteur·rice, chef(fe)s, tous-tes.
_TAILS: Final = _listed(
    "e es s ne nes le les te tes se ses fe fes ve ves esse esses ere eres iere ieres trice trices rice rices ice ices "
    "euse euses use uses teuse teuses enne ennes ienne iennes onne onnes elle elles ale ales ive ives ante antes ente "
    "entes eure eures que ques oise oises aine aines ee ees"
)
_SHORTEST_BASE: Final = 3

# A run of letters and digits joined by single signs, with an inclusive ending in brackets: porte-parole, 12,5, (e)s.
_RUN: Final = re.compile(r"[^\W_]+(?:[-.·,/:@&+_*'][^\W_]+|\([^\W\d_]{1,6}\)[^\W\d_]{0,2})*")
_PIECE: Final = re.compile(r"[^\W_]+")
_SIGLE: Final = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_THOUSANDS: Final = re.compile(r"(?<![\w,.])\d{1,3}(?: \d{3})+(?![\w])")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: `plain` is what it is looked up by, `start` and `end` its place in the original text.

    `joined` is the whole compound when this is its first part ("porteparole"), else empty.
    """

    plain: str
    start: int
    end: int
    joined: str = ""


def words_of(text: str) -> Iterator[Word]:
    """The words of a text, in order."""
    folded = Folded(text)
    at = 0
    for match in _THOUSANDS.finditer(folded.text):
        yield from _words_between(folded, at, match.start())
        yield Word(match[0].replace(" ", "")[:LONGEST], *folded.place(*match.span()))
        at = match.end()
    yield from _words_between(folded, at, len(folded.text))


def _words_between(folded: Folded, start: int, end: int) -> Iterator[Word]:
    for run in _RUN.finditer(folded.text, start, end):
        yield from _words_of_run(folded, run.start(), run[0])


def _words_of_run(folded: Folded, at: int, run: str) -> Iterator[Word]:
    if run.isalnum():
        yield Word(run[:LONGEST], *folded.place(at, at + len(run)))
        return
    if _SIGLE.fullmatch(run):
        yield Word(run.replace(".", "")[:LONGEST], *folded.place(at, at + len(run)))
        return
    parts = _parts(run)
    whole = "".join(plain for plain, _start, _end in parts) if len(parts) > 1 and "'" not in run else ""
    for index, (plain, start, end) in enumerate(parts):
        joined = whole if index == 0 and len(whole) <= LONGEST else ""
        yield Word(plain[:LONGEST], *folded.place(at + start, at + end), joined)


def _parts(run: str) -> list[tuple[str, int, int]]:
    """The parts of a compound with their places; elided words left out, inclusive endings taken in their word."""
    pieces = list(_PIECE.finditer(run))
    parts: list[tuple[str, int, int]] = []
    for index, piece in enumerate(pieces):
        before = run[piece.start() - 1] if piece.start() else ""
        after = run[piece.end() : piece.end() + 1]
        if after == "'" and piece[0] in _ELIDED and index < len(pieces) - 1:
            continue
        if before == "'" and parts and piece[0] in _ENGLISH_TAILS and len(parts[-1][0]) > 1:
            continue
        if parts and _adds(before, piece[0], parts[-1][0]):
            plain, start, _end = parts[-1]
            end = piece.end() + (after == ")")
            parts[-1] = (plain, start, end)
        else:
            parts.append((piece[0], piece.start(), piece.end()))
    return parts


def _adds(before: str, piece: str, word: str) -> bool:
    """Whether a piece is the other ending of the word before it."""
    if len(word) < _SHORTEST_BASE or not word.isalpha():
        return False
    return before == ")" or (before in {"-", ".", "·", "/", "(", "*", "_"} and piece in _TAILS)


def key(word: str, language: Language) -> str:
    """What a word is indexed by: its stem in letters and digits of ASCII, whatever its script."""
    return ascii_of(stem(word, language))


def keys(word: str) -> list[str]:
    """All a word asked for may be indexed by: as typed, and its stems in each language."""
    return list(dict.fromkeys([ascii_of(word), *(key(word, language) for language in LANGUAGES)]))


def ascii_of(word: str) -> str:
    """A word in ASCII letters and digits; what begins alike still does."""
    if word.isascii():
        return word
    return "".join(letter if letter.isascii() else f"u{ord(letter):05x}" for letter in word)


# Words that say nothing alone: asked for only when there is nothing else to ask.
LITTLE: Final = _listed(
    "a ai as au aux avec ce ces cet cette comme d dans de des donc du elle elles en entre est et etre eux il ils je l "
    "la le les leur leurs lui ma mais me mes mon ne ni nos notre nous on ont or ou par pas plus pour qu que quel "
    "quelle quels quelles qui sa sans se ses si son sont sous sur ta te tes toi ton tu un une vos votre vous y "
    "an and are at be but by for from has have in is it its of or our that the their this to was we were what when "
    "where which who will with you your"
)
