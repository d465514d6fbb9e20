"""A table that a file edited in place is to be given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from jalon.documents.writers.characters import Line

MANY: Final = 5  # columns
SMALL: Final = 9  # points


class NewTable(NamedTuple):
    """A table to be made: its name, its first row, those below it, and how wide its columns are beside each other."""

    name: str
    heading: Sequence[Line]
    rows: Sequence[Sequence[Sequence[Line]]]
    shares: Sequence[float] = ()

    @property
    def small(self) -> bool:
        """Whether its columns are too many for letters of ordinary size."""
        return len(self.heading) > MANY

    def widths(self, known: Sequence[float]) -> list[float]:
        """The width of each column where those of the table it looks like are `known`."""
        if not self.shares and len(known) == len(self.heading):
            return list(known)
        shares = self.shares or [1.0] * len(self.heading)
        return [sum(known) * share / sum(shares) for share in shares]
