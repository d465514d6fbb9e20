"""The table a plan was read in: its columns with their roles, its row of headings, and the words of its first rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from jalon.phrases.folding import fold, squeeze
from jalon.reading import Choices
from jalon.wording.clipping import clipped

Json = Mapping[str, Any]

ROWS = 8  # of a table, that may be its headings
MOST_COLUMNS = 60  # of a table, whose roles are asked
WORDS = 60  # characters of a row, to tell it from others


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column: its heading in the document ("" without one), and the role it has ("" when it was not read)."""

    heading: str
    role: str


@dataclass(frozen=True, slots=True)
class ReadTable:
    """The table a plan was read in, or could be; `block` is its place in the document, None when it is not known.

    `rows` are the words of its first rows, `heads` their cells; `header_row` counts from 1, 0 for none; `line` is a
    heading.
    """

    block: int | None
    columns: list[ReadColumn]
    rows: list[str] = field(default_factory=list)
    heads: list[list[str]] = field(default_factory=list)
    header_row: int = 0
    line: str = ""

    @property
    def headings(self) -> list[str]:
        """Those of the columns that have one, each once."""
        return list(dict.fromkeys(column.heading for column in self.columns if column.heading))


def choices_in(proposal: Json) -> Choices:
    """What was chosen for a proposal."""
    return Choices(**(proposal.get("choices") or {}))


def table_of(document: Json, proposal: Json) -> ReadTable | None:
    """The table that was read, or could be; None where the document has none."""
    columns = [ReadColumn(one["heading"], one["role"]) for one in proposal["layout"]["columns"]][:MOST_COLUMNS]
    chosen = choices_in(proposal)
    tables = [_Table(block) for block in document.get("blocks", []) if block["type"] == "table"]
    tables = [table for table in tables if 1 < table.width <= MOST_COLUMNS and len(table.rows) > 1]
    if not columns:
        largest = max(tables, key=lambda table: len(table.rows), default=None)
        return largest.unread(chosen.header_row) if largest else None
    best = max((found for table in tables if (found := table.read_as(columns))), default=None, key=lambda one: one[0])
    if best is None:
        return ReadTable(None, columns, line=_line(columns, chosen))
    _share, row, table = best
    return ReadTable(table.number, columns, table.previews, table.heads, row, _line(columns, chosen))


def _line(columns: list[ReadColumn], chosen: Choices) -> str:
    lines = [column.heading for column in columns if column.role == "action"]
    return chosen.line or next(iter(lines), "")


class _Table:
    """A table of a document kept as JSON."""

    def __init__(self, block: Json) -> None:
        self.number: int = block["place"]["block"]
        self.width: int = block["columns"]
        self.rows: list[list[Json]] = block["rows"]
        self.left = min((cell["place"]["column"] for row in self.rows[:ROWS] for cell in row), default=0)
        self.heads = [self._cells(row) for row in self.rows[:ROWS]]
        self.previews = [_preview(cells) for cells in self.heads]

    def _cells(self, row: list[Json]) -> list[str]:
        words = [""] * self.width
        for cell in row:
            at = cell["place"]["column"] - self.left
            if 0 <= at < self.width:
                words[at] = " ".join(_words(cell["blocks"])).strip()
        return words

    def unread(self, header_row: int | None) -> ReadTable:
        """A table that no plan was read in."""
        row = 1 if header_row is None or header_row > len(self.heads) else header_row
        headings = self.heads[row - 1] if row else [""] * self.width
        return ReadTable(self.number, [ReadColumn(heading, "") for heading in headings], self.previews, self.heads, row)

    def read_as(self, columns: list[ReadColumn]) -> tuple[tuple[float, int], int, _Table] | None:
        """How well these columns are its own, and its row of headings; None when they are not."""
        if len(columns) != self.width:
            return None
        named = [(at, column.heading) for at, column in enumerate(columns) if column.heading]
        if not named:
            return (0.0, len(self.rows)), 0, self
        shares = [sum(1 for at, heading in named if _same(cells[at], heading)) / len(named) for cells in self.heads]
        best = max(range(len(shares)), key=lambda at: shares[at])
        # A heading over two rows stands in part on each: "Suivi – Statut".
        return ((shares[best], len(self.rows)), best + 1, self) if shares[best] >= 0.5 else None


def _same(words: str, heading: str) -> bool:
    plain = squeeze(fold(words))
    return bool(plain) and plain in {squeeze(fold(part)) for part in (heading, *heading.split(" – "))}


def _words(blocks: list[Json]) -> Iterator[str]:
    for block in blocks:
        if block["type"] == "table":
            for cell in (cell for row in block["rows"] for cell in row):
                yield from _words(cell["blocks"])
        else:
            yield "".join(run["text"] for run in block.get("runs", []))


def _preview(cells: list[str]) -> str:
    return clipped(" · ".join(filter(None, cells)), WORDS)


def first_rows(document: Json) -> Iterator[list[tuple[int, str]]]:
    """The first rows of each table: the number of the row from 1, and the key of its words ("" for none)."""
    for block in document.get("blocks", []):
        if block["type"] == "table":
            yield [(number, key_of(cells)) for number, cells in enumerate(_Table(block).heads, 1)]


def key_of(words: list[str]) -> str:
    """What tells a row of headings from others, whatever its capitals and accents; "" for one that says little."""
    plain = [squeeze(fold(one)) for one in words]
    return " | ".join(plain) if sum(map(bool, plain)) > 1 else ""
