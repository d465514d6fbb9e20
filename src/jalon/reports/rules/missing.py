"""What a bilan has nothing to say of, though something was to be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from jalon.plans.choices import Level
from jalon.plans.queries.outline import is_row
from jalon.plans.rules.timing import SET_ASIDE
from jalon.reports.model import Line


def missing(lines: Iterable[Line], as_of: date) -> Iterator[Line]:
    """The lines whose results are empty, in reading order: what is settled or not begun yet is none of them.

    An action and its steps count once: the action when nothing is said of any of them, else each step without news.
    """
    for line in lines:
        if not (is_row(line.item) and line.item.kind != Level.AXIS):
            yield from missing(line.children, as_of)
        elif not line.result.lines and not _settled(line, as_of):
            if any(below.result.lines for below in line.walk()):
                yield from missing(line.children, as_of)
            else:
                yield line


def _settled(line: Line, as_of: date) -> bool:
    return line.status in SET_ASIDE or (line.item.earliest is not None and line.item.earliest > as_of)
