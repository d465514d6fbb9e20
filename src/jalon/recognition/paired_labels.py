"""Fiches of two pairs a row: "Pilote | la Région | Échéance | 2031" is two fields, one beside the other."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Final

from jalon.phrases.folding import fold
from jalon.recognition.columns import column_role
from jalon.recognition.lines import Element, Grid, GridCell, GridRow

_COLUMNS: Final = 4
_ENOUGH: Final = 2  # tables with the same labels
_LABEL: Final = 6  # words
_KNOWN: Final = 0.5  # of the labels at the right, that name a field
_PAIR: Final = (0, 2)  # where labels stand


def part_pairs(elements: list[Element]) -> list[Element]:
    """The elements, where each table of two pairs a row has one pair a row.

    That labels come back in several such tables tells them from the cells of a plan.
    """
    labels = {id(grid): _labels(grid) for grid in elements if isinstance(grid, Grid)}
    counts = Counter(label for each in labels.values() for label in set(each))
    shared = {key for key, each in labels.items() if each and all(counts[label] >= _ENOUGH for label in each)}
    return [
        _parted(element) if isinstance(element, Grid) and id(element) in shared else element for element in elements
    ]


def _labels(grid: Grid) -> list[str]:
    """The labels of a table whose rows are pairs, two at least side by side; none for any other table."""
    if grid.columns != _COLUMNS or len(grid.rows) < _ENOUGH:
        return []
    labels: list[str] = []
    right: list[str] = []
    for index, row in enumerate(grid.rows):
        own = row.own(index)
        columns = [cell.column for cell in own]
        if columns == [0, 1, 2, 3]:
            right.append(fold(own[2].string).strip(" :"))
        elif columns != [0, 1] or own[0].col_span > 1:
            return []
        labels.append(fold(own[0].string).strip(" :"))
    every = [*labels, *right]
    if not right or any(not label or len(label.split()) > _LABEL for label in every) or len(set(every)) < len(every):
        return []
    return every if sum(1 for label in right if column_role(label)) >= _KNOWN * len(right) else []


def _parted(grid: Grid) -> Grid:
    """The table with one pair a row: those at the right follow those at their left."""
    rows: list[GridRow] = []
    for index, row in enumerate(grid.rows):
        own = row.own(index)
        for at in _PAIR[: len(own) // 2]:
            pair: list[GridCell | None] = [
                replace(cell, row=len(rows), column=place, row_span=1, col_span=1)
                for place, cell in enumerate(own[at : at + 2])
            ]
            rows.append(replace(row, cells=pair))
    return replace(grid, rows=rows, columns=2)
