"""Prose set in columns on a PDF page, as newspapers do: each column is read to its end before the next.

Believed only where every column is prose: lines of several words that fill it and go on in the next, with small
letters, one step below. What begins again at the same heights in all of them is a table, and is left as it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean, median

from jalon.documents.readers.pdf_columns import Drawn
from jalon.documents.readers.pdf_lines import Line, Word, line_of

_LINES = 5  # of a column, at least
_MOST_LINES = 400  # of a page
_GUTTERS = 5  # places looked at on a page, one less inside each column found
_DEPTH = 2
_GUTTER = 0.9  # times the type size: the least white space between two columns
_FAR = 3.0  # times the type size: what stands farther below is another thing
_STEP = 1.4  # times the usual step between lines: a larger one parts two paragraphs
_WORDS = 3.0  # on a line, on average
_RUNNING = 0.5  # of the lines begin with a small letter
_SOME_RUNNING = 0.4  # of them, a title and a first line among them
_OTHER_SIZE = 1.2  # points
_FULL, _MOSTLY = 0.6, 0.6  # so much of the lines are so wide, beside the widest
_EVEN = 0.75  # of the steps are the usual one
_TOGETHER = 0.7  # of the beginnings in two columns are at the same heights in a table
_NEAR = 2.0  # points


@dataclass(slots=True)
class ProseColumns:
    """Columns of lines side by side, in reading order, and where the first line stands."""

    top: float
    columns: list[list[Line]]


def prose_columns(lines: list[Line], drawn: Drawn, depth: int = 0) -> list[list[Line] | ProseColumns]:
    """The lines cut into stretches to be read across and columns of prose, from top to bottom.

    `depth` says how many gutters the lines stand between already.
    """
    if len(lines) > _MOST_LINES or depth > _DEPTH:
        return [lines]
    for gutter in _gutters(lines)[: _GUTTERS - depth]:
        cuts = [_cut(line, gutter) for line in lines]
        for start, end in _runs(lines, cuts):
            columns = _columns(lines[start:end], cuts[start:end], gutter, drawn, depth)
            if columns:
                found = ProseColumns(min(column[0].top for column in columns), columns)
                return [*prose_columns(lines[:start], drawn, depth), found, *prose_columns(lines[end:], drawn, depth)]
    return [lines] if lines else []


def _gutters(lines: list[Line]) -> list[float]:
    """The places, but the first, where most stretches of words begin: a column may begin there."""
    begun = Counter(round(part.x0) for line in lines if _straight(line) for part in line.stretches(_GUTTER * line.size))
    first = min(begun, default=0)
    usual = [x for x, count in begun.most_common() if count >= _LINES and x > first + _NEAR]
    return [x - _NEAR for x in usual]


def _straight(line: Line) -> bool:
    """Whether its words stand where the line does: those of a turned one do not."""
    return bool(line.words) and line.words[0].x0 == line.x0


def _cut(line: Line, gutter: float) -> int | None:
    """How many words of a line stand before a gutter; None when it runs over it."""
    if not _straight(line):
        return None
    count = bisect_left(line.words, gutter, key=lambda word: word.x0)
    if count and line.words[count - 1].x1 > gutter:
        return None
    if 0 < count < len(line.words) and line.words[count].x0 - line.words[count - 1].x1 < _GUTTER * line.size:
        return None
    return count


def _runs(lines: list[Line], cuts: list[int | None]) -> Iterator[tuple[int, int]]:
    """Where lines one under the other leave a gutter free: first line, and the one after the last."""
    start = 0
    for at, line in enumerate(lines):
        over = cuts[at] is None
        far = at > start and line.top - lines[at - 1].bottom > _FAR * line.size
        if over or far:
            yield from _trimmed(lines, cuts, start, at)
            start = at + 1 if over else at
    yield from _trimmed(lines, cuts, start, len(lines))


def _trimmed(lines: list[Line], cuts: list[int | None], start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run without the lines of one side above and below it that stand apart, or in another size."""
    if end - start < _LINES:
        return
    step = median(below.bottom - above.bottom for above, below in pairwise(lines[start:end]))
    size = median(line.size for line in lines[start:end])

    def apart(at: int, beside: int) -> bool:
        line = lines[at]
        if cuts[at] not in {0, len(line.words)}:
            return False
        far = abs(line.bottom - lines[beside].bottom) > _STEP * max(step, size)
        return far or abs(line.size - size) > _OTHER_SIZE

    while end - start > _LINES and apart(start, start + 1):
        start += 1
    while end - start > _LINES and apart(end - 1, end - 2):
        end -= 1
    yield start, end


def _columns(lines: list[Line], cuts: list[int | None], gutter: float, drawn: Drawn, depth: int) -> list[list[Line]]:
    """The columns on both sides of a gutter; none when they are no prose."""
    top, bottom = lines[0].top, lines[-1].bottom
    if any(top < rule.y < bottom and rule.x0 < gutter < rule.x1 for rule in drawn.rules):
        return []
    if any(header.top < bottom and header.bottom > top for header in drawn.headers):
        return []
    halves = [(line.words[:cut], line.words[cut:]) for line, cut in zip(lines, cuts, strict=True)]
    words = [[half for pair in halves if (half := pair[side])] for side in (0, 1)]
    if not all(len(side) >= _LINES and _share(map(_small, side)) >= _SOME_RUNNING for side in words):
        return []
    columns = [column for side in words for column in _within([line_of(half) for half in side], drawn, depth + 1)]
    prose = all(_is_prose(column) for column in columns)
    return columns if prose and not any(_begin_together(*pair) for pair in pairwise(columns)) else []


def _within(side: list[Line], drawn: Drawn, depth: int) -> Iterator[list[Line]]:
    """The columns of one side of a gutter, which may have gutters of its own."""
    for part in prose_columns(side, drawn, depth):
        yield from part.columns if isinstance(part, ProseColumns) else [part]


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether lines one under the other are wrapped prose."""
    if len(lines) < _LINES:
        return False
    widest = max(line.x1 - line.x0 for line in lines)
    steps = [below.bottom - above.bottom for above, below in pairwise(lines)]
    usual = median(steps)
    return (
        mean(len(line.words) for line in lines) >= _WORDS
        and _share(_runs_on(line) for line in lines[1:]) >= _RUNNING
        and _share(line.x1 - line.x0 >= _FULL * widest for line in lines) >= _MOSTLY
        and _share(step <= _STEP * usual for step in steps) >= _EVEN
        and _share(len(line.stretches()) == 1 for line in lines) >= _EVEN
    )


def _runs_on(line: Line) -> bool:
    return _small(line.words)


def _small(words: list[Word]) -> bool:
    """Whether words begin with a small letter."""
    first = "".join(text for word in words[:2] for text, _look in word.pieces)
    return first.lstrip("« \u00a0\u202f(\"'")[:1].islower()


def _share(held: Iterable[bool]) -> float:
    return mean(list(held))


def _begin_together(left: list[Line], right: list[Line]) -> bool:
    """Whether what begins in two columns begins at the same heights, as the rows of a table do."""
    # Not the second line: under a heading of its own, a column begins beside the others.
    one, other = ([line.bottom for line in side[2:] if not _runs_on(line)] for side in (left, right))
    both = sum(any(abs(y - here) <= _NEAR for here in other) for y in one)
    return both > 0 and both >= _TOGETHER * max(min(len(one), len(other)), 1)
