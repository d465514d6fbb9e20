"""How much one document may hold: reading stays bounded in time and memory."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.documents.errors import Cause, UnreadableFile

MAX_BLOCKS = 100_000
MAX_CELLS = 100_000
MAX_LETTERS = 20_000_000  # of cells whose words a file may keep once and show many times


@dataclass(slots=True)
class Budget:
    """Counts what a reader makes; raises UnreadableFile (TOO_LONG) over the limits."""

    blocks: int = 0
    cells: int = 0
    letters: int = 0

    def count_block(self, blocks: int = 1) -> None:
        """More blocks."""
        self.blocks += blocks
        if self.blocks > MAX_BLOCKS:
            raise UnreadableFile(Cause.TOO_LONG, limit=MAX_BLOCKS)

    def count_cell(self, cells: int = 1) -> None:
        """More cells."""
        self.cells += cells
        if self.cells > MAX_CELLS:
            raise UnreadableFile(Cause.TOO_LONG, limit=MAX_CELLS)

    def expect_cells(self, cells: int) -> None:
        """Refuse before making what a few bytes declare (repeated rows and cells)."""
        if self.cells + cells > MAX_CELLS:
            raise UnreadableFile(Cause.TOO_LONG, limit=MAX_CELLS)

    def count_letters(self, letters: int) -> None:
        """More letters in cells."""
        self.letters += letters
        if self.letters > MAX_LETTERS:
            raise UnreadableFile(Cause.TOO_LONG, limit=MAX_LETTERS)
