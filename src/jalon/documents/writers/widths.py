"""How wide the columns of a grid are: as their shares ask, and no narrower than their words where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jalon.documents.writers.house import Grid

LETTER: Final = 0.6  # of the size of type: a letter of a wide face, in bold
LONGEST: Final = 24  # letters: a longer word (an address) may be cut
BULLET: Final = 2  # letters: what a bullet takes


@dataclass(frozen=True, slots=True)
class Widths:
    """The width of each column, in the unit of the room they share; `whole` when no word in them has to be cut."""

    each: Sequence[float]
    whole: bool


def widths_of(grid: Grid, room: float, *, letter: float, around: float) -> Widths:
    """Those of the columns of a grid.

    `room`, `letter` (the width of one) and `around` (what is left blank in a cell) are in one unit.
    """
    return fitted([column.share for column in grid.columns], _longest(grid), room, letter=letter, around=around)


def fitted(shares: Sequence[float], letters: Sequence[int], room: float, *, letter: float, around: float) -> Widths:
    """Those of columns of these shares, whose longest words have so many letters."""
    least = [min(each, LONGEST) * letter + around for each in letters]
    if sum(least) >= room:
        return Widths([room * each / sum(least) for each in least], whole=False)
    each = [0.0] * len(shares)
    open_, left = set(range(len(shares))), room
    while open_:
        total = sum(shares[at] for at in open_)
        short = {at for at in open_ if left * shares[at] < least[at] * total}
        for at in short or open_:
            each[at] = least[at] if short else left * shares[at] / total
        if not short:
            break
        left -= sum(least[at] for at in short)
        open_ -= short
    return Widths(each, whole=max(letters) <= LONGEST)


def _longest(grid: Grid) -> list[int]:
    """The letters of the longest word of each column, its heading among them."""
    longest = [max(map(len, column.heading.split()), default=0) for column in grid.columns]
    for row in grid.rows:
        for at, value in enumerate(() if row.across else row.values[: len(longest)]):
            if value is not None:
                bullet = BULLET if value.bullets else 0
                longest[at] = max([longest[at], *(len(word) + bullet for word in value.text.split())])
    return longest
