"""Tables without rules: lines whose stretches of text stand in the same columns, with white space between.

Believed only from three columns and three lines of several stretches on: prose, contents lists and signatures
stay text.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from jalon.documents.readers.pdf_lines import Line

_COLUMNS = 3
_LINES = 3
_CORRIDOR = 6.0  # points of white space between two columns, from top to bottom
_ROW_GAP = 1.3  # times the step between lines of a row: a larger step begins another row
_FAR = 4.0  # times the type size: what stands farther below is another thing


@dataclass(slots=True)
class AlignedTable:
    """Rows of columns of lines, and where each column begins and ends."""

    top: float
    edges: list[tuple[float, float]]
    rows: list[list[list[Line]]]


def aligned_tables(lines: list[Line]) -> list[list[Line] | AlignedTable]:
    """The lines cut into stretches of text and tables, in order."""
    out: list[list[Line] | AlignedTable] = []
    text: list[Line] = []
    index = 0
    while index < len(lines):
        count, columns = _extent(lines, index)
        if count:
            if text:
                out.append(text)
                text = []
            out.append(_laid_out(lines[index : index + count], columns))
            index += count
        else:
            text.append(lines[index])
            index += 1
    if text:
        out.append(text)
    return out


def _extent(lines: list[Line], start: int) -> tuple[int, list[tuple[float, float]]]:
    """How many lines from `start` on keep the columns of the first apart; none when they make no table."""
    columns = [(part.x0, part.x1) for part in lines[start].parts]
    if len(columns) < _COLUMNS:
        return 0, []
    count, several = 1, 1
    for above, line in pairwise(lines[start:]):
        merged = _merged([*columns, *((part.x0, part.x1) for part in line.parts or [line])])
        if len(merged) < len(columns) or line.top - above.bottom > _FAR * line.size:
            break
        columns = merged
        count += 1
        several += len(line.parts) > 1
    return (count, columns) if several >= _LINES and 2 * several >= count else (0, [])


def _merged(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans that touch, or nearly, as one."""
    merged: list[tuple[float, float]] = []
    for low, high in sorted(spans):
        if merged and low - merged[-1][1] < _CORRIDOR:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return merged


def _laid_out(lines: list[Line], columns: list[tuple[float, float]]) -> AlignedTable:
    starts = [low for low, _ in columns]
    edges = [*zip(starts, [*starts[1:], columns[-1][1] + _CORRIDOR], strict=True)]
    rows: list[list[list[Line]]] = []
    steps = [below.bottom - above.bottom for above, below in pairwise(lines)]
    usual = min(steps)
    spaced = any(step > _ROW_GAP * usual for step in steps)
    previous: Line | None = None
    for line in lines:
        if previous is None or _begins_row(previous, line, starts, usual if spaced else None):
            rows.append([[] for _ in columns])
        for part in line.parts or [line]:
            column = max((number for number, low in enumerate(starts) if low <= part.x0 + 1), default=0)
            rows[-1][column].append(part)
        previous = line
    return AlignedTable(lines[0].top, edges, rows)


def _begins_row(above: Line, line: Line, starts: list[float], usual: float | None) -> bool:
    """Whether a line begins a row: after a larger step, or, where all steps are equal, in the first column."""
    if usual is not None and line.bottom - above.bottom > _ROW_GAP * usual:
        return True
    first = (line.parts or [line])[0]
    in_first = first.x0 < starts[1] - _CORRIDOR
    if usual is not None:
        return False
    return in_first and len(line.parts) > 1 and not first.text.lstrip()[:1].islower()
