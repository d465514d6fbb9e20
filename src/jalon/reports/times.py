"""What each of several columns of times says, where a document has more than one: a start and an end, or periods."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from jalon.phrases.schedules import read_schedule

_LIST: Final = ", "  # between the headings of the columns that were crossed, as a schedule keeps them
_CROSS: Final = "X"
_MOST: Final = 8  # words of two days


def parted_times(words: str, headings: Sequence[str]) -> list[str]:
    """The words of a schedule as they stand under these headings.

    Two days stand under a start and an end; headings that were crossed are crossed again; any other words stand whole
    in the first column, and the rest says nothing.
    """
    whole = [words, *[""] * (len(headings) - 1)]
    if len(headings) == 1 or not words:
        return whole
    crossed = words.split(_LIST)
    if set(crossed) <= {*headings}:
        return [_CROSS if heading in crossed else "" for heading in headings]
    days = _two_days(words)
    return [days[0], *[""] * (len(headings) - 2), days[1]] if days else whole


def _two_days(words: str) -> tuple[str, str] | None:
    """The first and the last day, where words are two days and nothing else ("2026-09-01 2027-06-30")."""
    said = words.split()
    if not 1 < len(said) <= _MOST:
        return None
    halves = ((" ".join(said[:at]), " ".join(said[at:])) for at in range(1, len(said)))
    return next((pair for pair in halves if all(map(_is_day, pair))), None)


def _is_day(words: str) -> bool:
    found = read_schedule(words)
    return found.kind == ("point",) and found.earliest is not None and found.earliest == found.latest and not found.rest
