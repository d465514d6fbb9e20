"""Reads `samples/words/*.txt`, the words of the sample documents.

A line's first signs say what it is: `=` title, `@` line under the title, `#`, `##`, `###` headings by depth, `~` line
across the table, `%` closing line, `.` paragraph, `!` row of a small table, `-`/`--` entry, `*` entry shown as done.
Cells are separated by ` | `, entries of a cell's list by ` ; `.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its signs, its cells (each a list of entries)."""

    mark: str
    cells: list[list[str]]

    @property
    def text(self) -> str:
        """The words of the first cell."""
        return self.cells[0][0]


def read(name: str) -> list[Line]:
    """The lines of a source, empty ones left out."""
    lines = []
    for written in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        mark, _, words = written.partition(" ")
        if words.strip():
            cells = [[entry.strip() for entry in cell.split(" ; ")] for cell in re.split(r" \|(?: |$)", words)]
            lines.append(Line(mark, [[e for e in cell if e] or [""] for cell in cells]))
    return lines
