"""The words of names: cut, folded, and what their first words say they name."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final, NamedTuple

from jalon.phrases import party_words as words
from jalon.phrases.acronyms import is_sigle
from jalon.phrases.folding import fold


class PartyKind(StrEnum):
    """What a name names. `group` is people without a seat ("membres volontaires"); `unknown` is told by no word."""

    PERSON = "person"
    ROLE = "role"
    BODY = "body"
    GROUP = "group"
    ORGANISATION = "organisation"
    INSTITUTION = "institution"
    UNKNOWN = "unknown"


class Word(NamedTuple):
    """A word of a text: as written, folded, its span, and how many brackets are open around it."""

    text: str
    folded: str
    start: int
    end: int
    depth: int


Span = tuple[int, int]
_EVERYBODY: Final = frozenset({"tous", "toutes", "all"})

_WORD: Final = re.compile(
    r"[^\W_]+(?:[-‑.·’'][^\W_]+|/(?:e|s|es|trice|trices|euse|euses|ne|nes|ère|ères)\b)*(?:(?<=s)[’'](?=\s+\w))?\.?|[()&+,/:–—-]|[^\s\w]"
)


def words_of(text: str, start: int, end: int) -> list[Word]:
    found: list[Word] = []
    depth = 0
    for match in _WORD.finditer(text, start, end):
        written = match[0]
        depth -= written == ")" and depth > 0
        for piece_start, piece in _elisions(written, match.start()):
            found.append(Word(piece, _plain(piece), piece_start, piece_start + len(piece), depth))
        depth += written == "("
    return found


def _elisions(written: str, at: int) -> list[tuple[int, str]]:
    """A word with its elided article apart: "d'administration" is "d'" then "administration"."""
    if "'" not in written and "’" not in written:
        return [(at, written)]
    cut = next((place for place, letter in enumerate(written) if letter in "’'"), 0)
    if 0 < cut <= 2 and cut + 1 < len(written):
        return [(at, written[: cut + 1]), (at + cut + 1, written[cut + 1 :])]
    return [(at, written)]


@lru_cache(maxsize=1 << 14)
def _plain(word: str) -> str:
    """Folded, inclusive endings and final dots cut off: délégué·e·s is "delegue"."""
    plain = fold(word).strip("'")
    if len(plain) > 4:
        plain = re.sub(r"(?:[·./-]e?s?){1,2}$", "", plain) if plain[-1] in "es" else plain.rstrip(".")
    return plain


def trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in ",;/·•-–—&+*:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;/·•-–—&+*:"):
        end -= 1
    return start, end


@cache
def heads() -> dict[str, PartyKind]:
    heads: dict[str, PartyKind] = {}
    for kind, block in (
        (PartyKind.BODY, words.BODY_HEADS),
        (PartyKind.ROLE, words.ROLE_HEADS),
        (PartyKind.GROUP, words.GROUP_HEADS),
        (PartyKind.INSTITUTION, words.INSTITUTION_HEADS),
        (PartyKind.ORGANISATION, words.ORGANISATION_HEADS),
    ):
        for word in block.split():
            plain = fold(word)
            for ending in ("", "s", "e", "es") if "~" in plain else ("",):
                heads.setdefault(plain.replace("~", ending), kind)
    return heads


def is_person(said: list[Word]) -> bool:
    """A first name or a title, then capitalised words: "Marie Tremblay", "Mme Roy", "Dr J. Côté"."""
    first = said[0]
    if first.folded.rstrip(".") in words.HONORIFICS and first.text[:1].isupper() and len(said) > 1:
        return said[1].text[:1].isupper() and not is_sigle(said[1].text)
    if re.split("[-‑]", first.folded)[0] not in words.FIRST_NAMES or not first.text[:1].isupper():
        return False
    rest = said[1:4]
    return all(word.text[:1].isupper() or word.folded in {"de", "la", "le", "st", "d"} for word in rest[:1])


def without_articles(said: list[Word], *, everybody: bool = False) -> list[Word]:
    """Words of a name from the first that is no article, nor says that all are named; the last is kept."""
    passed = words.ARTICLES | _EVERYBODY if everybody else words.ARTICLES
    first = next((at for at, word in enumerate(said) if word.folded not in passed), len(said) - 1)
    return said[first:] if first > 0 else said


def classify_party(name: str) -> PartyKind:
    """What a name names, by its first word that tells."""
    said = without_articles(
        [word for word in words_of(name, 0, len(name)) if word.folded[:1].isalnum()], everybody=True
    )
    if not said:
        return PartyKind.UNKNOWN
    if is_person(said):
        return PartyKind.PERSON
    first = said[0].folded.rstrip(".").replace(".", "")
    if len(said) > 1 and f"{said[0].folded} {said[1].folded}" in {"groupe travail", "working group", "task force"}:
        return PartyKind.BODY
    if first in {"groupe", "groupes", "sous-groupe", "equipe"} and any(
        word.folded in {"travail", "conseil", "reflexion", "pilotage"} for word in said[1:4]
    ):
        return PartyKind.BODY
    kind = heads().get(first)
    if len(said) > 1 and (kind is None or first in words.ENGLISH_FIRST):  # "Training Committee", "Executive Director"
        last = said[-1].folded if not words.PREPOSITIONS & {word.folded for word in said} else ""
        kind = heads().get(last, kind)
    if kind is None and "'" in first.replace("’", "'"):
        kind = heads().get(re.split("['’]", first, maxsplit=1)[-1])
    if kind is not None:
        return kind
    return PartyKind.ORGANISATION if is_sigle(said[0].text) else PartyKind.UNKNOWN
