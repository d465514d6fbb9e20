"""Two times with nothing between them: what a start and an end say, each written in its own column."""

from __future__ import annotations

from typing import Final

from jalon.phrases.schedules import read_schedule

_MOST: Final = 8  # words of two times
_MARKS: Final = ",;:/&+–—-…"


def two_times(words: str) -> tuple[str, str] | None:
    """The first and the last time, where words are two of them and nothing else ("2026-09-01 2027-06-30")."""
    said = words.split()
    if not 1 < len(said) <= _MOST:
        return None
    halves = ((" ".join(said[:at]), " ".join(said[at:])) for at in range(1, len(said)))
    return next((pair for pair in halves if all(map(_is_time, pair)) and _apart(*pair)), None)


def _apart(first: str, last: str) -> bool:
    """Whether nothing joins them, as in "mai 2026, juin 2027" and « de mai 2026 à juin 2027 »."""
    joined = any(_same(half, half.split(maxsplit=1)[-1]) for half in (first, last) if " " in half)
    return first[-1:] not in _MARKS and last[0] not in _MARKS and not joined


def _same(words: str, without: str) -> bool:
    """Whether a first word adds nothing to the time that the others say."""
    one, other = read_schedule(words), read_schedule(without)
    return (one.earliest, one.latest) == (other.earliest, other.latest)


def _is_time(words: str) -> bool:
    found = read_schedule(words)
    return found.kind == ("point",) and found.earliest is not None and not found.rest and not found.occurrences
