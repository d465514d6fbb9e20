"""Levels a table shows in one column: stated beside it, by its numbers ("1", "1.1"), or by rows that say no more."""

from __future__ import annotations

from itertools import groupby

from jalon.recognition.levels import Standing, by_family, depths_of, name_levels, parents_of
from jalon.recognition.numbers import Numbered, split_any_label, split_label, split_number
from jalon.recognition.proposal import Level
from jalon.recognition.table_events import Event, Heading, Row
from jalon.recognition.vocabulary.columns import PLAN_ROLES

_LEVELS: dict[int, tuple[tuple[Level, int], ...]] = {
    1: (("objective", 21),),
    2: (("axis", 12), ("objective", 21)),
    3: (("axis", 12), ("axis", 14), ("objective", 21)),
}


def outline(events: list[Event]) -> list[Event]:
    """The same events, where rows that only name a part become headings, and deeper rows hang under the one above."""
    labelled = any(isinstance(event, Heading) and event.numbered.level == "axis" for event in events)
    result: list[Event] = []
    for key, group in groupby(events, key=lambda event: id(event.columns) if isinstance(event, Row) else 0):
        run = list(group)
        rows = [event for event in run if isinstance(event, Row)]
        if key and rows and rows[0].columns.plan:
            result.extend(
                _stated_run(rows) or _family_run(rows) or _numbered_run(rows, under_axis=labelled) or _named_run(rows)
            )
        else:
            result.extend(run)
    return result


def _stated_run(rows: list[Row]) -> list[Event] | None:
    """Rows whose table states how deep each stands, each below its parent; None where it does not."""
    statement = rows[0].columns.levels
    if statement is None or len(rows[0].columns.plan) != 1:
        return None
    if statement.way in {"indent", "label"} and statement.column != rows[0].columns.plan[0]:
        return None
    if statement.way == "parent":
        keys, parents = ([row.string(at) for row in rows] for at in (statement.keys, statement.column))
        ranked = by_family(parents_of(keys, parents))
    elif statement.way == "indent":
        indents = [cell[0].indent if (cell := row.cells[statement.column]) else 0.0 for row in rows]
        order = sorted(set(indents))
        ranked = [(at, order.index(indent)) for at, indent in enumerate(indents)]
    else:
        ranked = list(enumerate(depths_of(statement, [row.string(statement.column) for row in rows])))
    ordered = [rows[at] for at, _depth in ranked]
    depths = [depth for _at, depth in ranked]
    aside = {statement.column, statement.keys, *rows[0].columns.of("number", *PLAN_ROLES)}
    bare = [row.blank(*(at for at in range(len(row.cells)) if at not in aside)) for row in ordered]
    levels = name_levels(statement, depths, bare)
    for row, depth in zip(ordered, depths, strict=True):
        row.standing = Standing(levels[depth], depth)
    return list(ordered)


def _family_run(rows: list[Row]) -> list[Event] | None:
    """Rows under parts that columns name, some of which say which row is their parent: each stands below it."""
    statement, plan = rows[0].columns.levels, rows[0].columns.plan
    if statement is None or statement.way != "parent" or len(plan) < 2 or statement.column in plan:
        return None
    keys, parents = ([row.string(at) for row in rows] for at in (statement.keys, statement.column))
    ranked = by_family(parents_of(keys, parents))
    for at, depth in ranked:
        rows[at].depth = depth
    return [rows[at] for at, _depth in ranked]


def _first(row: Row) -> Numbered | None:
    """The first words of the first plan column, parted from their number."""
    lines = row.cells[row.columns.plan[0]]
    if not lines:
        return None
    return split_label(lines[0].text) or split_any_label(lines[0].text) or split_number(lines[0].text)


def _fieldless(row: Row) -> bool:
    column = row.columns.plan[0]
    others = [at for at in range(len(row.cells)) if at != column]
    return row.blank(*others) and len(row.cells[column]) == 1


def _numbered_run(rows: list[Row], *, under_axis: bool) -> list[Event] | None:
    """Rows whose only plan column is numbered at several depths; None when it is not so."""
    if len(rows[0].columns.plan) != 1:
        return None
    values = [(first.value if (first := _first(row)) else None) or () for row in rows]
    depths = sorted({len(value) for value in values if value})
    deeper = [value for value in values if len(value) > (depths[0] if depths else 0)]
    seen = {value for value in values if value}
    nested = sum(1 for value in deeper if value[:-1] in seen)
    if len(depths) < 2 or nested * 2 < len(deeper):
        return None
    outer = [depth for depth in depths[:-1] if _only_names(rows, values, depth)]
    levels = _LEVELS.get(len(outer), _LEVELS[3])
    if under_axis:
        levels = tuple(("objective", 21 + at) for at in range(len(outer)))
    result: list[Event] = []
    for row, value in zip(rows, values, strict=True):
        first = _first(row)
        if first is not None and len(value) in outer and _fieldless(row):
            level, rank = levels[min(outer.index(len(value)), len(levels) - 1)]
            result.append(Heading(Numbered(first.number, first.text, first.label, level, rank)))
            continue
        inner = [depth for depth in depths if depth not in outer]
        row.depth = inner.index(len(value)) if len(value) in inner else 0
        result.append(row)
    return result


def _only_names(rows: list[Row], values: list[tuple[int, ...]], depth: int) -> bool:
    """Whether nearly all rows numbered at a depth say nothing else."""
    same = [row for row, value in zip(rows, values, strict=True) if len(value) == depth]
    return sum(1 for row in same if _fieldless(row)) >= 0.8 * len(same)


def _named_run(rows: list[Row]) -> list[Event]:
    """Rows that hold one cell and stand above full rows name a part when several do so, or when they are marked."""
    column = rows[0].columns.plan[0]
    found = [at for at, row in enumerate(rows) if _fieldless(row) and not rows[at].cells[column][0].bullet]
    led = [at for at in found if at + 1 < len(rows) and _stands_under(rows[at + 1], column)]
    marked = [at for at in led if _marked(rows[at], column)]
    chosen = led if len(led) > 1 and len(led) == len(found) and len(led) * 2 <= len(rows) else marked
    result: list[Event] = []
    for at, row in enumerate(rows):
        first = _first(row)
        if at in chosen and first is not None:
            result.append(Heading(first, guessed=first.level is None))
        else:
            result.append(row)
    return result


def _stands_under(row: Row, column: int) -> bool:
    return not row.blank(column) and not _fieldless(row)


def _marked(row: Row, column: int) -> bool:
    """Whether a cell looks like a heading by itself: a label and number, or capitals."""
    line = row.cells[column][0]
    return line.string.isupper() or split_any_label(line.text) is not None
