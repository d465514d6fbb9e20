"""One stem for every form of a word: plural, feminine and inclusive spellings of French; the plurals of English.

Words come folded (see `phrases.folding`): without accents, the French stemmer meets endings it does not know
("realisees", "travaux", "conseillere"), which are brought back to the masculine singular first.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

import snowballstemmer

Language = Literal["fr", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("fr", "en")

# Singulars that no rule gives, and words that only look like plurals or agents.
_IRREGULAR: Final = {
    "ans": "an",
    "yeux": "oeil",
    "travaux": "travail",
    "baux": "bail",
    "coraux": "corail",
    "emaux": "email",
    "vitraux": "vitrail",
    "soupiraux": "soupirail",
    "noyaux": "noyau",
    "tuyaux": "tuyau",
    "joyaux": "joyau",
    "taux": "taux",
    "faux": "faux",
    "fausse": "faux",
    "fausses": "faux",
    "nouvel": "nouveau",
    "nouvelle": "nouveau",
    "nouvelles": "nouveau",
    "beaux": "beau",
    "belle": "beau",
    "belles": "beau",
    "vieille": "vieux",
    "vieilles": "vieux",
    "cours": "cours",
    "corps": "corps",
    "fois": "fois",
    "fonds": "fonds",
    "sens": "sens",
    "temps": "temps",
    "mois": "mois",
    "pays": "pays",
    "tous": "tout",
    "toustes": "tout",
    "toute": "tout",
    "toutes": "tout",
    "publique": "public",
    "publiques": "public",
    "conseiller": "conseiller",
    "conseillers": "conseiller",
    "conseillere": "conseiller",
    "conseilleres": "conseiller",
}
_WHOLE: Final = frozenset({"taux", "faux", "cours", "corps", "fois", "fonds", "sens", "temps", "mois", "conseiller"})

# Ending -> what it is in the masculine singular; the first that fits, where so many letters come before it.
_ENDINGS: Final = tuple(
    (re.compile(rf"(?<=[a-z]{{{before}}}){ending}$"), singular)
    for before, ending, singular in (
        (1, "eaux", "eau"),
        (2, "aux", "al"),
        (2, "(?:ch|ill|gen|ij|cl)oux", None),
        (1, "eux", "eu"),
        (3, "(?:eur)?euses?", "eu"),
        (2, "(?:teur)?trices?", "teu"),
        (2, "(?:eur){1,2}(?:es?|s)?", "eu"),
        (2, "(?:er)?eres?", "er"),
        (2, "(?:en)?ennes?", "en"),
        (2, "ees?", "e"),
        (2, "elles?", "el"),
        (2, "onnes?", "on"),
        (2, "ives?", "if"),
        (3, "ettes?", "et"),
        (3, "[sx]", ""),
    )
)


def singular(word: str) -> str:
    """A folded French word in the masculine singular, as near as endings tell."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, replacement in _ENDINGS:
        if match := ending.search(word):
            if word.endswith("ss"):
                return word
            return word[:-1] if replacement is None else word[: match.start()] + replacement
    return word


_french = snowballstemmer.stemmer("french")
_english = snowballstemmer.stemmer("english")
_DIGIT: Final = re.compile(r"\d")


@lru_cache(maxsize=1 << 16)
def stem(word: str, language: Language = "fr") -> str:
    """The stem of a folded word; numbers and what holds one are their own."""
    if len(word) < 3 or _DIGIT.search(word) or not word.isascii():
        return word
    if language == "en":
        return str(_english.stemWord(word)) or word
    masculine = singular(word)
    if masculine in _WHOLE:
        return masculine
    return str(_french.stemWord(masculine)) or masculine
