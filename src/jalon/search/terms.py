"""What a person typed, as terms to look up: quoted phrases in their order, the last word as its beginning.

Nothing typed is ever syntax: only words reach the database, as ASCII letters and digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import Final

from jalon.search.stems import LANGUAGES
from jalon.search.words import LITTLE, Word, ascii_of, key, keys, words_of

LONGEST: Final = 300  # characters of a question that are read
MOST_TERMS: Final = 12
MOST_SPELLINGS: Final = 8

_QUOTED: Final = re.compile(r"[\"«“”]([^\"«»“”]*)[\"»“”]")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must be there, in any of its `spellings`: keys that follow each other.

    `beginning` is set for a word being typed: whatever begins so will do.
    """

    text: str
    spellings: tuple[tuple[str, ...], ...]
    beginning: str = ""


def terms_of(text: str) -> list[Term]:
    """The terms of a question; none when it holds no word."""
    text = text.replace("\0", " ")[:LONGEST]
    terms: list[Term] = []
    at = 0
    for quoted in _QUOTED.finditer(text):
        terms += _plain(text[at : quoted.start()], last=False)
        if phrase := list(words_of(quoted[1])):
            terms.append(_phrase(quoted[1].strip(), phrase))
        at = quoted.end()
    terms += _plain(text[at:], last=bool(text[at:]) and not text[-1:].isspace())
    known = list(dict.fromkeys(terms))
    full = [term for term in known if not _is_little(term)]
    return (full or known)[:MOST_TERMS]


def _is_little(term: Term) -> bool:
    return term.text in LITTLE and not term.text.isupper()


def _phrase(text: str, words: list[Word]) -> Term:
    """Words in their order, all in the same language."""
    plain = [word.plain for word in words]
    spellings = [tuple(map(ascii_of, plain)), *(tuple(key(word, language) for word in plain) for language in LANGUAGES)]
    if len(plain) <= 3:  # a sigle or a foreign word among them stands as it is written
        spellings += list(product(*map(keys, plain)))
    return Term(text, tuple(dict.fromkeys(spellings))[:MOST_SPELLINGS])


def _plain(text: str, *, last: bool) -> list[Term]:
    """Each word a term, a compound one term; `last` says that the last word is being typed."""
    runs: list[list[Word]] = []
    words = list(words_of(text))
    for word in words:
        if runs and runs[-1][0].joined and _joined_so_far(runs[-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    terms = []
    for run in runs:
        written = text[run[0].start : run[-1].end]
        typing = last and run[-1] is words[-1]
        terms.append(_one(written, run, typing=typing))
    return terms


def _joined_so_far(run: list[Word], word: Word) -> bool:
    whole = run[0].joined
    return whole.startswith("".join(part.plain for part in run) + word.plain)


def _one(written: str, run: list[Word], *, typing: bool) -> Term:
    if len(run) == 1:
        plain = run[0].plain
        spelt = tuple((one,) for one in keys(plain))
        return Term(written if written.isupper() else plain, spelt, ascii_of(plain) if typing else "")
    compound = _phrase(written, run)
    whole = ascii_of(run[0].joined)
    return Term(written, (*compound.spellings, (whole,)), whole if typing else "")
