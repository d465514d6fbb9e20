"""The lists found in a file that was read, or in what was pasted, as rows of text."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from io import StringIO
from typing import Any, Final

from jalon.documents.writers.csv_text import unguarded

MAX_ROWS: Final = 2000
MAX_COLUMNS: Final = 60
MAX_PASTED: Final = 2_000_000  # characters
_WORKBOOKS: Final = frozenset({"xlsx", "ods"})
_LISTS: Final = _WORKBOOKS | {"csv"}  # whose lines are a list even without columns

Json = Mapping[str, Any]


class NoList(Exception):
    """What was given holds no list that can be read; `code` says why, `limit` how much is read.

    Codes: no_list, too_many_rows, too_many_columns, too_long.
    """

    def __init__(self, code: str, limit: int = 0) -> None:
        super().__init__(code)
        self.code, self.limit = code, limit


@dataclass(slots=True)
class Sheet:
    """A list: its name, its rows of text, and the rows that are one cell across it, as titles are."""

    name: str = ""
    rows: list[list[str]] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)

    @property
    def columns(self) -> int:
        """How many columns its widest row has."""
        return max(map(len, self.rows), default=0)

    def as_dict(self) -> dict[str, Any]:
        """As a draft keeps it."""
        return asdict(self)


def sheets_of(document: Json) -> list[Sheet]:
    """The lists of a document read (as `documents.as_json` writes it), with the lines that stand above each.

    Raises NoList.
    """
    workbook = document["format"] in _WORKBOOKS
    found: dict[tuple[object, ...], Sheet] = {}
    waiting: dict[object, list[str]] = {}  # lines that stand above the next table of their sheet
    last: dict[object, Sheet] = {}
    for block in document["blocks"]:
        page = block["place"]["page"] if workbook else None
        if block["type"] != "table":
            if page in last:
                _add(last[page], [_words(block)], title=True)
            else:
                waiting.setdefault(page, []).append(_words(block))
            continue
        key = (page, block["place"]["column"]) if workbook else (None, block["columns"])
        sheet = last[page] = found.setdefault(key, Sheet(block["caption"]))
        for words in waiting.pop(page, []):
            _add(sheet, [words], title=True)
        for row, title in _rows(block):
            _add(sheet, row, title=title)
    if document["format"] in _LISTS:  # those of one column
        several = [Sheet("", [[words] for words in lines if words]) for lines in waiting.values()]
        return _checked([*found.values(), *several])
    return _checked(found.values())


def pasted(text: str) -> list[Sheet]:
    """The list pasted from a spreadsheet: tabs between columns, quotes around what holds a line break.

    Raises NoList.
    """
    if len(text) > MAX_PASTED:
        raise NoList("too_long", MAX_PASTED)
    plain = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    delimiter = "\t" if "\t" in plain else ";" if ";" in plain.partition("\n")[0] else "\t"
    try:
        rows = list(csv.reader(StringIO(plain, newline=""), delimiter=delimiter))
        swallowed = any(cell.count("\n") > 60 for row in rows for cell in row)
    except csv.Error:
        swallowed = True
    if swallowed:  # a quote that nothing closes is a plain character
        rows = [line.split(delimiter) for line in plain.split("\n")]
    sheet = Sheet()
    for row in rows:
        _add(sheet, row)
    return _checked([sheet])


def _checked(sheets: Iterable[Sheet]) -> list[Sheet]:
    kept = [sheet for sheet in sheets if sheet.rows]
    if not kept:
        raise NoList("no_list")
    if max(len(sheet.rows) for sheet in kept) > MAX_ROWS:
        raise NoList("too_many_rows", MAX_ROWS)
    if max(sheet.columns for sheet in kept) > MAX_COLUMNS:
        raise NoList("too_many_columns", MAX_COLUMNS)
    return kept


def _add(sheet: Sheet, row: Sequence[str], *, title: bool = False) -> None:
    """One more row, unless nothing is written in it."""
    cells = [unguarded(cell.strip()) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    if cells:
        if title:
            sheet.titles.append(len(sheet.rows))
        sheet.rows.append(cells)


def _rows(table: Json) -> Iterable[tuple[list[str], bool]]:
    """The rows of a table; what a tall cell says is said on each row it covers. And whether a row is one wide cell."""
    width = table["columns"]
    full = [[""] * width for _row in table["rows"]]
    wide: set[int] = set()
    for at, row in enumerate(table["rows"]):
        for cell in row:
            column, words = cell["place"]["column"], "\n".join(filter(None, map(_words, cell["blocks"])))
            for below in range(at, min(at + cell.get("row_span", 1), len(full))):
                full[below][column] = words
            if words and width > 2 and cell.get("col_span", 1) * 2 > width:
                wide.add(at)
    for at, cells in enumerate(full):
        yield cells, at in wide and sum(map(bool, cells)) == 1


def _words(block: Json) -> str:
    """The words of a block; an address that stands only behind a link is written out."""
    if block["type"] == "table":
        return "\n".join(" ".join(map(str, row)).strip() for row, _title in _rows(block))
    if block["type"] == "image":
        return str(block["alt"])
    words = "".join(run["text"] for run in block["runs"])
    for link in dict.fromkeys(run["link"] for run in block["runs"] if run.get("link")):
        address = link.removeprefix("mailto:").partition("?")[0] if link.startswith("mailto:") else link
        bare = re.sub(r"^https?://(?:www\.)?|/$", "", address)
        if bare and bare.casefold() not in words.casefold() and link.startswith(("mailto:", "http")):
            words = f"{words} {address}"
    return f"{block.get('marker', '')} {words}".strip()
