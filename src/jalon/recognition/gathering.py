"""Rows of one part of the plan that a table keeps apart, and tables that only count what a plan holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from jalon.phrases.folding import fold, squeeze
from jalon.recognition.lines import Grid, GridCell
from jalon.recognition.states import is_status
from jalon.recognition.table_events import Event, Row
from jalon.recognition.verbs import is_action

_COUNT: Final = re.compile(r"[~≈]?\s*\d[\d\s.,]*(?:%|/\s*\d+)?|[-–—]")
_COUNTED: Final = re.compile(r"\b(?:nombre|nb|total|number|count|avancement|progress|taux|pourcentage|percent)\b|[%#]")


def gather(events: Sequence[Event]) -> list[Event]:
    """The same events, where rows whose part comes back after others join the first of it, in their order.

    Only where each row says its part, under a heading that is known: a blank one means something by its place.
    """
    result: list[Event] = []
    for key, group in groupby(events, key=lambda event: id(event.columns) if isinstance(event, Row) else 0):
        run = list(group)
        rows = [event for event in run if isinstance(event, Row)]
        result.extend(_gathered(rows, rows[0].columns.plan[:-1]) if key and _may_be_gathered(rows) else run)
    return result


def _may_be_gathered(rows: list[Row]) -> bool:
    columns = rows[0].columns
    return not columns.guessed and not any(row.standing or row.depth for row in rows)


def _gathered(rows: list[Row], parts: list[int]) -> list[Row]:
    at = parts[0] if parts else None
    if at is None or rows[0].columns.readings[at].role not in {"axis", "objective"}:
        return rows
    if any(row.blank(at) or row.covered[at] for row in rows):
        return rows
    order: dict[str, list[Row]] = {}
    for row in rows:
        order.setdefault(squeeze(fold(row.string(at))), []).append(row)
    return [row for same in order.values() for row in _gathered(same, parts[1:])]


def counting_tables(grids: Sequence[Grid]) -> set[int]:
    """The tables (by identity) that say how many lines of another one stand where: they hold no line themselves."""
    found = [grid for grid in grids if _only_counts(grid)]
    others = [grid for grid in grids if grid not in found]
    told = {squeeze(fold(cell.string)) for grid in others for cell in _cells(grid)}
    return {id(grid) for grid in found if others and _is_about(grid, told)}


def _only_counts(grid: Grid) -> bool:
    """Whether rows name something, then give two figures or more and nothing else."""
    if grid.columns < 2 or len(grid.rows) < 2:
        return False
    figures = 0
    for index, row in enumerate(grid.rows[1:], 1):
        first, *rest = [cell.string.strip() if cell and cell.row == index else "" for cell in row.cells]
        filled = [text for text in rest if text]
        if not first or _COUNT.fullmatch(first) or not filled or not all(map(_COUNT.fullmatch, filled)):
            return False
        figures += len(filled)
    return figures > 1


def _is_about(grid: Grid, told: set[str]) -> bool:
    """Whether what it counts is said elsewhere, by the names of its rows or by the states that head its columns."""
    heads = [cell.string for cell in grid.rows[0].own(0)[1:]]
    names = [cell.string for at, row in enumerate(grid.rows[1:], 1) for cell in row.own(at)[:1]]
    known = sum(squeeze(fold(name)) in told for name in names)
    stated = sum(is_status(head) or bool(_COUNTED.search(fold(head))) for head in heads)
    acting = sum(map(is_action, names))
    return acting * 2 < len(names) and (known * 2 >= len(names) or stated * 2 >= len(heads) > 0) and stated > 0


def _cells(grid: Grid) -> Iterable[GridCell]:
    return (cell for at, row in enumerate(grid.rows) for cell in row.own(at))
