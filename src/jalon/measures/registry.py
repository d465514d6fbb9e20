"""Every measure there is, by name."""

from __future__ import annotations

from typing import Final

from jalon.measures.measure import Measure

_KNOWN: Final[dict[str, Measure]] = {}


def register(*measures: Measure) -> None:
    """Make measures known. Raises ValueError for a name another class bears already."""
    for measure in measures:
        known = _KNOWN.setdefault(measure.name, measure)
        if type(known) is not type(measure):
            raise ValueError(measure.name)


def measure_called(name: str) -> Measure | None:
    """The measure of this name."""
    return _KNOWN.get(name)


def all_measures() -> list[Measure]:
    """All of them, by name."""
    return [_KNOWN[name] for name in sorted(_KNOWN)]
