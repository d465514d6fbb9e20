"""Agendas and calendars, which hold events and no plan: what a person is told when nothing was found in one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from jalon.phrases.folding import fold

_CALENDAR: Final = "BEGIN:VCALENDAR"  # the first line of an export (.ics), whatever the file is called
_FIRST: Final = 5  # lines
_TITLE: Final = re.compile(
    r"(?:projet d'|proposition d')?\W*(?:ordre du jour|agenda|calendrier des (?:activites|evenements|rencontres)"
    r"|programme de la (?:journee|soiree|fete)|events? calendar|calendar of events|schedule of the day"
    r"|orden del dia|ordem de trabalhos)\b"
)
_HOUR: Final = re.compile(r"\W*(?:de |from )?(?:[01]?\d|2[0-3]) ?(?:h ?(?:[0-5]\d)?|:[0-5]\d)(?: ?[ap]\.?m\.?)?(?!\w)")
_MOSTLY: Final = 0.5  # of the lines
_ENOUGH: Final = 3


def is_calendar(strings: Sequence[str]) -> bool:
    """Whether a document is a calendar written out by a program."""
    return any(string.strip().upper().startswith(_CALENDAR) for string in strings[:_FIRST])


def why_none(strings: Sequence[str]) -> str:
    """The reason that a document holds no plan, as a code."""
    if not strings:
        return "no_words"
    if is_calendar(strings):
        return "calendar_export"
    titled = any(_TITLE.match(fold(string)) for string in islice(strings, _FIRST))
    hours = sum(bool(_HOUR.match(string)) for string in strings)
    return "agenda" if titled or hours >= max(_ENOUGH, _MOSTLY * len(strings)) else "no_plan_found"
