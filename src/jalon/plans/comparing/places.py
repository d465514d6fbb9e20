"""Which rows stand elsewhere than they did."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from jalon.plans.comparing.rows import Row


def moved(before: Sequence[Row], after: Sequence[Row], was: Mapping[str, str]) -> set[str]:
    """The keys in `after` of rows under another parent than in `before`, or out of their order there.

    `was` maps a key of `after` to that of the same row in `before`. Of rows that changed places, the fewest moved.
    """
    known = {row.key: (row.parent, at) for at, row in enumerate(before)}
    found: set[str] = set()
    groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in after:
        old = was.get(row.key)
        if old not in known:
            continue
        parent, at = known[old]
        if (was.get(row.parent, row.parent) if row.parent else "") == parent:
            groups[row.parent].append((at, row.key))
        else:
            found.add(row.key)
    for group in groups.values():
        kept = _longest_rising([at for at, _key in group])
        found.update(key for place, (_at, key) in enumerate(group) if place not in kept)
    return found


def _longest_rising(values: Sequence[int]) -> set[int]:
    """The places of the longest run of values that rise, not necessarily side by side."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            ends.append(place)
        else:
            tails[at], ends[at] = value, place
    kept: set[int] = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return kept
