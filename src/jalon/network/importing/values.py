"""What a cell of a list says: addresses, telephones, dates, names, one or several, in every form people write."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from jalon.phrases.folding import fold, squeeze
from jalon.phrases.parties import split_parties
from jalon.phrases.party_words import FIRST_NAMES
from jalon.phrases.schedules import read_schedule, tells_day_first

# The lengths are those of any address: an endless run is tried no further.
_LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_EMAIL: Final = re.compile(
    rf"(?<![\w.+-])[A-Za-z0-9][\w.+'-]{{0,63}}@{_LABEL}(?:\.{_LABEL}){{0,30}}\.[A-Za-z]{{2,24}}(?![\w@-])"
)
_EXTENSION: Final = r"(?:[\s,;]*(?:poste|post\.|p\.|ext\.?|extension|x|#)\s*:?\s*(?P<more>\d{1,6})\b)?"
_AMERICAN: Final = re.compile(
    r"(?<![\d+])(?:(?:\+\s?)?1[\s.-]*)?\(?(?P<area>[2-9]\d\d)\)?[\s./‐‑–-]*(?P<first>[2-9]\d\d)[\s.‐‑–-]*(?P<last>\d{4})(?!\d)"
    + _EXTENSION,
    re.IGNORECASE,
)
_FRENCH: Final = re.compile(r"(?<![\d+])(?:(?:\+|00)33[\s.]*(?:\(0\)[\s.]*)?|0)(?P<body>[1-9](?:[\s.-]?\d\d){4})(?!\d)")
_ABROAD: Final = re.compile(r"(?<!\d)\+(?!33)(?P<body>[2-9]\d(?:[\s.()-]{0,2}\d){6,13})(?!\d)")
_WEB: Final = re.compile(
    r"(?:(?<![\w@.])https?://[^\s<>\"']{3,280}"
    r"|(?<![\w@.-])(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|ca|qc\.ca|quebec|info|fr|coop|eco)(?:/[^\s<>\"']{0,200})?)"
    r"(?![\w@])",
    re.IGNORECASE,
)
_POSTAL: Final = re.compile(r"\s*(?:[A-Za-z]\d[A-Za-z][\s-]?\d[A-Za-z]\d|\d{5})\s*")
_SERIAL: Final = re.compile(r"[2-6]\d{4}(?:\.0+)?")  # days as a spreadsheet counts them
_MIDNIGHT: Final = re.compile(r"[T\s]+00:00(?::00(?:\.0+)?)?$")
_DAY_AND_HOUR: Final = re.compile(r"\d{8}")
_BOUND: Final = re.compile(
    r"^(?:depuis|des|since|from|jusqu['’]?(?:a|au|en)?|until|au|le|du)\s+(?:le\s+)?", re.IGNORECASE
)
_LANGUAGES: Final = {
    "fr": {"fr", "f", "francais", "francaise", "french", "fra"},
    "en": {"en", "a", "anglais", "anglaise", "english", "eng", "an", "e"},
}
_NAME_PART: Final = r"[^\W\d_][^\W\d_.'’-]*+(?:[-'’.][^\W\d_]++)*+\.?"  # nothing is tried twice
_REVERSED: Final = re.compile(rf"(?P<last>{_NAME_PART}(?:\s{_NAME_PART}){{0,2}})\s*,\s*(?P<first>{_NAME_PART})")
_CAPITAL: Final = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
_FULL: Final = re.compile(rf"{_CAPITAL}(?:\s(?:de|du|des|la|le|van|von|El|Ben))*(?:\s{_CAPITAL}){{1,3}}")
_NOBODY: Final = frozenset(
    {"poste vacant", "vacant", "vacante", "a combler", "a venir", "nil", "n/a", "na", "s.o.", "-"}
)


@dataclass(frozen=True, slots=True)
class Found:
    """The values of a cell; `whole` when they say all that is written in it."""

    values: tuple[str, ...]
    whole: bool


def emails_in(cell: str) -> tuple[str, ...]:
    """The e-mail addresses of a cell, in order."""
    return tuple(dict.fromkeys(_EMAIL.findall(cell)))


def read_emails(cell: str) -> Found:
    """The e-mail addresses of a cell, and whether it says anything else."""
    return Found(emails_in(cell), _nothing_else(_EMAIL.sub(" ", re.sub(r"(?i)\bmailto:", " ", cell))))


def phones_in(cell: str) -> tuple[str, ...]:
    """The telephones of a cell, in order, each written one way: "514 555-0123, poste 4", "+33 1 23 45 67 89"."""
    found = [(match.start(), _phone(match)) for pattern in _PHONES for match in pattern.finditer(cell)]
    return tuple(dict.fromkeys(number for _at, number in sorted(found)))


_PHONES: Final = (_AMERICAN, _FRENCH, _ABROAD)


def read_phones(cell: str) -> Found:
    """The telephones of a cell, and whether it says anything else."""
    rest = cell
    for pattern in _PHONES:
        rest = pattern.sub(" ", rest)
    return Found(phones_in(cell), _nothing_else(rest))


def _phone(match: re.Match[str]) -> str:
    if match.re is _AMERICAN:
        more = f", poste {match['more']}" if match["more"] else ""
        return f"{match['area']} {match['first']}-{match['last']}{more}"
    digits = re.sub(r"\D", "", match["body"])
    if match.re is _FRENCH:
        return f"+33 {digits[0]} " + " ".join(digits[at : at + 2] for at in range(1, 9, 2))
    return "+" + squeeze(re.sub(r"[.()-]", " ", match["body"]))


def websites_in(cell: str) -> tuple[str, ...]:
    """The addresses of sites of a cell, each with its scheme."""
    plain = _EMAIL.sub(" ", cell)
    found = [match[0].rstrip(".,;)") for match in _WEB.finditer(plain)]
    return tuple(dict.fromkeys(one if "://" in one else f"https://{one}" for one in found))


def read_websites(cell: str) -> Found:
    """The sites of a cell, and whether it says anything else."""
    rest = _WEB.sub(lambda match: match[0][len(match[0].rstrip(".,;)")) :], cell)
    return Found(websites_in(cell), _nothing_else(rest))


def _nothing_else(rest: str) -> bool:
    return not re.search(r"\w", rest)


def is_postal_code(cell: str) -> bool:
    """Whether a cell is a postal code of Canada, France or the United States."""
    return bool(_POSTAL.fullmatch(cell))


def read_day(cell: str, *, last: bool = False, day_first: bool | None = None) -> date | None:
    """The day a cell says, however it is written; of a month or a year, its first day, or its `last`.

    None when it says none, or something else besides.
    """
    return _read_day(squeeze(cell), last, day_first) if len(cell) <= 60 else None


@lru_cache(maxsize=1 << 13)
def _read_day(cell: str, last: bool, day_first: bool | None) -> date | None:  # noqa: FBT001
    words = _MIDNIGHT.sub("", cell)
    if _SERIAL.fullmatch(words):
        return date(1899, 12, 30) + timedelta(days=int(float(words)))
    if _DAY_AND_HOUR.fullmatch(words):
        words = f"{words[:4]}-{words[4:6]}-{words[6:]}"
    said = read_schedule(_BOUND.sub("", words), day_first=day_first)
    if said.kind != ("point",) or said.rest or said.recurrence or said.trigger or said.status:
        return None
    if "year_missing" in said.doubts or "unread_words" in said.doubts:
        return None
    day = said.latest if last else said.earliest
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:  # before the year 1, after 9999
        return None


def dates_in(cells: Iterable[str]) -> list[str]:
    """Those of cells that say a day."""
    return [cell for cell in cells if read_day(cell)]


def days_come_first(cells: Iterable[str]) -> bool | None:
    """Whether 03/04/2019 is in April, told by the other dates of its column; None when none tells."""
    return tells_day_first(cells)


def read_language(cell: str) -> str:
    """The code of a language; "" when it is none we write in."""
    words = fold(squeeze(cell)).strip(" .")
    return next((code for code, known in _LANGUAGES.items() if words in known), "")


def read_people(cell: str) -> list[str]:
    """The people a cell names, one or several; "Tremblay, Marie" is one."""
    if fold(squeeze(cell)).strip(" .()") in _NOBODY:
        return []
    turned = _REVERSED.fullmatch(squeeze(cell))
    if turned and _first_name(turned["first"]) and not (" " in turned["last"] and _first_name(turned["last"])):
        return [f"{turned['first']} {turned['last']}"]
    names = [name for part in split_parties(cell) for name in _joined(squeeze(part))]
    return list(dict.fromkeys(filter(None, names)))


def _joined(words: str) -> list[str]:
    """Names that a column of people joins: each has a first name and a surname, though nobody heard of them."""
    parts = [part.strip() for part in re.split(r"\s+(?:et|and|&)\s+|\s*[,/]\s*", words)]
    return parts if len(parts) > 1 and all(map(_FULL.fullmatch, parts)) else [words]


def _first_name(words: str) -> bool:
    return fold(re.split(r"[-‑ .]", words)[0]) in FIRST_NAMES


def is_nobody(cell: str) -> bool:
    """Whether a cell says that there is nobody."""
    return fold(squeeze(cell)).strip(" .()") in _NOBODY
