"""What a run of tables says in reading order: a heading, a line across the table, or a row whose cells are lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from jalon.recognition.calendars import shaded
from jalon.recognition.colours import colour_name
from jalon.recognition.columns import Columns
from jalon.recognition.levels import Standing
from jalon.recognition.lines import GridRow, Line
from jalon.recognition.numbers import Numbered
from jalon.recognition.proposal import Doubt
from jalon.recognition.source import Text


@dataclass(slots=True)
class Row:
    """One row: the lines of each column's own cell. `covered[c]`: a cell from above spans this row there.

    `depth` is 1 or more where its numbers put it under the action above it; `standing` is its place where the table
    states it.
    """

    columns: Columns
    cells: list[list[Line]]
    covered: list[bool]
    after_break: bool = False
    doubts: list[Doubt] = field(default_factory=list)
    spans: list[int] = field(default_factory=list)
    depth: int = 0
    standing: Standing | None = None
    shaded: set[int] = field(default_factory=set)  # columns whose empty cell is coloured
    colours: list[str] = field(default_factory=list)  # of empty cells that would say its status
    blanks: dict[int, int] = field(default_factory=dict)  # lines of a dash alone, by columns that say nothing else

    def string(self, column: int) -> str:
        """The words of one cell."""
        return " ".join(line.string for line in self.cells[column])

    def blank(self, *columns: int) -> bool:
        """Whether these cells have no words."""
        return not any(line.string for column in columns for line in self.cells[column])

    @property
    def says_a_step(self) -> bool:
        """Whether it has a step and what is said of it, under an action that began above: rows are steps."""
        if not self.columns.have_steps:
            return False
        plan = self.columns.plan
        said = any(self.cells[at] for at in self.columns.of("leads", "schedule", "results", "status"))
        return bool(self.cells[plan[-1]]) and not self.cells[plan[-2]] and said

    @property
    def blanks_mean_above(self) -> bool:
        """Whether it leaves its objective blank without a merged cell: blanks then repeat what is above."""
        return any(self.blank(at) and not self.covered[at] for at in self.columns.plan[:-1])


@dataclass(slots=True)
class Heading:
    """A line that names an axis or an objective: outside the table, or across it.

    `guessed`: nothing labels it; `nested`: it stands under one that looks the same; `sheet`: it is the name of a sheet.
    """

    numbered: Numbered
    depth: int = 0
    guessed: bool = False
    nested: bool = False
    sheet: bool = False


@dataclass(slots=True)
class Across:
    """A line across the table that is no heading ("En continu : …")."""

    text: Text


@dataclass(slots=True)
class Stated:
    """A state over the rows that are in it ("Complete"), until the next state or heading."""

    text: Text


@dataclass(slots=True)
class Expected:
    """What a small table of indicators expects of the part of the plan it stands under."""

    texts: list[Text]


@dataclass(slots=True)
class Told:
    """What the part of the plan above says of itself, by the role of its label."""

    role: str
    label: Text
    value: Text


Event = Heading | Across | Stated | Expected | Told | Row


def numbers_line(row: Row) -> Text | None:
    """The label of a row that a column names by its level and a number ("Activity 1.1"); None for other rows."""
    levels = row.columns.levels
    if levels is None or levels.way != "word" or not levels.named or row.standing is None:
        return None
    lines = row.cells[levels.column]
    text = lines[0].text if len(lines) == 1 else None
    return text if text is not None and any(map(str.isdigit, text.string)) else None


def row_of(columns: Columns, row: GridRow, index: int, *, after_break: bool) -> Row:
    """A row of a grid as the columns of its table see it."""
    count = len(columns.readings)
    cells: list[list[Line]] = [[] for _ in range(count)]
    covered = [False] * count
    spans = [1] * count
    blanks: dict[int, int] = {}
    for cell in dict.fromkeys(filter(None, row.cells)):
        at = min(cell.column, count - 1)
        if cell.row == index:
            cells[at].extend(cell.lines)
            if cell.blanks:
                blanks[at] = cell.blanks
            spans[at] = cell.row_span
        else:
            for column in range(at, min(at + cell.col_span, count)):
                covered[column] = bool(cell.string) or covered[column]
    marked = [at for at, column in enumerate(columns.readings) if column.marked]
    coloured = {at for at in marked if shaded([row], index, at) == [True]}
    stated = [at for at in columns.of("status", "results") if at not in marked and shaded([row], index, at) == [True]]
    own = (row.cells[at] for at in stated)
    colours = [name for one in own if one and (name := colour_name(one.background))]
    return Row(columns, cells, covered, after_break, spans=spans, shaded=coloured, colours=colours, blanks=blanks)
