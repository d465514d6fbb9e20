"""What each of several columns of times says, where a document has more than one: a start and an end, or periods."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from jalon.phrases.schedules.halves import two_times

_LIST: Final = ", "  # between the headings of the columns that were crossed, as a schedule keeps them
_CROSS: Final = "X"


def parted_times(words: str, headings: Sequence[str]) -> list[str]:
    """The words of a schedule as they stand under these headings.

    Two times stand under a start and an end; headings that were crossed are crossed again; any other words stand whole
    in the first column, and the rest says nothing.
    """
    whole = [words, *[""] * (len(headings) - 1)]
    if len(headings) == 1 or not words:
        return whole
    crossed = words.split(_LIST)
    if set(crossed) <= {*headings}:
        return [_CROSS if heading in crossed else "" for heading in headings]
    days = two_times(words)
    return [days[0], *[""] * (len(headings) - 2), days[1]] if days else whole
