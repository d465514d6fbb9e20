"""The cells of one sheet part: their place, their style and their text as shown."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.packages import parse_xml
from jalon.documents.readers.xlsx_numbers import around_text
from jalon.documents.readers.xlsx_values import iso_date, shown_number
from jalon.documents.readers.xlsx_xml import area, child, position, unescaped, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

    from jalon.documents.readers.flow import Look
    from jalon.documents.readers.xlsx_styles import CellStyle, WorkbookStyles

Text = list[tuple[str, "Look | None"]]  # stretches of text; None where the cell's own look holds

MAX_CELLS = 600_000  # of a sheet, with a value or only a style
_CELL = re.compile(rb"<(?:\w+:)?c[ >]")
_COLUMNS = 16_384


def read_strings(root: _Element | None, styles: WorkbookStyles) -> list[Text]:
    """The workbook's shared strings."""
    return [] if root is None else [_rich(each, styles) for each in root.iterfind("{*}si")]


def _rich(item: _Element, styles: WorkbookStyles) -> Text:
    """A string: plain, or stretches with fonts of their own. Phonetic hints are left out."""
    plain = child(item, "t")
    if plain is not None:
        return [(unescaped(plain.text or ""), None)]
    pieces: Text = []
    for run in item.iterfind("{*}r"):
        text, font = child(run, "t"), child(run, "rPr")
        if text is not None and text.text:
            look = None if font is None else styles.font(styles[0].look, font)
            pieces.append((unescaped(text.text), look))
    return pieces


def _worded(text: Text, style: CellStyle) -> Text:
    """A text with the words its format puts around it."""
    if "@" not in style.number_format or len(style.number_format) == 1:
        return text
    before, after = around_text(style.number_format)
    return [*([(before, None)] if before else []), *text, *([(after, None)] if after else [])] if text else text


def _within(places: list[int], start: int, count: int) -> int:
    """How many of these sorted places are among `count` from `start` on."""
    return bisect_left(places, start + count) - bisect_left(places, start)


class SheetData:
    """One sheet: what is hidden and merged on it, and its cells."""

    def __init__(self, content: bytes, strings: list[Text], styles: WorkbookStyles, *, from_1904: bool) -> None:
        if len(_CELL.findall(content)) > MAX_CELLS:
            raise UnreadableFile(Cause.TOO_LONG, limit=MAX_CELLS)
        self.root = parse_xml(content)
        self._strings = strings
        self._styles = styles
        self._from_1904 = from_1904
        self.hidden_columns = self._hidden_columns()
        self.hidden_rows: set[int] = set()
        self.spans: dict[tuple[int, int], tuple[int, int]] = {}
        for each in self.root.iterfind("{*}mergeCells/{*}mergeCell"):
            found = area(str(each.get("ref", "")))
            if found is not None:
                top, left, bottom, right = found
                self.spans[top, left] = (max(bottom - top + 1, 1), max(right - left + 1, 1))
        for row in self.root.iterfind("{*}sheetData/{*}row"):
            if row.get("hidden") in {"1", "true"}:
                self.hidden_rows.add(whole(row.get("r")) - 1)
        self._rows, self._columns = sorted(self.hidden_rows), sorted(self.hidden_columns)

    def _hidden_columns(self) -> set[int]:
        found: set[int] = set()
        for each in self.root.iterfind("{*}cols/{*}col"):
            if each.get("hidden") in {"1", "true"}:
                found.update(range(whole(each.get("min")) - 1, min(whole(each.get("max")), _COLUMNS)))
        return found

    def shown_span(self, row: int, tall: int, wide: int) -> tuple[int, int]:
        """How many rows a cell covers that are shown, and how many columns (hidden ones hold no cell)."""
        return max(tall - _within(self._rows, row, tall), 1), wide

    def conceals(self, row: int, column: int, tall: int, wide: int) -> bool:
        """Whether nothing of a cell is shown: every row or every column that it takes is hidden."""
        return _within(self._rows, row, tall) == tall or _within(self._columns, column, wide) == wide

    def cells(self) -> Iterator[tuple[tuple[int, int], CellStyle, Text, bool]]:
        """Each cell with its place from 0, its style, its text, and whether that is a formula without a value."""
        row = -1
        for element in self.root.iterfind("{*}sheetData/{*}row"):
            row = whole(element.get("r")) - 1 if element.get("r") else row + 1
            column = -1
            for cell in element:
                place = position(str(cell.get("r"))) if cell.get("r") else None
                column = place[1] if place else column + 1
                style = self._styles[whole(cell.get("s"))]
                text, formula = self._text(cell, style)
                yield (row, column), style, text, formula

    def _text(self, cell: _Element, style: CellStyle) -> tuple[Text, bool]:
        if not len(cell):
            return [], False
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            item = child(cell, "is")
            return ([] if item is None else _worded(_rich(item, self._styles), style)), False
        value = child(cell, "v")
        if value is None or not value.text:
            formula = child(cell, "f")
            if formula is None or not formula.text or kind == "str":
                return [], False  # an empty string is a value
            return [(f"={formula.text}", None)], True
        return self._value(kind, value.text, style), False

    def _value(self, kind: str, value: str, style: CellStyle) -> Text:
        if kind == "s":
            index = whole(value.strip())
            return _worded(self._strings[index], style) if 0 <= index < len(self._strings) else []
        if kind == "b":
            return [("TRUE" if value.strip() in {"1", "true"} else "FALSE", None)]
        if kind == "d":
            return [(iso_date(value), None)]
        if kind == "n":
            try:
                number = float(value)
            except ValueError:
                return [(value, None)]
            return [(shown_number(number, style.number_format, from_1904=self._from_1904), None)]
        text: Text = [(unescaped(value), None)]
        return _worded(text, style) if kind == "str" else text
