"""A table that a file edited in place is to be given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from jalon.documents.writers.characters import Line
from jalon.documents.writers.widths import LETTER, fitted

MANY: Final = 5  # columns: more have no room for letters of ordinary size
ORDINARY: Final = 11.0  # points
SMALLER: Final = (9.0, 8.0)  # points, for tables of many columns: the largest that leaves words whole
AROUND: Final = 11.0  # points left blank in a cell: what Word leaves, and LibreOffice nearly


class NewTable(NamedTuple):
    """A table to be made: its name, its first row, those below it, and how wide its columns are beside each other."""

    name: str
    heading: Sequence[Line]
    rows: Sequence[Sequence[Sequence[Line]]]
    shares: Sequence[float] = ()

    def fit(self, known: Sequence[float], point: float) -> tuple[list[float], float | None]:
        """The width of each column, and the points of its letters where those of the document are too large.

        `known` are the widths of the table it looks like, a point being so long in their unit.
        """
        sizes = SMALLER if len(self.heading) > MANY else (ORDINARY, *SMALLER)
        if not self.shares and len(known) == len(self.heading):
            return list(known), SMALLER[0] if sizes is SMALLER else None
        shares = self.shares or [1.0] * len(self.heading)
        found, size = None, sizes[0]
        for size in sizes:
            found = fitted(shares, self._longest(), sum(known), letter=size * LETTER * point, around=AROUND * point)
            if found.whole:
                break
        return list(found.each if found else known), None if size == ORDINARY else size

    def has_room(self, room: float) -> bool:
        """Whether all its words stay whole in so many points, in the smallest letters."""
        letter = SMALLER[-1] * LETTER
        return fitted([1.0] * len(self.heading), self._longest(), room, letter=letter, around=AROUND).whole

    def _longest(self) -> list[int]:
        """The letters of the longest word of each column."""
        columns = [
            [line, *(said for row in self.rows if at < len(row) for said in row[at])]
            for at, line in enumerate(self.heading)
        ]
        texts = ([("".join(run.text for run in line)) for line in lines] for lines in columns)
        return [max((len(word) for text in each for word in text.split()), default=1) for each in texts]
