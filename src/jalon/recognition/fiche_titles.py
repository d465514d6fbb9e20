"""Fiches that hold their own title: bands across the top of a table of labels and values ("Fiche action n° 3")."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from jalon.recognition.lines import Element, Grid, GridRow, Line
from jalon.recognition.numbers import split_label

_COLUMNS: Final = 2  # labels and values
_LEAST: Final = 3  # rows under the title: fewer make no fiche
_MOST: Final = 3  # bands: the part of the plan, the number, the name
_ENOUGH: Final = 2  # tables with such a top
_DEPTH: Final = 3  # of a heading made of a band


def open_titles(elements: list[Element]) -> list[Element]:
    """The elements, where the bands at the top of each fiche become lines above it.

    A number alone is joined with the name below it. One table with a title is a sheet of its own, read elsewhere.
    """
    tops = {id(grid): _bands(grid) for grid in elements if isinstance(grid, Grid)}
    if sum(1 for bands in tops.values() if bands) < _ENOUGH:
        return elements
    opened: list[Element] = []
    for element in elements:
        bands = tops.get(id(element), [])
        if not isinstance(element, Grid) or not bands:
            opened.append(element)
            continue
        opened.extend(_titles(bands))
        opened.append(_below(element, len(bands)))
    return opened


def _bands(grid: Grid) -> list[Line]:
    """The lines across the top of a table of labels and values; none where it has no such top."""
    bands: list[Line] = []
    if grid.columns != _COLUMNS:
        return bands
    for index, row in enumerate(grid.rows):
        own = row.own(index)
        if len(own) != 1 or own[0].col_span < grid.columns or len(own[0].lines) != 1:
            break
        bands.append(own[0].lines[0])
    below = [row.own(index) for index, row in enumerate(grid.rows)][len(bands) :]
    paired = len(below) >= _LEAST and all([cell.column for cell in own] == [0, 1] for own in below)
    return bands if paired and len(bands) <= _MOST else []


def _titles(bands: list[Line]) -> list[Line]:
    """The bands as lines: what a number names follows it in the same line."""
    lines: list[Line] = []
    for band in bands:
        last = split_label(lines[-1].text) if lines else None
        if last is not None and last.value and not last.text and split_label(band.text) is None:
            lines[-1] = replace(lines[-1], text=lines[-1].text.join(band.text))
        else:
            lines.append(replace(band, kind="heading", level=_DEPTH, bullet=""))
    return lines


def _below(grid: Grid, bands: int) -> Grid:
    """The table without its bands."""
    rows: list[GridRow] = []
    for row in grid.rows[bands:]:
        cells = [replace(cell, row=cell.row - bands) if cell else None for cell in row.cells]
        rows.append(replace(row, cells=cells))
    return replace(grid, rows=rows)
