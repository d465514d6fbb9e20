"""Tables: a row for each action, or a row for each objective with aligned lists, under axes shown in many ways."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bench.drawing import numbering, spans, states
from bench.drawing.blocks import Break, Cell, Heading, Paper, Paragraph, Sheet, Table, row
from bench.drawing.columns import Column, fields, headings, said
from bench.drawing.dice import Dice
from bench.drawing.keys import Json, actions, key_of
from bench.drawing.plan import Goal, Line, Part, Plan, Wanted, invent
from bench.drawing.vocabulary import words

Row = list[Cell | None]
Drawn = tuple[Plan, Paper, Json]
BAND: Final = "DDEBF7"
_FIT: Final[dict[str, dict[str, float]]] = {  # how an axis may be shown, by format
    "csv": {"repeated": 3, "blank": 2, "section_row": 2},
    "xlsx": {"merged": 3, "repeated": 3, "blank": 2, "section_row": 3, "sheet": 2, "headings": 1},
    "other": {"merged": 3, "repeated": 2, "blank": 2, "section_row": 3, "headings": 3},
}


@dataclass(slots=True)
class TableShape:
    """How one table is drawn: the columns, and how axes and objectives stand in it."""

    columns: list[Column]
    axis: str
    goal: str
    number_column: bool
    band: str
    lists: str | None = None  # the mark of each line, where a row is an objective with its actions as lines of a cell


def table(dice: Dice, language: str, kind: str) -> Drawn:
    """A plan as a table, or as a table for each axis."""
    levels = dice.pick("levels", {"none": 2, "axis": 3, "objective": 2, "axis+objective": 3})
    axes, goals = "axis" in levels, "objective" in levels
    lists = goals and kind != "txt" and dice.yes("lists in cells", 0.25)
    wanted = Wanted(axes=axes, goals=goals, several_lines=kind != "txt" and not lists, empty=0 if lists else 0.06)
    plan = invent(dice, language, wanted)
    numbered = numbering.number(dice, plan)
    shape = _shape(dice, plan, kind, axes=axes, goals=goals, numbered=numbered != "none", lists=lists)
    if lists:
        shape.lists = dice.pick("list mark", ("- ", "• ", "") if numbered != "none" else ("- ", "• ", "1. ", "a) ", ""))
    paper = Paper(plan.title)
    legend = states.show(dice, plan, kind) if "status" in [one.role for one in shape.columns] else []
    told = [column.role for column in shape.columns]
    rows_of = _Rows(dice, plan, shape)
    _title(dice, plan, paper, kind, single=shape.axis not in {"headings", "sheet"})
    if shape.axis in {"headings", "sheet"}:
        _apart(dice, plan, paper, shape, rows_of)
    else:
        paper.blocks.append(Table(rows_of.whole(plan)))
    if legend and dice.pick("legend", ("above", "below")) == "above":
        at = next(
            at
            for at, block in enumerate(paper.blocks)
            if isinstance(block, Table | Heading) and (at or isinstance(block, Table))
        )
        paper.blocks[at:at] = legend
    else:
        paper.blocks += legend
    if not shape.number_column and not rows_of.in_text:
        for _part, _goal, line in plan.flat:
            line.number = ""
    key = key_of(plan, told)
    if "start" in told:
        _dates(key, plan, [next(one.heading for one in shape.columns if one.role == name) for name in ("start", "end")])
    return plan, paper, key


def _dates(key: Json, plan: Plan, names: list[str]) -> None:
    for node, line in zip(actions(key["nodes"]), plan.lines, strict=True):
        told = spans.dates_key(line, names)
        node["schedule"], node["bounds"] = told["schedule"], told["bounds"]
        node["alternatives"]["schedule"] = told["others"]


def _shape(dice: Dice, plan: Plan, kind: str, *, axes: bool, goals: bool, numbered: bool, lists: bool) -> TableShape:
    axis = dice.pick("axis as", _FIT.get(kind, _FIT["other"])) if axes else ""
    goal_ways = {name: 1.0 for name in ("merged", "repeated", "blank") if not (kind == "csv" and name == "merged")}
    if axis not in {"repeated", "blank", "merged"} and (axis != "section_row" or numbered):
        goal_ways["section_row"] = 1.0
    goal = dice.pick("objective as", {"repeated": 1.0} if lists else goal_ways) if goals else ""
    told = fields(dice, plan.language)
    if "when" in told and not lists and dice.yes("start and end", 0.13):
        spans.dated(dice, plan)
        told[told.index("when") : told.index("when") + 1] = ["start", "end"]
    order = dice.pick("order", {"usual": 3, "shuffled": 1})
    if order == "shuffled":
        dice.shuffle(told)
        if "end" in told:  # a start stands before its end
            told.remove("end")
            told.insert(told.index("start") + 1, "end")
    number_column = numbered and dice.pick("number in", {"text": 1, "column": 1}) == "column"
    roles = ["number"] * number_column + ["action"] + told
    if goal and goal != "section_row":
        roles = ["objective", *roles]
    if axis in {"merged", "repeated", "blank"}:
        roles = ["axis", *roles]
    columns = headings(dice, plan.language, roles)
    return TableShape(columns, axis, goal, number_column, dice.pick("section row", ("merged", "first cell", "filled")))


def _title(dice: Dice, plan: Plan, paper: Paper, kind: str, *, single: bool) -> None:
    ways = (
        {"none": 1.0, "paragraph": 1.0, "row": 1.0}
        if kind in {"csv", "xlsx"}
        else {"heading": 3.0, "bold": 1.0, "row": 0.7}
    )
    if not single:  # the title of a plan is no row of the table of its first axis
        del ways["row"]
    way = dice.pick("title as", ways)
    if way == "heading":
        paper.blocks.append(Heading(0, plan.title))
    elif way in {"bold", "paragraph"}:
        paper.blocks.append(Paragraph(plan.title, bold=way == "bold"))
    elif way == "row":
        paper.looks["title row"] = "yes"


def _apart(dice: Dice, plan: Plan, paper: Paper, shape: TableShape, rows_of: _Rows) -> None:
    """A table for each axis, under its heading or in its sheet."""
    again = dice.pick("header again", {"yes": 4, "no": 1}) == "yes" or shape.axis == "sheet"
    for at, part in enumerate(plan.parts):
        name = f"{part.number} {part.name}".strip()
        if shape.axis == "sheet":
            paper.blocks.append(Sheet(part.name))
            if dice.odds(0.4) or part.number:
                paper.blocks.append(Paragraph(name, bold=True))
        else:
            if at and dice.odds(0.2):
                paper.blocks.append(Break())
            paper.blocks.append(Heading(1, name))
        head = rows_of.header() if again or at == 0 else []
        paper.blocks.append(Table(head + rows_of.part(part)))


class _Rows:
    """Makes the rows of tables of one shape."""

    def __init__(self, dice: Dice, plan: Plan, shape: TableShape) -> None:
        self.dice, self.plan, self.shape = dice, plan, shape
        self.width = len(shape.columns)
        self.in_text = not shape.number_column
        self.case = dice.pick("case of headings", {"as is": 6, "capitals": 2, "lower": 1, "colon": 1})
        self.blank_rows = dice.yes("blank rows", 0.1)
        self.again = dice.yes("header repeated midway", 0.06)
        self.instructions = dice.yes("row of instructions", 0.04)
        self.total = dice.yes("total row", 0.5) if any(one.role == "budget" for one in shape.columns) else False
        self.note = dice.yes("note row", 0.08)
        self.bands = dice.yes("two header rows", 0.08)

    def header(self) -> list[Row]:
        """The rows of headings."""
        change: dict[str, Callable[[str], str]] = {
            "capitals": str.upper, "lower": str.lower, "colon": lambda text: f"{text} :"}  # fmt: skip
        texts = [change.get(self.case, str)(column.heading) for column in self.shape.columns]
        rows = [row(*texts, bold=True)]
        if self.bands and self.width > 3:
            at = self.dice.randint(2, self.width - 1)
            first, second = (
                ("Planification", "Suivi et détails") if self.plan.language == "fr" else ("Planning", "Details")
            )
            bands: Row = [Cell(first, columns=at, bold=True), *[None] * (at - 1)]
            bands += [Cell(second, columns=self.width - at, bold=True), *[None] * (self.width - at - 1)]
            rows = [bands, *rows]
        if self.instructions:
            hints = words(self.plan.language, "frame")["instruction"]
            rows.append([Cell(f"({self.dice.choice(hints).lower()})", italic=True) for _column in texts])
        return rows

    def whole(self, plan: Plan) -> list[Row]:
        """All the rows of one table."""
        rows = self.header()
        for at, part in enumerate(plan.parts):
            if at and self.blank_rows:
                rows.append(row(*[""] * self.width))
            if at == 1 and self.again:
                rows += self.header()[-1 - self.instructions : None if not self.instructions else -1]
            if self.shape.axis == "section_row":
                rows.append(self._across(f"{part.number} {part.name}".strip(), level=1))
            rows += self.part(part)
        return rows + self._foot()

    def part(self, part: Part) -> list[Row]:
        """The rows of one axis."""
        rows: list[Row] = []
        for goal in part.goals:
            if self.shape.goal == "section_row":
                rows.append(self._across(f"{goal.number} {goal.name}".strip(), level=2))
            lines = [self._line(part, goal, line) for line in goal.lines]
            rows += [self._gathered(lines)] if self.shape.lists is not None else lines
        many = self.shape.lists is None
        self._cover(rows, "axis", self.shape.axis, [len(part.lines) if many else len(part.goals)])
        self._cover(rows, "objective", self.shape.goal, [len(goal.lines) if many else 1 for goal in part.goals])
        return rows

    def _gathered(self, lines: list[Row]) -> Row:
        """One row of several: the cells of each column as lines of one."""
        out: Row = []
        for at, column in enumerate(self.shape.columns):
            texts = [line[at].text for line in lines]  # type: ignore[union-attr]
            if column.role in {"axis", "objective"}:
                out.append(Cell(texts[0]))
                continue
            mark = self.shape.lists or ""
            marks = {"1. ": [f"{one}. " for one in range(1, 9)], "a) ": [f"{one}) " for one in "abcdefgh"]}
            mark = "" if column.role == "number" else mark
            numbered = marks.get(mark, [mark] * 8)
            out.append(Cell("\n".join(first + text for first, text in zip(numbered, texts, strict=False))))
        return out

    def _across(self, text: str, *, level: int) -> Row:
        way = self.shape.band
        if way == "first cell":
            return [Cell(text, bold=level == 1), *(Cell() for _other in range(self.width - 1))]
        return [
            Cell(text, columns=self.width, bold=True, fill=BAND if way == "filled" else ""),
            *[None] * (self.width - 1),
        ]

    def _line(self, part: Part, goal: Goal, line: Line) -> Row:
        texts, fills = [], []
        for column in self.shape.columns:
            fills.append(line.status.fill if column.role == "status" else "")
            if column.role == "axis":
                texts.append(f"{part.number} {part.name}".strip())
            elif column.role == "objective":
                texts.append(f"{goal.number} {goal.name}".strip())
            elif column.role == "action" and self.in_text and line.number:
                texts.append(f"{line.number} {line.text}")
            else:
                texts.append(said(line, column.role))
        return [Cell(text, fill=fill) for text, fill in zip(texts, fills, strict=True)]

    def _cover(self, rows: list[Row], role: str, way: str, heights: list[int]) -> None:
        """Merge or empty the cells of a column below the first of each run."""
        at = next((at for at, column in enumerate(self.shape.columns) if column.role == role), None)
        if at is None or way == "repeated":
            return
        lines = [line for line in rows if len([cell for cell in line if cell]) > 1 or self.width == 1]
        for height in heights:
            run, lines = lines[:height], lines[height:]
            for line in run[1:]:
                line[at] = None if way == "merged" else Cell()
            first = run[0][at] if run else None
            if way == "merged" and first:
                first.rows = height

    def _foot(self) -> list[Row]:
        rows: list[Row] = []
        frame = words(self.plan.language, "frame")
        if self.total:
            at = next(at for at, column in enumerate(self.shape.columns) if column.role == "budget")
            texts = [""] * self.width
            texts[0], texts[at] = self.dice.choice(frame["total"]), "17 450"
            rows.append(row(*texts, bold=True))
        if self.note:
            rows.append([Cell(self.dice.choice(frame["note"]), columns=self.width), *[None] * (self.width - 1)])
        return rows
