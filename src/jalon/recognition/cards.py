"""Cards in one table: "Priorité 1" beside lines of labels and values, each row a part of the plan told as a list."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from jalon.recognition.columns import column_role
from jalon.recognition.lines import Element, Grid, GridRow, Line
from jalon.recognition.numbers import Numbered, split_label
from jalon.recognition.vocabulary.columns import FIELD_ROLES

_LEAST: Final = 2  # cards, and lines in one
_LABEL_WORDS: Final = 5
_MOSTLY: Final = 0.6  # of a label that names a field
_DEPTH: Final = 2  # of the heading that a card becomes
_TOLD: Final = {*FIELD_ROLES, "action", "item"}


def open_cards(elements: list[Element]) -> list[Element]:
    """The elements, where each card of a table becomes a heading and the lines under it."""
    opened: list[Element] = []
    for element in elements:
        cards = _cards(element) if isinstance(element, Grid) else []
        opened.extend([line for card in cards for line in card] if cards else [element])
    return opened


def _cards(grid: Grid) -> list[list[Line]]:
    """The lines of each card; empty where a row of the table is none."""
    if grid.columns != 2 or len(grid.rows) < _LEAST:
        return []
    cards = [_card(row, index) for index, row in enumerate(grid.rows)]
    return cards if all(cards) else []


def _card(row: GridRow, index: int) -> list[Line]:
    """A row as its heading and what it says, where its first cell only numbers it and the other is labelled lines."""
    own = row.own(index)
    if [cell.column for cell in own] != [0, 1] or len(own[0].lines) != 1 or len(own[1].lines) < _LEAST:
        return []
    name, lines = own[0].lines[0], own[1].lines
    labelled = split_label(name.text)
    if not labelled or not labelled.value or labelled.level in {None, "item"}:
        return []
    if sum(map(_says_field, lines)) < _LEAST:
        return []
    return _named(name, labelled, lines)


def _named(name: Line, labelled: Numbered, lines: list[Line]) -> list[Line]:
    """The card's heading, which its first line completes where its label says no more than its number."""
    heading = replace(name, kind="heading", level=_DEPTH, bullet="")
    if labelled.text or _says_field(lines[0]):
        return [heading, *lines]
    return [replace(heading, text=name.text.join(lines[0].text)), *lines[1:]]


def _says_field(line: Line) -> bool:
    """Whether a line is the label of a field and what it says ("Responsable : …")."""
    label, colon, _value = line.string.partition(":")
    found = column_role(label.strip()) if colon and len(label.split()) <= _LABEL_WORDS else None
    return found is not None and found[0] in _TOLD and found[1] >= _MOSTLY
