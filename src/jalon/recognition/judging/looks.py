"""What single values look like: a time, a name, a status, the heading of a column, a bare mark."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from jalon.phrases.folding import fold
from jalon.phrases.parties import looks_like_party, looks_like_prose
from jalon.phrases.schedules import read_schedule
from jalon.phrases.statuses import find_status
from jalon.recognition.columns import heading_role

_MARKS: Final = re.compile(r"[\W\d_]*")
# "1. Tenir un kiosque", "A) Nature et eau", "Objectif 1.1 : Prévenir l'épuisement"
_NUMBERED: Final = re.compile(
    r"\s*(?:[^\W\d]{3,}\s+)?(?:(?:[A-Za-z]?\d{1,3}|[IVX]{1,4}|[A-Ha-h])\s*[.):–—-]|\d{1,2}(?:\.\d{1,2})+)\s*[-–—:.]?\s*[^\W\d_]{2,}.*\s\S"
)
_HEADS: Final = 0.5  # of its words, that say what a column holds
_BOILED: Final = 80  # letters: a longer text is neither a name, a time nor a status


@lru_cache(maxsize=4096)
def is_time(text: str) -> bool:
    """Whether a text says a time and nothing else."""
    if len(text) > _BOILED or not text:
        return False
    reading = read_schedule(text)
    return bool(reading.kind) and "undefined" not in reading.kind and len(reading.rest or "") * 3 < len(text)


@lru_cache(maxsize=4096)
def holds_date(text: str) -> bool:
    """Whether a text has a date with a year or a month in it."""
    if not any(map(str.isdigit, text)):
        return False
    reading = read_schedule(text[-160:])
    return reading.edtf is not None


@lru_cache(maxsize=4096)
def is_status(text: str) -> bool:
    """Whether a text is a status and nothing else."""
    found = find_status(text) if 0 < len(text) <= _BOILED else None
    return found is not None and (found.end - found.start) * 2 > len(text.strip(" .…"))


@lru_cache(maxsize=4096)
def is_name(text: str) -> bool:
    """Whether a text may name a person or an organisation."""
    return 0 < len(text) <= _BOILED and not is_time(text) and not is_status(text) and looks_like_party(text)


@lru_cache(maxsize=4096)
def is_prose(text: str) -> bool:
    """Whether a text is a sentence, not a name."""
    return len(text.split()) > 12 or looks_like_prose(text)


def is_bare(text: str) -> bool:
    """Whether a text has no word of its own: a number, a mark, a date, a status."""
    return bool(_MARKS.fullmatch(text)) or _is_only_time(text) or is_status(text)


@lru_cache(maxsize=4096)
def _is_only_time(text: str) -> bool:
    """Whether a text is a time to its last word: what waits for something is not one alone.

    "Based on needs", "Each house will get a visit".
    """
    if not is_time(text):
        return False
    reading = read_schedule(text)
    return not re.search(r"[^\W\d_]", reading.rest or "") and "triggered-by-event" not in reading.kind


@lru_cache(maxsize=4096)
def column_heading(text: str) -> str | None:
    """The role a short text gives as the heading of a column, where it is nothing but one."""
    if not text or len(text.split()) > 3:
        return None
    found = heading_role(text)
    return found[0] if found and found[1] >= 0.9 else None


@lru_cache(maxsize=4096)
def reads_as_line(heading: str) -> bool:
    """Whether what heads a column reads as a line of a plan: numbered words, or a sentence, that head nothing known."""
    if is_time(heading) or is_name(heading) or not (_NUMBERED.match(heading) or is_prose(heading)):
        return False
    found = heading_role(heading)
    return found is None or found[1] < _HEADS


@lru_cache(maxsize=4096)
def opens_with_heading(text: str) -> bool:
    """Whether a text begins with the heading of a field and a colon ("Responsable : …")."""
    head, colon, rest = text.partition(":")
    return bool(colon and rest.strip()) and column_heading(fold(head).strip()) in {
        "leads", "schedule", "status", "results", "expected_results",
    }  # fmt: skip
