"""Rows and columns of a sheet that are not shown, filtered or folded: what they say goes to the hidden text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection
from dataclasses import replace

from jalon.documents.model import Cell, Table, block_text
from jalon.documents.readers.odf_xml import TABLE, Element

_NOT_SHOWN = {"collapse", "filter"}


def is_hidden(element: Element) -> bool:
    """Whether a row or a column is not shown."""
    return element.get(f"{TABLE}visibility") in _NOT_SHOWN


def take_out_hidden(table: Table, rows: Collection[int], columns: Collection[int], hide: Callable[[str], None]) -> None:
    """Take rows and columns out of a table; a merged cell keeps its place while some of it is shown."""
    if not rows and not columns:
        return
    gone, aside = sorted(rows), sorted(columns)
    kept: list[list[Cell]] = [[] for _ in range(len(table.rows) - _within(gone, 0, len(table.rows)))]
    for at, row in enumerate(table.rows):
        for cell in row:
            column = cell.place.column or 0
            tall = cell.row_span - _within(gone, at, cell.row_span)
            wide = cell.col_span - _within(aside, column, cell.col_span)
            if tall <= 0 or wide <= 0:
                for block in cell.blocks:
                    hide(block_text(block))
                continue
            down, right = at - bisect_left(gone, at), column - bisect_left(aside, column)
            place = replace(cell.place, row=down, column=right)
            kept[down].append(replace(cell, place=place, row_span=tall, col_span=wide))
    table.rows = kept
    table.columns -= _within(aside, 0, table.columns)
    table.header_rows -= _within(gone, 0, table.header_rows)


def _within(places: list[int], start: int, count: int) -> int:
    """How many of these sorted places are among `count` from `start` on."""
    return bisect_left(places, start + count) - bisect_left(places, start)
