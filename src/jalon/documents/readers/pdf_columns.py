"""Tables without borders of cells: lines whose words begin at the same places, one under the other.

Where words begin tells the columns, not the white space between them: a cell may be full. Rows are parted by rules
across, where there are some, else by larger steps. Believed only from three columns and three lines of several of
them on: prose, contents lists and signatures stay text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from jalon.documents.readers.pdf_lines import Line, line_of

_COLUMNS = 3
_LINES = 3
_TALL = 4  # lines of a row whose cells are full of lists
_RECENT = 12  # lines of a table that tell its columns
_NEAR = 1.5  # points: words that begin so near one another begin at one place
_BESIDE = 0.4  # times the type size: the least white space between two columns on one line
_CORRIDOR = 6.0  # points after the last column
_ROW_GAP = 1.3  # times the step between lines of a row: a larger step begins another row
_FAR = 4.0  # times the type size: what stands farther below is another thing
_OTHER_SIZE = 1.25  # times the type size: a title, not a cell
_MARKS = frozenset("•·-–—*▪◦○■□o✓✔")


@dataclass(frozen=True, slots=True)
class Rule:
    """A line drawn across the page."""

    y: float
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Band:
    """A filled stretch of the page: a heading across a table stands on it."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, line: Line) -> bool:
        """Whether a line stands on it."""
        return self.top - 1 <= (line.top + line.bottom) / 2 <= self.bottom + 1 and self.x0 - 1 <= line.x0 < self.x1


@dataclass(frozen=True, slots=True)
class Header:
    """The drawn header of a table whose other rows have no borders: where it stands, and its columns."""

    top: float
    bottom: float
    xs: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn on a page around its text, outside ruled tables."""

    rules: Sequence[Rule] = ()
    bands: Sequence[Band] = ()
    headers: Sequence[Header] = ()


@dataclass(slots=True)
class AlignedTable:
    """Rows of columns of lines, and where each column begins and ends.

    `spans` says over how many rows a cell reaches, where rules stop before its column; `across` which rows are one
    cell, from the first column to the last.
    """

    top: float
    edges: list[tuple[float, float]]
    rows: list[list[list[Line]]]
    spans: dict[tuple[int, int], int] = field(default_factory=dict)
    across: set[int] = field(default_factory=set)


def aligned_tables(lines: list[Line], drawn: Drawn = Drawn()) -> list[list[Line] | AlignedTable]:
    """The lines cut into stretches of text and tables, in order."""
    out: list[list[Line] | AlignedTable] = []
    text: list[Line] = []
    starts, index = _starts(lines), 0
    while index < len(lines):
        count, columns = _under_header(lines, index, drawn) or _extent(lines, index, starts, drawn)
        if count:
            if text:
                out.append(text)
                text = []
            out.append(_laid_out(lines[index : index + count], columns, drawn))
            index += count
        else:
            text.append(lines[index])
            index += 1
    if text:
        out.append(text)
    return out


def _starts(lines: Iterable[Line]) -> list[float]:
    """The places where stretches of several lines begin: what may be columns."""
    found = sorted(part.x0 for line in lines for part in line.stretches())
    places: list[list[float]] = []
    for x in found:
        if places and x - places[-1][-1] <= _NEAR:
            places[-1].append(x)
        else:
            places.append([x])
    return [sum(place) / len(place) for place in places if len(place) >= _LINES]


def _under_header(lines: list[Line], start: int, drawn: Drawn) -> tuple[int, list[float]] | None:
    """How many lines belong to a drawn header and keep to its columns below it, and where these begin."""
    line = lines[start]
    header = next((one for one in drawn.headers if one.top - 1 <= line.top and line.bottom <= one.bottom + 1), None)
    if header is None:
        return None
    count, columns = 1, list(header.xs[:-1])
    for above, below in pairwise(lines[start:]):
        inside = below.bottom <= header.bottom + 1
        far = below.top - above.bottom > _FAR * below.size or below.size > _OTHER_SIZE * above.size
        again = any(one is not header and one.top - 1 <= below.top <= one.bottom for one in drawn.headers)
        outside = below.x0 < header.xs[0] - _NEAR or below.x1 > header.xs[-1] + _CORRIDOR
        if not inside and (far or again or outside or (_crosses(below, columns) and not _on_band(below, drawn))):
            break
        count += 1
    return count, columns


def _crosses(line: Line, borders: list[float]) -> bool:
    """Whether a word of a line stands over a border, or two words a space apart on either side of one."""
    for border in borders[1:]:
        if any(word.x0 < border - _NEAR and word.x1 > border + _NEAR for word in line.words):
            return True
        before = [word for word in line.words if word.x1 <= border + _NEAR]
        after = [word for word in line.words if word.x0 >= border - _NEAR]
        if before and after and after[0].x0 - before[-1].x1 < _BESIDE * line.size:
            return True
    return False


def _on_band(line: Line, drawn: Drawn) -> bool:
    """Whether a line is a heading across: one stretch of words on a filled band."""
    return len(line.stretches()) == 1 and any(band.holds(line) for band in drawn.bands)


def _extent(lines: list[Line], start: int, starts: list[float], drawn: Drawn) -> tuple[int, list[float]]:
    """How many lines from `start` on keep to columns, and where these begin; none when they make no table."""
    if len(_hit(lines[start], starts)) < 2 or _straddles(lines[start], _hit(lines[start], starts)):
        return 0, []
    taken = [lines[start]]
    for above, line in pairwise(lines[start:]):
        far = line.top - above.bottom > _FAR * line.size
        headed = any(header.top - 1 <= line.top <= header.bottom for header in drawn.headers)
        keeps = _keeps(line, taken, starts) or _on_band(line, drawn)
        if far or headed or line.size > _OTHER_SIZE * above.size or not keeps:
            break
        taken.append(line)
    columns = _columns(taken, starts)
    several = sum(1 for line in taken if len(_hit(line, columns)) > 1)
    told = len(columns) >= _COLUMNS and several >= _LINES and _TALL * several >= len(taken)
    return (len(taken), columns) if told else (0, [])


def _keeps(line: Line, taken: list[Line], starts: list[float]) -> bool:
    """Whether a line begins where columns do, and runs over none of those of the lines above it."""
    hit = _hit(line, starts)
    if not hit or abs(line.x0 - hit[0]) > _NEAR:
        return False
    return not _straddles(line, _columns([*taken[-_RECENT:], line], starts, least=1))


def _hit(line: Line, starts: list[float]) -> list[float]:
    """The places where a word of the line begins."""
    found: list[float] = []
    for word in line.words:
        at = bisect_right(starts, word.x0 + _NEAR) - 1
        if at >= 0 and abs(starts[at] - word.x0) <= _NEAR and (not found or found[-1] != starts[at]):
            found.append(starts[at])
    return found


def _straddles(line: Line, columns: list[float]) -> bool:
    """Whether the words of a line run over a place where a column begins, as those of prose do.

    They do where a word stands over it, or where it begins there after no more than a space.
    """
    for at, word in enumerate(line.words):
        number = bisect_right(columns, word.x0 + _NEAR) - 1
        following = columns[number + 1] if number + 1 < len(columns) else None
        if following is not None and word.x1 > following + _NEAR:
            return True
        begins = number >= 0 and abs(columns[number] - word.x0) <= _NEAR
        over = at and number >= 0 and not begins and line.words[at - 1].x0 < columns[number] - _NEAR
        # The first word over there does not begin where the column does: prose, unless it is set in.
        if over and word.x0 - line.words[at - 1].x1 < line.size:
            return True
    return False


def _columns(lines: list[Line], starts: list[float], least: int = 2) -> list[float]:
    """Where the columns of a table begin: the places its lines use, but for what is set in a little inside a cell."""
    used: dict[float, int] = {}
    for line in lines:
        for x in _hit(line, starts):
            used[x] = used.get(x, 0) + 1
    columns: list[float] = []
    for x in sorted(used):
        if used[x] >= least and (not columns or _apart(lines, columns[-1], x)):
            columns.append(x)
    return columns


def _apart(lines: list[Line], left: float, right: float) -> bool:
    """Whether two places are two columns: a line has words at both, parted by white space, and no mere bullet."""
    for line in lines:
        at = next((n for n, word in enumerate(line.words) if abs(word.x0 - right) <= _NEAR), None)
        if at is None:
            continue
        before = [word for word in line.words[:at] if word.x0 >= left - _NEAR]
        if not before or abs(before[0].x0 - left) > _NEAR:
            continue
        text = "".join(piece for word in before for piece, _look in word.pieces)
        if text not in _MARKS and line.words[at].x0 - before[-1].x1 >= _BESIDE * line.size:
            return True
    return right - left > 6 * lines[0].size


def _laid_out(lines: list[Line], columns: list[float], drawn: Drawn) -> AlignedTable:
    right = max(line.x1 for line in lines) + _CORRIDOR
    edges = [*zip(columns, [*columns[1:], right], strict=True)]
    across = {id(line) for line in lines if _on_band(line, drawn) and _crosses(line, columns)}
    inside = _inside(drawn.rules, lines, edges)
    if len(inside) > 1 and not across:
        return _by_rules(lines, edges, inside)
    return _by_steps(lines, edges, across)


def _inside(rules: Sequence[Rule], lines: list[Line], edges: list[tuple[float, float]]) -> list[Rule]:
    """The rules between the lines of a table, over two of its columns at least: less is the frame of a cell."""
    top, bottom = lines[0].top, lines[-1].bottom
    return [rule for rule in rules if top < rule.y < bottom and sum(_covers(rule, edge) for edge in edges) > 1]


def _covers(rule: Rule, edge: tuple[float, float]) -> bool:
    low, high = edge
    return min(rule.x1, high) - max(rule.x0, low) > 0.5 * (high - low)


def _by_rules(lines: list[Line], edges: list[tuple[float, float]], rules: list[Rule]) -> AlignedTable:
    """Rows between rules; a cell goes on to the next rule that is drawn under its column."""
    ys = sorted({round(rule.y, 0) for rule in rules})
    rows: list[list[list[Line]]] = [[[] for _ in edges] for _ in range(len(ys) + 1)]
    columns = [low for low, _high in edges]
    closed = [[any(_covers(rule, edge) for rule in rules if abs(rule.y - y) <= 1) for edge in edges] for y in ys]
    for line in lines:
        row = bisect_right(ys, (line.top + line.bottom) / 2)
        for column, part in _parts(line, columns):
            at = row
            while at > 0 and not closed[at - 1][column]:
                at -= 1  # no rule above it: it goes on with the cell that began there
            rows[at][column].append(part)
    spans = {}
    for column in range(len(edges)):
        for row in range(len(rows)):
            reach = row + 1
            while reach < len(rows) and not closed[reach - 1][column]:
                reach += 1
            if reach > row + 1 and (row == 0 or closed[row - 1][column]):
                spans[row, column] = reach - row
    return AlignedTable(lines[0].top, edges, rows, spans)


def _parts(line: Line, columns: list[float]) -> list[tuple[int, Line]]:
    """What stands of a line in each column."""
    words: dict[int, list[int]] = {}
    for at, word in enumerate(line.words):
        words.setdefault(max(bisect_right(columns, word.x0 + _NEAR) - 1, 0), []).append(at)
    return [(column, line_of([line.words[at] for at in found])) for column, found in words.items()]


def _by_steps(lines: list[Line], edges: list[tuple[float, float]], across: set[int]) -> AlignedTable:
    """Rows parted by larger steps between lines, or, where all are equal, by what begins in the first column."""
    columns = [low for low, _high in edges]
    table = AlignedTable(lines[0].top, edges, [])
    steps = [below.bottom - above.bottom for above, below in pairwise(lines)]
    usual = min(steps, default=0.0)
    spaced = any(step > _ROW_GAP * usual for step in steps)
    previous: Line | None = None
    for line in lines:
        alone = id(line) in across or (previous is not None and id(previous) in across)
        if previous is None or alone or _begins_row(previous, line, columns, usual if spaced else None):
            table.rows.append([[] for _ in columns])
        if id(line) in across:
            table.rows[-1][0].append(line)
            table.across.add(len(table.rows) - 1)
        else:
            for column, part in _parts(line, columns):
                table.rows[-1][column].append(part)
        previous = line
    return table


def _begins_row(above: Line, line: Line, columns: list[float], usual: float | None) -> bool:
    """Whether a line begins a row: after a larger step, or, where all steps are equal, in the first column."""
    if usual is not None:
        return line.bottom - above.bottom > _ROW_GAP * usual
    parts = _parts(line, columns)
    return parts[0][0] == 0 and len(parts) > 1 and not parts[0][1].text.lstrip()[:1].islower()
