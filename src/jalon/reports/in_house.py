"""A bilan in the layout of the house, with the columns, the order and the headings of the plan it is about."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby
from uuid import UUID

from django.utils.translation import gettext as _

from jalon.documents.readers.marks import about
from jalon.documents.writers.house import Block, Grid, GridColumn, Printed, Row, Text, Title, Value
from jalon.plans.choices import LEVELS, Level, Status
from jalon.plans.rules.rollup import HALF
from jalon.reports import cells
from jalon.reports.charts import chart_of
from jalon.reports.model import Bilan, Column, Line, Summary
from jalon.reports.times import parted_times
from jalon.reports.wording import heading_of, known_of, numbered, percent_of, status_of, unplanned
from jalon.wording.plans import STATUS_ORDER

# How much of the width a column takes beside one of ordinary width.
SHARES = {"number": 0.4, "action": 1.8, "item": 1.4, "objective": 1.2, "schedule": 0.8, "status": 0.7, "results": 1.5}

_MARKS = ("", "– ", "◦ ", "▪ ")  # before a step, by how many steps it stands under


@dataclass(frozen=True, slots=True)
class Cell(Value):
    """What a line says under a column: that of `role` (as in model.Column, or the level of the line)."""

    identity: UUID | None = None
    role: str = ""
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Heading(Title):
    """A title that is the name of a line, of this level."""

    role: str = ""
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Aside(Text):
    """What a line says beside its name, a cell for each of the lines."""

    cells: Sequence[Cell] = ()


def lay_out(bilan: Bilan, *, highlights: bool = False, one_table: bool = False) -> Printed:
    """The document. `highlights` when the plan's own legend says that what is done or begun is in bold.

    `one_table` puts the axes in a column of their own instead of over tables, to sort and filter the whole.
    """
    columns = cells.columns_of(bilan, with_axes=one_table)
    builder = _Builder(columns, highlights=highlights, own_roles={column.role for column in bilan.columns})
    blocks: list[Block] = []
    if bilan.choices.summary:
        blocks.extend(summary_blocks(bilan.summary))
    blocks.extend(builder.plan(bilan.lines, bilan.title))
    blocks.extend(_unplanned(bilan, builder))
    if bilan.acronyms:
        blocks.append(Title(_("Acronyms"), 1))
        blocks.append(Text([f"{short}{_(': ')}{long}" for short, long in sorted(bilan.acronyms.items())], small=True))
    day = known_of(bilan.choices.as_of, bilan.made)
    return Printed(
        title=bilan.title,
        language=bilan.language,
        blocks=blocks,
        organisation=bilan.organisation,
        subtitle=_("Report as of %(day)s") % {"day": day},
        footer=" – ".join(filter(None, (bilan.organisation, bilan.title, day))),
        made=bilan.made,
    )


def summary_blocks(summary: Summary) -> Iterator[Block]:
    """The paragraphs, then the table that its chart shows; marked, so that none is taken for the plan."""
    if not summary.paragraphs and not summary.shares:
        return
    marks = map(about, count())
    yield Title(_("Summary"), 1, next(marks))
    for paragraph in summary.paragraphs:
        if paragraph.heading:
            yield Title(paragraph.heading, 2, next(marks))
        yield Text([paragraph.text], identity=next(marks))
    if not summary.shares:
        return
    yield Title(_("Progress by axis"), 2, next(marks))
    if chart := chart_of(summary):
        yield replace(chart, identity=next(marks))
    met = {code for share in summary.shares for code in share.statuses}
    statuses = [code for code in STATUS_ORDER if code in met]
    compared = any(share.before is not None for share in summary.shares)
    headings = [_("Progress"), *([_("Previous report")] if compared else []), *map(status_of, statuses)]
    columns = [GridColumn(heading_of("axis"), 1.8), *(GridColumn(each, _room(each)) for each in headings)]
    rows: list[Row] = []
    for share in summary.shares:
        values = [Value(share.name or _("Whole plan"), bold=share.identity is None), _percent(share.progress.percent)]
        values += [_percent(share.before)] if compared else []
        values += [Value(str(count), number=count) for count in (share.statuses.get(each, 0) for each in statuses)]
        rows.append(Row(values, identity=None if rows else next(marks)))
    yield Grid(_("Progress by axis"), columns, rows)


def narrowed(grid: Grid) -> Grid:
    """The table of a summary with its counts in one column of words, for a page too narrow for a column each."""
    counted = [at for at, value in enumerate(grid.rows[0].values) if value is not None and value.number is not None]
    rows = []
    for row in grid.rows:
        counts = [(grid.columns[at].heading, value) for at in counted if (value := row.values[at]) and value.number]
        said = ", ".join(f"{heading}{_(': ')}{value.text}" for heading, value in counts)
        kept = [value for at, value in enumerate(row.values) if at not in counted]
        rows.append(replace(row, values=[*kept, Value(said)]))
    columns = [column for at, column in enumerate(grid.columns) if at not in counted]
    return replace(grid, columns=[*columns, GridColumn(heading_of("status"), 2.6)], rows=rows)


def _room(heading: str) -> float:
    """The share of a column of figures: no word of its heading is cut."""
    return max(0.6, 0.2 + 0.11 * max(map(len, heading.split())))


def _percent(percent: float | None) -> Value:
    return Value(percent_of(percent), percent=percent)


def _unplanned(bilan: Bilan, builder: _Builder) -> Iterator[Block]:
    """Work nobody foresaw, in a table of its own, each with the axis it belongs to."""
    if not any(bilan.unplanned.values()):
        return
    axes = {line.identity: numbered(line.item.number, cells.text_of(line)) for line in bilan.lines}
    columns = [Column("axis", heading_of("axis"))] if any(bilan.unplanned) else []
    columns += [Column("action", heading_of("action"))]
    columns += [column for column in builder.columns if column.role in {"leads", "schedule", "results"}]
    rows = []
    for axis, tops in bilan.unplanned.items():
        for line in (each for top in tops for each in top.walk()):
            name = axes.get(axis, "") if axis else ""
            own = {"axis": Value(name), "action": _name(line, numbered(line.item.number, cells.text_of(line)))}
            values = [own.get(column.role) or builder.value(line, column.role) for column in columns]
            rows.append(Row(values, identity=line.identity))
    yield Title(unplanned(), 1)
    yield Grid(unplanned(), [GridColumn(each.heading, SHARES.get(each.role, 1.0)) for each in columns], rows)


def _name(line: Line, words: str, *, bold: bool = False) -> Cell:
    """The name of a line."""
    role = line.item.kind
    return Cell(words, bold=bold, identity=line.identity, role=role, edited=cells.is_edited(line, role))


class _Builder:
    """Makes the tables of the plan, all with the same columns but those that would say nothing.

    `own_roles` are those of the columns that the document of the plan has.
    """

    def __init__(self, columns: Sequence[Column], *, highlights: bool, own_roles: Collection[str]) -> None:
        self.columns = columns
        self.own_roles = own_roles
        self.highlights = highlights
        self.roles = [column.role for column in columns]
        self.whens = [at for at, role in enumerate(self.roles) if role == "schedule"]
        self.grid = [GridColumn(column.heading, SHARES.get(column.role, 1.0)) for column in columns]

    def plan(self, lines: Sequence[Line], name: str) -> Iterator[Block]:
        """A title and a table for each axis; one table for what stands under none."""
        loose: list[Line] = []
        for line in lines:
            if line.item.kind != Level.AXIS.value or "axis" in self.roles:
                loose.append(line)
                continue
            if loose:
                yield self.table(loose, name)
                loose = []
            title = numbered(line.item.number, cells.text_of(line))
            role = line.item.kind
            yield Heading(title, 1, line.identity, role=role, edited=cells.is_edited(line, role))
            if own := self.own(line):
                yield own
            yield from self.tables(line.children, title)
        if loose:
            yield self.table(loose, name)

    def tables(self, lines: Sequence[Line], name: str) -> Iterator[Grid]:
        """What stands under an axis: one table, and others for what stands under none of its objectives.

        In the same table, an empty cell would read as the objective above going on. Steps have a column where there are
        any.
        """
        for wide, group in groupby(lines, lambda line: line.item.kind == Level.OBJECTIVE.value):
            some = list(group)
            roles = [role for role in self.roles if wide or role != Level.OBJECTIVE.value]
            steps = any(each.item.kind == Level.ITEM.value for line in some for each in line.walk())
            fewer = [role for role in roles if steps or role != Level.ITEM.value]
            told = [role for role in fewer if self.is_wanted(role, some)]
            kept = next((each for each in (told, fewer) if len(each) > 1), roles)  # a column alone is no table
            yield self.having(kept).table(some, name)

    def is_wanted(self, role: str, lines: Sequence[Line]) -> bool:
        """Whether a table has a column: one of the document, that of results, or one where some of its lines say it."""
        kept = role in self.own_roles or role in {*LEVELS, "number", "results"}
        return kept or any(cells.said(each, role) for line in lines for each in line.walk())

    def having(self, roles: Sequence[str]) -> _Builder:
        """The same with only these columns."""
        columns = [column for column in self.columns if column.role in roles]
        return _Builder(columns, highlights=self.highlights, own_roles=self.own_roles)

    def table(self, lines: Sequence[Line], name: str) -> Grid:
        """These lines and those below them."""
        return Grid(name, self.grid, list(self.rows(lines)))

    def own(self, line: Line) -> Aside | None:
        """What an axis says beside its name, one line a column; None when it says nothing."""
        own = [(column, self.value(line, column.role)) for column in self.columns if self.is_cell(column.role)]
        there = [(column, cell) for column, cell in own if cell.text]
        lines = [f"{column.heading}{_(': ')}{', '.join(cell.lines)}" for column, cell in there]
        return Aside(lines, cells=[cell for _column, cell in there]) if lines else None

    @staticmethod
    def is_cell(role: str) -> bool:
        """Whether a column holds something else than the plan's levels and numbers."""
        return role not in LEVELS and role != "number"

    def rows(self, lines: Sequence[Line]) -> Iterator[Row]:
        """A row for each line that has words of its own or nothing below; a level above goes on over those below."""
        for line in lines:
            yield from self._rows(line, {})

    def _rows(self, line: Line, above: dict[str, Value | None], under: int = 0) -> Iterator[Row]:
        """Those of a line that stands `under` so many steps."""
        level = self.level(line)
        number = "" if "number" in self.roles else line.item.number
        name = _MARKS[min(under, len(_MARKS) - 1)] + numbered(number, cells.text_of(line))
        levels = above | {level: _name(line, name, bold=self.bold(line))}
        has_own = any(cells.said(line, role) for role in self.roles if self.is_cell(role))
        deeper = any(self.level(child) != level for child in line.children)
        nested = bool(line.children) and self.level(line.children[0]) == level  # what is said next stands in its column
        if has_own or not deeper or nested or level == Level.ACTION.value:  # its steps have rows of their own
            values: list[Value | None] = [
                levels.get(role, Value()) if role in LEVELS else self.value(line, role) for role in self.roles
            ]
            self.part_times(values)
            yield Row(values, identity=line.identity)
            levels = dict.fromkeys(levels)
        again = {level: _name(line, name, bold=self.bold(line))}
        steps = under + (level == Level.ITEM.value)
        for child in line.children:
            apart = level == Level.AXIS.value and self.level(child) != Level.OBJECTIVE.value
            yield from self._rows(child, levels if not apart else levels | {level: Value(name)}, steps)
            # After another of its level, what is below it stands under its name again.
            levels = dict.fromkeys(levels) | (again if self.level(child) == level else {})

    def level(self, line: Line) -> str:
        """The column that says a line: that of its level, or the deepest (an axis moved under an action)."""
        kind: str = line.item.kind
        return kind if kind in self.roles else next((role for role in reversed(LEVELS) if role in self.roles), kind)

    def part_times(self, values: list[Value | None]) -> None:
        """Where several columns say when, each says its part."""
        if len(self.whens) > 1 and (whole := values[self.whens[0]]):
            parts = parted_times(whole.text, [self.columns[at].heading for at in self.whens])
            for at, part in zip(self.whens, parts, strict=True):
                values[at] = replace(whole, text=part, day=cells.day_said("schedule", part))

    def value(self, line: Line, role: str) -> Cell:
        """A cell that is no level."""
        lines = cells.said(line, role)
        text = "\n".join(lines)
        return Cell(
            text,
            day=cells.day_said(role, text),
            percent=cells.percent_said(line, text),
            bullets=len(lines) > 1,
            identity=line.identity,
            role=role,
            edited=cells.is_edited(line, role),
        )

    def bold(self, line: Line) -> bool:
        """Whether the plan's legend has it in bold."""
        if self.highlights and line.item.kind == Level.ACTION.value:
            return line.status in {Status.DONE, *HALF}
        return line.item.highlighted
