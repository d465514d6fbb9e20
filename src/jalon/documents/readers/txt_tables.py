"""Tables drawn with signs in plain text: cells between bars, or under each other between columns of spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

_BAR = re.compile(r"\|")
_DRAWN = re.compile(r"[\s|+:=_\-–—┼─│]*")
_DASHES = re.compile(r"[-=_─]{2}")
_ITEM = re.compile(r"\s*(?:[-–—•·*o▪■]|\(?\w{1,3}[.)])\s")
_BARRED_ROWS: Final = 2  # a header and a row
_SPACED_ROWS: Final = 3  # spaces that stand under each other by chance do so on two lines, hardly on three
_SPACED_COLUMNS: Final = 3  # two columns may be a word and what it means, or a justified line
_WIDEST: Final = 1000  # letters of a line laid out by spaces: longer ones are prose


def tabbed(lines: Sequence[str]) -> list[str | None]:
    """Lines that follow each other, with tabs between the cells of those that make a table; None for its rules."""
    laid: list[str | None] = list(lines)
    for start, end in _runs(lines):
        for at, row in enumerate(_unbarred(lines[start:end]), start):
            laid[at] = row
    if laid == list(lines) and len(lines) >= _SPACED_ROWS:
        return _unspaced(lines)
    return laid


def _runs(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Where lines follow each other that have as many bars; rules between them count as theirs."""
    counts = [len(_BAR.findall(line)) if not _is_rule(line) else None for line in lines]
    runs, start = [], 0
    while start < len(lines):
        end, bars = start + 1, counts[start]
        while end < len(lines) and (counts[end] is None or bars is None or counts[end] == bars):
            bars = counts[end] if bars is None else bars
            end += 1
        rows = [lines[at] for at in range(start, end) if counts[at]]
        if bars and _is_table(rows, bars):
            runs.append((start, end))
        start = end
    return runs


def _is_table(rows: Sequence[str], bars: int) -> bool:
    """Whether it is no list whose items end with a bar and a name."""
    if bars > 1:
        return len(rows) >= _BARRED_ROWS
    return len(rows) > _BARRED_ROWS and not all(map(_ITEM.match, rows))


def _is_rule(line: str) -> bool:
    """Whether a line only separates two others."""
    return bool(_DRAWN.fullmatch(line) and _DASHES.search(line))


def _unbarred(lines: Sequence[str]) -> list[str | None]:
    rows = [line for line in lines if not _is_rule(line)]
    framed = all(row.lstrip().startswith("|") for row in rows)
    return [None if _is_rule(line) else _cells(line, framed=framed) for line in lines]


def _cells(line: str, *, framed: bool) -> str:
    cells = [cell.strip() for cell in _BAR.split(line)]
    if framed:
        cells = cells[1:-1] if not cells[-1] else cells[1:]
    return "\t".join(cells)


def _unspaced(lines: Sequence[str]) -> list[str | None]:
    """Lines whose cells stand under each other, where two spaces or more are common to all of them."""
    rows = [line.expandtabs() for line in lines if not _is_rule(line)]
    width = max(map(len, rows), default=0)
    if len(rows) < _SPACED_ROWS or width > _WIDEST or any("\t" in line for line in lines):
        return list(lines)
    edges = _edges(rows, width)
    full = sum(1 for row in rows if sum(1 for cell in _between(row, edges) if cell) >= _SPACED_COLUMNS - 1)
    if len(edges) + 1 < _SPACED_COLUMNS or full < len(rows) or not all(_between(rows[0], edges)):
        return list(lines)
    return [None if _is_rule(line) else "\t".join(_between(line, edges)) for line in lines]


def _edges(rows: Sequence[str], width: int) -> list[int]:
    """Where each column but the first begins."""
    empty = [all(at >= len(row) or row[at] == " " for row in rows) for at in range(width)]
    indent = next((at for at, blank in enumerate(empty) if not blank), 0)
    return [at for at in range(indent + 2, width) if empty[at - 1] and empty[at - 2] and not empty[at]]


def _between(row: str, edges: Sequence[int]) -> list[str]:
    cuts = [0, *edges, len(row)]
    return [row[start:end].strip() for start, end in pairwise(cuts)]
