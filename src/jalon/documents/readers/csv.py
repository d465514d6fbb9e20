"""Tables as text: values between semicolons, commas, tabs or bars, quoted where they hold one."""

from __future__ import annotations

import csv
import re
from io import StringIO

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.lists import typed_lists
from jalon.documents.model import Block, Document
from jalon.documents.readers.budget import Budget
from jalon.documents.readers.decoding import decode
from jalon.documents.readers.markup import inline_blocks
from jalon.documents.readers.sheets import Sheet, SheetCell, place_sheet_blocks, sheet_blocks

MAX_COLUMNS = 2000
MAX_FIELD = 1_000_000
MAX_ROWS = 500_000
_DELIMITERS = ";\t,|"
_DECLARED = re.compile(r"^sep=(.)\s*\n", re.IGNORECASE)  # how Excel writes which one it is
csv.field_size_limit(MAX_FIELD)  # of the whole process; nothing else here reads such files
_SAMPLE_ROWS, _SAMPLE = 200, 100_000


def read(data: bytes) -> Document:
    """Read a table of values; raise UnreadableFile when it is empty, no text or far too large."""
    text = decode(data).replace("\f", "\n")
    if not text.strip():
        raise UnreadableFile(Cause.EMPTY)
    declared = _DECLARED.match(text)
    if declared:
        text, delimiter = text[declared.end() :], declared[1]
    else:
        delimiter = _delimiter(text)
    sheet, budget = Sheet(), Budget()
    for number, row in enumerate(_rows(text, delimiter)):
        if number > MAX_ROWS or len(row) > MAX_COLUMNS:
            raise UnreadableFile(Cause.TOO_LONG, limit=MAX_ROWS if number > MAX_ROWS else MAX_COLUMNS)
        for column, value in enumerate(row):
            if value.strip():
                budget.count_cell()
                sheet.cells[number, column] = SheetCell(_blocks(value))
    document = Document(sheet_blocks(sheet), "csv")
    place_sheet_blocks(document.blocks)
    return document


def _delimiter(text: str) -> str:
    """The character that cuts the first rows into the most even number of values, more than one."""
    sample = text[:_SAMPLE]

    def evenness(delimiter: str) -> tuple[float, int]:
        widths = [len(row) for row in _rows(sample, delimiter, limit=_SAMPLE_ROWS) if any(row)]
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
        if usual < 2:
            return (0.0, max(widths, default=1))
        # A comma inside sentences cuts them unevenly; decimals ("12,5") alone are no sign of a comma either.
        return (widths.count(usual) / len(widths), usual)

    return max(_DELIMITERS, key=evenness)


def _rows(text: str, delimiter: str, limit: int = MAX_ROWS + 2) -> list[list[str]]:
    """The rows of values. A stray quote that would swallow the rest of the file is taken as a plain character."""
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        rows: list[list[str]] = []
        try:
            for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter, quoting=quoting):
                rows.append(row)
                if len(rows) >= limit:
                    return rows
        except csv.Error:
            continue
        if quoting == csv.QUOTE_NONE or not _swallowed(rows):
            return rows
    raise UnreadableFile(Cause.TOO_LONG, limit=MAX_FIELD)


def _swallowed(rows: list[list[str]]) -> bool:
    """Whether the last value holds what looks like many rows: its opening quote was never closed."""
    last = rows[-1][-1] if rows and rows[-1] else ""
    return last.count("\n") > 60


def _blocks(value: str) -> list[Block]:
    if "\n" not in value:
        return inline_blocks(value)
    return typed_lists([block for line in value.split("\n") for block in inline_blocks(line, lists=False)])
