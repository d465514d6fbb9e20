"""Fiches: small tables of labels and values, alike, each under the line that names its action."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from jalon.phrases.folding import fold
from jalon.recognition.columns import column_role
from jalon.recognition.fiche_titles import open_titles
from jalon.recognition.lines import Element, Grid, GridCell, GridRow, Line
from jalon.recognition.numbers import split_label
from jalon.recognition.paired_labels import part_pairs
from jalon.recognition.records import transposed
from jalon.recognition.vocabulary.columns import FIELD_ROLES

ENOUGH: Final = 2  # fiches
_COLUMNS: Final = 2  # labels and values
_KNOWN: Final = 0.6  # of the labels of a fiche cut by the end of a page
_TITLE_WORDS: Final = 30
_PLAIN: Final = 0.6  # of a label that names what is done
_LABEL_WORDS: Final = 6


def read_fiches(elements: list[Element]) -> list[Element]:
    """The elements, where each fiche is one row under its labels, named by the line that stood over it.

    Labels that nothing knows are fields like the others: that they come back in each fiche says what they are.
    """
    elements = open_titles(_joined_over_pages(part_pairs(elements)))
    pairs = [(line, grid) for line, grid in pairwise(elements) if isinstance(grid, Grid) and _names(line)]
    said = {id(grid): isinstance(line, Line) and _says_fiche(line) for line, grid in pairs}
    fiches = {id(grid): line for line, grid in pairs if isinstance(line, Line) and _labels(grid, named=said[id(grid)])}
    grids = [grid for _line, grid in pairs if id(grid) in fiches]
    if len(grids) < ENOUGH or not _alike([_labels(grid, named=True) for grid in grids]):
        return elements
    titles = {id(line) for line in fiches.values()}
    return [
        _named(element, fiches[id(element)]) if isinstance(element, Grid) and id(element) in fiches else element
        for element in elements
        if id(element) not in titles
    ]


def _joined_over_pages(elements: list[Element]) -> list[Element]:
    """The elements, where a fiche cut by the end of a page is one table again, with the labels of whole ones."""
    whole = {label for element in elements if isinstance(element, Grid) for label in _labels(element, named=True)}
    joined: list[Element] = []
    for element in elements:
        last = joined[-1] if joined else None
        if isinstance(element, Grid) and isinstance(last, Grid) and _over_a_page(last, element):
            both = _joined(last, element)
            labels = _labels(both, named=True)
            if labels and sum(label in whole for label in labels) >= _KNOWN * len(labels):
                joined[-1] = both
                continue
        joined.append(element)
    return joined


def _over_a_page(above: Grid, below: Grid) -> bool:
    """Whether a table of two columns ends a page and another begins the next one."""
    if above.columns != _COLUMNS or below.columns != _COLUMNS or not above.rows or not below.rows:
        return False
    last, first = above.rows[-1].page, below.rows[0].page
    return last is not None and first == last + 1


def _joined(above: Grid, below: Grid) -> Grid:
    """Two tables as one: a first row without a label goes on with the value above."""
    rows = [*above.rows]
    index, begins = len(rows), 0
    first, last = below.rows[0].cells, rows[-1].cells
    if first[0] is not None and not first[0].string and first[1] is not None and last[1] is not None:
        value = replace(last[1], lines=[*last[1].lines, *first[1].lines])
        rows[-1] = replace(rows[-1], cells=[last[0], value])
        begins = 1
    for at, row in enumerate(below.rows[begins:]):
        cells = [replace(cell, row=index + at) if cell else None for cell in row.cells]
        rows.append(replace(row, cells=cells))
    return replace(above, rows=rows)


def _names(element: Element) -> bool:
    """Whether a line may name an action: no part of the plan, no sentence that leads to a table."""
    if not isinstance(element, Line) or element.bullet or not 1 < len(element.string.split()) <= _TITLE_WORDS:
        return False
    labelled = split_label(element.text)
    return (labelled is None or labelled.level in {"action", "item"}) and not element.string.endswith(":")


def _says_fiche(line: Line) -> bool:
    """Whether a line names an action by its label ("Fiche action n° 3 : …"): what its table lists is under it."""
    labelled = split_label(line.text)
    return labelled is not None and labelled.level == "action" and bool(labelled.text)


def _labels(grid: Grid, *, named: bool) -> list[str]:
    """The labels of a table of two columns, none twice; empty for any other table, or one that names its action.

    Where the action is `named` above, the table may list what is done for it.
    """
    cells = [row.own(index) for index, row in enumerate(grid.rows)]
    if grid.columns != 2 or len(cells) < 2 or any(not own or own[0].column for own in cells):
        return []
    labels = [fold(own[0].string).strip(" :") for own in cells]
    short = all(label and len(label.split()) <= _LABEL_WORDS for label in labels)
    roles = {found for label in labels if (found := column_role(label))}
    known = {role for role, _share in roles} & set(FIELD_ROLES)
    tells = bool(known) and (named or not {"action", "item"} & {role for role, share in roles if share >= _PLAIN})
    return labels if short and tells and len(set(labels)) == len(labels) else []


def _alike(fiches: Sequence[list[str]]) -> bool:
    """Whether most labels come back."""
    counts = Counter(label for labels in fiches for label in labels)
    shared = sum(count for count in counts.values() if count > 1)
    return shared * 3 >= sum(counts.values()) * 2


def _below(cell: GridCell) -> str:
    """The role of a label under the name of its action: what its table says is done is a step of it."""
    found = column_role(cell.string) if cell.column == 0 else None
    if found and found[1] >= _PLAIN and found[0] in {"action", "item"}:
        return "item"
    return cell.role


def _named(grid: Grid, line: Line) -> Grid:
    """The fiche as a row, its title first."""
    title = GridRow([GridCell([], 0, 0, role="action"), GridCell([line], 0, 1)])
    moved = {
        cell: replace(cell, row=cell.row + 1, role=_below(cell)) for row in grid.rows for cell in row.cells if cell
    }
    rows = [replace(row, cells=[moved[cell] if cell else None for cell in row.cells]) for row in grid.rows]
    return transposed(replace(grid, rows=[title, *rows]))
