"""The columns of a table as people see them: borders that were dragged leave slivers nobody sees."""

from __future__ import annotations

from collections.abc import Iterable

_SLIVER = 7.5  # points


def visible_columns(cells: Iterable[tuple[int, int]], positions: list[float]) -> dict[int, int]:
    """The visible column that begins at each border of the drawn grid; the last border gives their count.

    `cells` are (first border, last border) of every cell; `positions[i]` is where border i stands, in points
    (empty or too short when not known). A border no cell uses is left out; borders nearer than a sliver are
    one, unless a cell stands between them.
    """
    shown = set(cells)
    borders = sorted({border for cell in shown for border in cell})
    known = bool(borders) and borders[-1] < len(positions) and positions[-1] > 10 * _SLIVER
    found: dict[int, int] = {}
    index = -1
    members: list[int] = []
    for border in borders:
        near = known and bool(members) and positions[border] - positions[members[0]] < _SLIVER
        if not near or any((member, border) in shown for member in members):
            index, members = index + 1, []
        members.append(border)
        found[border] = index
    return found
