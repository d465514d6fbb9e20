"""Places of a text already understood, asked about again and again while the rest of it is read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

Span = tuple[int, int]


class Spans:
    """Spans of one text, that may overlap. Each question is answered without going through them all."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = sorted(end for _, end in ordered)
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def touch(self, span: Span) -> bool:
        """Whether one of them shares a letter with a span."""
        before = bisect_left(self._starts, span[1])
        return before > 0 and self._furthest[before - 1] > span[0]

    def start_within(self, start: int, end: int) -> bool:
        """Whether one of them begins at `start` or later, before `end`."""
        return bisect_left(self._starts, start) < bisect_left(self._starts, end)

    def next_start(self, at: int, edge: int) -> int:
        """Where the first that begins at `at` or later begins; `edge` when it is further, or there is none."""
        found = bisect_left(self._starts, at)
        return min(edge, self._starts[found]) if found < len(self._starts) else edge

    def last_end(self, at: int, edge: int) -> int:
        """Where the last that ends at `at` or before ends; `edge` when it is further back, or there is none."""
        found = bisect_right(self._ends, at)
        return max(edge, self._ends[found - 1]) if found else edge
