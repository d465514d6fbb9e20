"""The names of people and bodies, as what is compared between two spellings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from jalon.phrases.acronyms import is_sigle
from jalon.phrases.folding import fold, squeeze
from jalon.phrases.party_words import FUNCTION_WORDS, HONORIFICS

Tokens = tuple[str, ...]

_LITTLE: Final = (FUNCTION_WORDS - {"&", "+", "est-ce"}) | {"tous", "toutes", "ensemble", "all", "notre", "nos"}
_CAPITAL_ENDING: Final = re.compile(r"(?<=[a-zà-ÿ])(?:E|ES|Es|NE|NEs|TRICE|TRICEs|EUSE|EUSEs)(?!\w)")
_ENDING: Final = re.compile(
    r"(?<=\w{4})(?:[·./(-](?:e|s|es|ne|nes|le|les|ve|ves|trice|trices|rice|rices|euse|euses|iere|ieres)\b\)?)+"
)
_DOTTED: Final = re.compile(r"(?<![a-z])(?:[a-z]\.){2,}(?:[a-z](?![a-z]))?")
_BRACKET: Final = re.compile(r"(?<!\s)\s*+\(([^()]+)\)\s*$")
_WORD: Final = re.compile(r"[a-z0-9]+")
# Feminine endings and the masculine ones they answer, the longest first.
_FEMININE: Final = (
    ("trice", "teur"),
    ("euse", "eur"),
    ("iere", "ier"),
    ("enne", "en"),
    ("onne", "on"),
    ("ante", "ant"),
    ("ente", "ent"),
    ("ive", "if"),
    ("ale", "al"),
    ("ee", "e"),
)
MADAM: Final = ("mme",)  # a first name that is not said
_SHORT: Final = {"st": "saint", "ste": "sainte", "dir": "direction", "coord": "coordination"}
_POSTS: Final = {
    "coordination": "coordonnateur",
    "direction": "directeur",
    "presidence": "president",
    "secretariat": "secretaire",
    "tresorerie": "tresorier",
}


def key_of(name: str) -> str:
    """What two spellings of a name share: neither case, accents nor spaces count."""
    return fold(squeeze(name)).strip(" .,;:")


def tokens_of(name: str) -> Tokens:
    """The words of a name that tell: folded, singular, masculine, without little words nor inclusive endings."""
    plain = _plain(name)
    said = _WORD.findall(plain)
    full = [word for word in said if word not in _LITTLE] or said
    stems = [stem(_SHORT.get(word, word)) for word in full]
    return tuple(one for at, one in enumerate(stems) if not at or one != stems[at - 1])


def _plain(name: str) -> str:
    folded = _ENDING.sub("", fold(_CAPITAL_ENDING.sub("", name)))
    return _DOTTED.sub(lambda found: found[0].replace(".", ""), folded)


def stem(word: str) -> str:
    """A folded word in the singular and the masculine, near enough to compare."""
    if len(word) > 4 and word.endswith("aux"):
        word = word[:-2] + ("u" if word.endswith("eaux") else "l")
    elif len(word) > 3 and word[-1] in "sx" and not word.endswith("ss"):
        word = word[:-1]
    for feminine, masculine in _FEMININE:
        if len(word) > len(feminine) + 2 and word.endswith(feminine):
            return word[: -len(feminine)] + masculine
    return word


def without_bracket(name: str) -> tuple[str, str]:
    """A name and what it says in brackets at its end: "Comité formation (CF)" is "Comité formation" and "CF"."""
    found = _BRACKET.search(name)
    return (name[: found.start()], found[1]) if found and found.start() else (name, "")


def sigle_key(text: str) -> str:
    """The letters of a sigle: "C.A." is "ca"; "" when the text is none."""
    said = text.strip().split()
    return "".join(_WORD.findall(fold(text))) if len(said) == 1 and is_sigle(said[0]) else ""


def initials(tokens: Tokens) -> str:
    """The first letters of the words that tell."""
    return "".join(token[0] for token in tokens)


def expanded(name: str, expansions: Mapping[str, Tokens]) -> Tokens:
    """The tokens of a name whose sigles are written in full."""
    found: list[str] = []
    for word in re.split(r"[\s'’()]+", name):
        known = expansions.get(sigle_key(word.strip(",;:")) or "-")
        found += known or (tokens_of(word) if not _is_little(word) else ())
    return tuple(found)


def _is_little(word: str) -> bool:
    said = _WORD.findall(_plain(word))
    return not said or all(one in _LITTLE for one in said)


def posts(tokens: Tokens) -> Tokens:
    """The tokens with each post as who holds it: "présidence" is "président"."""
    return tuple(_POSTS.get(token, token) for token in tokens)


def person_parts(name: str) -> tuple[Tokens, Tokens]:
    """The first names and the surnames of a person: either may be empty. An initial keeps its dot.

    "M. Roy" may be a Mathieu: it is read as an initial. The first name of "Mme Roy" is MADAM.
    """
    said = [word for word in re.split(r"\s+", fold(name).strip()) if word]
    titled = len(said) > 1 and said[0].rstrip(".") in HONORIFICS
    if titled and said[0] != "m.":
        madam = said[0].rstrip(".") in {"mme", "madame", "mrs", "ms", "mlle"}
        said = said[1:]
        if len(said) == 1:
            return MADAM if madam else (), _parts(said[0])
    if len(said) < 2:
        return (_parts(said[0]), ()) if said else ((), ())
    return _parts(said[0]), tuple(part for word in said[1:] for part in _parts(word))


def _parts(word: str) -> Tokens:
    return tuple(part for part in re.findall(r"[a-z]+\.?", word) if part)


def distance(one: str, other: str) -> int:
    """How many letters are added, left out, changed or swapped between two words."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        above, row, before = row, [at], row if at == 1 else before
        for column, candidate in enumerate(other, start=1):
            cost = min(above[column] + 1, row[-1] + 1, above[column - 1] + (letter != candidate))
            swapped = at > 1 and column > 1 and letter == other[column - 2] and one[at - 2] == candidate
            row.append(min(cost, before[column - 2] + 1) if swapped else cost)
        before = above
    return row[-1]
