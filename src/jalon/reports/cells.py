"""What each column of a bilan says of a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date

from jalon.plans.choices import LEVELS, Level
from jalon.reports.model import Bilan, Column, Line
from jalon.reports.wording import heading_of, status_of

_EXTRA = "extra:"
_FIELDS = ("leads", "schedule", "expected_results", "results")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_PERCENT = re.compile(r"(\d{1,3}) ?[ \u00a0\u202f]?%")


def said(line: Line, role: str) -> list[str]:
    """The lines of a cell, for any role that is not a level; what a person edited comes first."""
    return line.cells[role].split("\n") if role in line.cells else _own(line, role)


def composed(line: Line, role: str) -> str:
    """What a cell, of a level too, says when nobody edited it."""
    return "\n".join(line.result.composed if role == "results" and line.result.edited else _own(line, role))


def is_edited(line: Line, role: str) -> bool:
    """Whether a person wrote what a cell says."""
    return line.result.edited if role == "results" else role in line.cells


def _own(line: Line, role: str) -> list[str]:
    item = line.item
    if role == "leads":
        return list(line.leads)
    if role == "results":
        return list(line.result.lines)
    if role == "expected_results":
        return list(item.expected_results)
    single = {
        "number": item.number,
        "schedule": item.schedule,
        "status": line.stated or status_of(line.status),
        item.kind: item.text,
    }
    text = item.extra.get(role.removeprefix(_EXTRA), "") if role.startswith(_EXTRA) else single.get(role, "")
    return [text] if text else []


def text_of(line: Line) -> str:
    """The words of the item itself, as a person edited them or as the plan says them."""
    return line.cells.get(line.item.kind, line.item.text)


def percent_said(line: Line, words: str) -> float | None:
    """The percent a cell says and nothing else, as the number it is."""
    found = _PERCENT.fullmatch(words.strip())
    return float(found[1]) if found and line.percent is not None and float(found[1]) == line.percent else None


def day_said(role: str, words: str) -> date | None:
    """The day a schedule says in figures and nothing else (2027-03-31), as the date it is."""
    if role != "schedule" or not _ISO.fullmatch(words.strip()):
        return None
    with suppress(ValueError):
        return date.fromisoformat(words.strip())
    return None


def columns_of(bilan: Bilan, *, with_axes: bool = False) -> list[Column]:
    """The columns a table needs: those of the bilan, with those of levels and words that have none there.

    Axes stand over tables, unless the document has a column for them, or `with_axes`.
    """
    columns = list(bilan.columns)
    roles = {column.role for column in columns}
    lines = [line for line in all_lines(bilan) if line.item.kind != Level.AXIS.value or with_axes or "axis" in roles]
    missing = [level for level in LEVELS if level not in roles and any(line.item.kind == level for line in lines)]
    for level in missing:
        at = sum(column.role == "number" or column.role in LEVELS[: LEVELS.index(level)] for column in columns)
        columns.insert(at, Column(level, heading_of(level)))
    chosen = bilan.choices.columns
    wanted = [role for role in (*_FIELDS, *_extras(lines)) if role not in roles and (chosen is None or role in chosen)]
    columns.extend(Column(role, heading_of(role)) for role in wanted if any(said(line, role) for line in lines))
    return columns


def all_lines(bilan: Bilan) -> Iterator[Line]:
    """Every line, planned or not."""
    yield from bilan.walk()
    for lines in bilan.unplanned.values():
        for line in lines:
            yield from line.walk()


def _extras(lines: Iterable[Line]) -> list[str]:
    return list(dict.fromkeys(_EXTRA + heading for line in lines for heading in line.item.extra))
