"""Contributions listed in a table: a region, a group, a title and who led it on each row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from jalon.phrases.folding import fold, squeeze
from jalon.recognition.draft import Draft, Part
from jalon.recognition.entries import as_one
from jalon.recognition.lines import Element, Grid
from jalon.recognition.source import Text

_HEADINGS: Final = {
    "region": ("region", "territoire", "departement", "province", "territory"),
    "group": ("groupe", "organisme", "organisation", "association", "group", "atelier", "membre"),
    "title": ("titre", "contribution", "sujet", "theme", "title", "topic", "intitule", "titre de la contribution"),
    "facilitator": (
        "animation",
        "animateur",
        "animatrice",
        "facilitateur",
        "personne-ressource",
        "facilitator",
        "led by",
    ),
}


def part_columns(grid: Grid) -> dict[str, int]:
    """Where a table of contributions keeps each field; empty when it is no such table."""
    columns: dict[str, int] = {}
    for cell in grid.rows[0].own(0) if grid.rows else []:
        heading = squeeze(fold(cell.string)).strip(" :")
        role = next((role for role, words in _HEADINGS.items() if heading in words), None)
        if role is not None:
            columns.setdefault(role, cell.column)
    known = "title" in columns and ("facilitator" in columns or "group" in columns)
    return columns if known and len(columns) >= min(3, grid.columns) else {}


def read_part_tables(elements: Sequence[Element], draft: Draft) -> None:
    """Fill the draft's contributions from the tables that list them."""
    for grid in elements:
        columns = part_columns(grid) if isinstance(grid, Grid) else {}
        if not isinstance(grid, Grid) or not columns:
            continue
        for cell in grid.rows[0].own(0):
            draft.notes.extend((line.text, "heading") for line in cell.lines)
        for index in range(1, len(grid.rows)):
            found = {role: _text(grid, index, column) for role, column in columns.items()}
            title = found.get("title")
            if title is not None:
                draft.parts.append(
                    Part(None, found.get("group"), title, found.get("facilitator"), region_text=found.get("region"))
                )


def _text(grid: Grid, index: int, column: int) -> Text | None:
    cell = grid.rows[index].cells[column]
    return as_one(cell.lines) if cell is not None and cell.row == index else None
