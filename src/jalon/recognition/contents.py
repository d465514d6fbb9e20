"""What the cells of a column are, whatever its heading says: dates, names, statuses, numbers, marks, sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from jalon.phrases.folding import fold
from jalon.phrases.parties import PartyKind, classify_party, looks_like_party
from jalon.phrases.schedules import read_schedule
from jalon.phrases.statuses import find_status

_LONGEST: Final = 120  # letters of a cell that is no sentence
_NAME: Final = 8  # words
_FLAGS: Final = frozenset({"oui", "non", "yes", "no", "true", "false", "vrai", "faux", "o", "n", "y"})
_MARK: Final = re.compile(r"[\W_]{1,3}|[xXvV]")
_NUMBER: Final = re.compile(r"[\d\s.,/%$€£-]*\d[\d\s.,/%$€£-]*")
_CODE: Final = re.compile(r"#?[A-Z]{1,6}[-_.]?\d+(?:[-_.]\d+)*|[a-z]{1,3}-?\d+|#\d+")
_DOES: Final = re.compile(
    r"\w+(?:er|ir|re)\s+(?:l[ea]s?|une?|des|aux?|à|en|avec|ses|son|sa|nos)\b|\w+(?:er|ir|re)\s+l['’]", re.IGNORECASE
)


_MEASURES: Final = re.compile(
    r"(?:nombre|nbre|nb|taux|part|pourcentage|proportion|niveau|degre|delai|duree|date|frequence|quantite|montant"
    r"|number|share|percentage|percent|rate|average|count|level|amount|extent)\s+(?:d[eu']|des|of|moyen|processing|to)\b"
    r"|%\s|taux\b"
)


class Content(StrEnum):
    """What one cell is."""

    DATE = "date"  # any time a schedule says
    NAME = "name"  # of a person or an organisation
    STATUS = "status"
    NUMBER = "number"  # a number, an amount, a percentage, a code of figures
    MARK = "mark"
    FLAG = "flag"  # yes or no
    WORDS = "words"


# First and last names, each with a capital: "Odile Roy", "M. de la Tour", "Anne-Lise O'Neil".
_CAPITAL: Final = r"[A-ZÀ-Ý](?:[a-zà-ÿ]+|['’][A-ZÀ-Ý][a-zà-ÿ]+)(?:-[A-ZÀ-Ý][a-zà-ÿ]+)*"
_PERSON: Final = re.compile(
    rf"(?:(?:M|Mme|Mr|Mrs|Ms|Dr|Dre)\.?\s+)?{_CAPITAL}(?:\s+(?:de|du|des|la|le|van|von|d['’])?\s*{_CAPITAL}){{1,2}}"
)


def looks_like_person(text: str) -> bool:
    """Whether a text is two or three words with a capital each, as names of people are written."""
    return bool(_PERSON.fullmatch(text.strip()))


def names_party(text: str) -> bool:
    """Whether a cell names who, and does not say what is done to them ("Accueillir les familles")."""
    return looks_like_party(text) and not _DOES.match(text)


def names_body(text: str) -> bool:
    """Whether a heading is the name of a body, a role or an organisation, and nothing else ("Comité finances")."""
    named = len(text.split()) <= _NAME and text[:1].isupper() and looks_like_party(text)
    return named and classify_party(text) not in {PartyKind.UNKNOWN, PartyKind.PERSON}


def is_indicator(text: str) -> bool:
    """Whether a cell tells what is measured ("Nombre de…", "Share of…")."""
    return bool(_MEASURES.match(fold(text).strip(" •·-–")))


def is_time(text: str) -> bool:
    """Whether a cell says when."""
    reading = read_schedule(text[:_LONGEST])
    return bool(reading.kind) and "undefined" not in reading.kind and len(reading.rest or "") < len(text) / 2


def is_date(text: str) -> bool:
    """Whether a cell says when; the name of a body ("CA") may say on whose meeting something depends, and is a name."""
    if len(text.split()) > _NAME and read_schedule(text[:_LONGEST]).rest:
        return False  # a sentence that also says when
    return is_time(text) and (set(read_schedule(text).kind) != {"triggered-by-event"} or not names_party(text))


def is_status(text: str) -> bool:
    """Whether a cell says how far something is."""
    return len(text.split()) <= 8 and (find_status(text) is not None or "%" in text)


@lru_cache(maxsize=1 << 17)  # each cell of a large table is looked at several times
def content_of(text: str) -> Content | None:
    """What a cell is; None for an empty one."""
    bare = text.strip()
    if not bare:
        return None
    if len(bare) > _LONGEST:
        return Content.WORDS
    return next((kind for kind, test in _TESTS if test(bare)), Content.WORDS)


def is_day(text: str) -> bool:
    """Whether a cell is a date, as `content_of` says, without asking what else it may be."""
    bare = text.strip()
    return 0 < len(bare) <= _LONGEST and next((kind for kind, test in _TO_DATES if test(bare)), None) is Content.DATE


def _is_whole_status(text: str) -> bool:
    found = find_status(text)
    return found is not None and (found.end - found.start) * 2 >= len(text)


# In the order that tells them apart: "no" is a flag before it is a name, "2026" a time before it is a number.
_TESTS: Final[tuple[tuple[Content, Callable[[str], bool]], ...]] = (
    (Content.FLAG, lambda text: fold(text) in _FLAGS),
    (Content.MARK, lambda text: bool(_MARK.fullmatch(text))),
    (Content.NUMBER, lambda text: bool(_CODE.fullmatch(text))),
    (Content.DATE, is_date),
    (Content.NUMBER, lambda text: bool(_NUMBER.fullmatch(text))),
    (Content.STATUS, _is_whole_status),
    (Content.NAME, looks_like_person),
    (Content.NAME, lambda text: len(text.split()) <= _NAME and names_party(text)),
)


_TO_DATES: Final = _TESTS[: 1 + max(at for at, (kind, _test) in enumerate(_TESTS) if kind is Content.DATE)]


def share_of(texts: Sequence[str], test: Callable[[str], bool]) -> float:
    """The share of some texts that pass a test; of no text, none."""
    return sum(1 for text in texts if test(text)) / len(texts) if texts else 0.0


def mean_words(texts: Sequence[str]) -> float:
    """How many words texts have; none where there is none."""
    return sum(len(text.split()) for text in texts) / len(texts) if texts else 0.0


@dataclass(frozen=True, slots=True)
class Contents:
    """The cells of one column: how many say something, how many different ones, how long, and of which kinds."""

    filled: int
    distinct: int
    words: float
    kinds: Counter[Content]

    def share(self, *kinds: Content) -> float:
        """The share of the filled cells that are of these kinds."""
        return sum(self.kinds[kind] for kind in kinds) / self.filled if self.filled else 0.0

    @property
    def main(self) -> Content | None:
        """The kind of most cells; None where none is."""
        best = max(self.kinds, key=lambda kind: self.kinds[kind], default=None)
        return best if best and self.share(best) >= 0.6 else None


def contents_of(texts: Sequence[str]) -> Contents:
    """What the cells of a column are ("" for none)."""
    filled = [text for text in texts if text.strip()]
    kinds = Counter(kind for text in filled if (kind := content_of(text)))
    words = sum(len(text.split()) for text in filled) / len(filled) if filled else 0.0
    return Contents(len(filled), len(set(filled)), words, kinds)
