"""Which places of a sheet lie under a merged cell, all of them in one pass."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from heapq import heappop, heappush

Position = tuple[int, int]  # row, column


def covered(places: Iterable[Position], spans: Mapping[Position, tuple[int, int]]) -> Iterator[Position]:
    """The places that a merged cell lies over, other than its own: what is written there is not shown.

    `spans` gives the rows and columns each merged cell takes, by its upper left place.
    """
    if not spans:
        return
    waiting = sorted(spans, reverse=True)
    open_columns = _Columns(edge for (_, left), (_, wide) in spans.items() for edge in (left, left + wide))
    ends: list[tuple[int, int, int]] = []  # row after the last one, first column, column after the last one
    for row, column in sorted(places):
        while waiting and waiting[-1][0] <= row:
            top, left = waiting.pop()
            tall, wide = spans[top, left]
            open_columns.add(left, left + wide, 1)
            heappush(ends, (top + tall, left, left + wide))
        while ends and ends[0][0] <= row:
            _, left, right = heappop(ends)
            open_columns.add(left, right, -1)
        if (row, column) not in spans and open_columns.over(column):
            yield row, column


class _Columns:
    """How many merged cells lie over each column of a row: a Fenwick tree of where they begin and end."""

    def __init__(self, edges: Iterable[int]) -> None:
        self._edges = sorted(set(edges))
        self._tree = [0] * (len(self._edges) + 1)

    def add(self, left: int, right: int, change: int) -> None:
        for edge, by in ((left, change), (right, -change)):
            at = bisect_right(self._edges, edge)
            while at < len(self._tree):
                self._tree[at] += by
                at += at & -at

    def over(self, column: int) -> int:
        at, count = bisect_right(self._edges, column), 0
        while at:
            count += self._tree[at]
            at -= at & -at
        return count
