"""One small table an action, a table on its side, and actions as headings over labelled paragraphs."""

from __future__ import annotations

from bench.drawing import numbering
from bench.drawing.blocks import Block, Bullet, Cell, Heading, Paper, Paragraph, Table
from bench.drawing.columns import Column, fields, headings, said
from bench.drawing.dice import Dice
from bench.drawing.keys import Json, key_of
from bench.drawing.plan import Line, Plan, Wanted, invent
from bench.drawing.vocabulary import LANGUAGES

Drawn = tuple[Plan, Paper, Json]


def _titled(line: Line) -> str:
    return f"{line.number} {line.text}".strip()


def _begun(dice: Dice, plan: Plan, kind: str) -> Paper:
    title: Block = Paragraph(plan.title, bold=True) if kind == "xlsx" else Heading(0, plan.title)
    return Paper(plan.title, [title], looks={"labels": dice.pick("labels", ("bold", "plain"))})


def cards(dice: Dice, language: str, kind: str) -> Drawn:
    """A table of two columns for each action."""
    levels = dice.pick("levels", {"none": 1, "axis": 2})
    plan = invent(dice, language, Wanted(axes=levels == "axis", most=10))
    numbering.number(dice, plan)
    paper = _begun(dice, plan, kind)
    told = fields(dice, language)
    columns = headings(dice, language, ["action", *told])
    title = dice.pick("card title", ("labelled row", "merged row", "heading"))
    empty = dice.pick("empty labels", ("kept", "left out"))
    for part in plan.parts:
        if part.name:
            paper.blocks.append(Heading(1, f"{part.number} {part.name}".strip()))
        for line in part.lines:
            paper.blocks += _card(line, columns, title, kept=empty == "kept")
    return plan, paper, key_of(plan, told)


def _card(line: Line, columns: list[Column], title: str, *, kept: bool) -> list[Block]:
    rows: list[list[Cell | None]] = []
    out: list[Block] = []
    if title == "labelled row":
        rows.append([Cell(columns[0].heading, bold=True), Cell(_titled(line))])
    elif title == "merged row":
        rows.append([Cell(_titled(line), columns=2, bold=True), None])
    else:
        out.append(Heading(2, _titled(line)))
    for column in columns[1:]:
        text = said(line, column.role)
        if text or kept:
            fill = line.status.fill if column.role == "status" else ""
            rows.append([Cell(column.heading, bold=True), Cell(text, fill=fill)])
    return [*out, Table(rows)] if rows else out


def turned(dice: Dice, language: str, kind: str) -> Drawn:
    """A table on its side: a row for each kind of field, a column for each action."""
    plan = invent(dice, language, Wanted(most=5))
    plan.parts[0].goals[0].lines = plan.lines[:5]
    paper = _begun(dice, plan, kind)
    numbering.number(dice, plan)
    told = fields(dice, language, least=3)
    columns = headings(dice, language, ["action", *told])
    rows: list[list[Cell | None]] = []
    for column in columns:
        texts = [_titled(line) if column.role == "action" else said(line, column.role) for line in plan.lines]
        rows.append([Cell(column.heading, bold=True), *map(Cell, texts)])
    paper.blocks.append(Table(rows))
    return plan, paper, key_of(plan, told)


def labelled(dice: Dice, language: str, kind: str) -> Drawn:
    """Actions as headings, numbered or bold lines, with labelled lines below."""
    levels = dice.pick("levels", {"none": 1, "axis": 2, "axis+objective": 1})
    plan = invent(
        dice, language, Wanted(axes="axis" in levels, goals="objective" in levels, several_lines=False, most=12)
    )
    numbers = numbering.number(dice, plan)
    paper = _begun(dice, plan, kind)
    told = fields(dice, language)
    columns = headings(dice, language, told)
    ways = ["heading", "bold"] if numbers == "none" else ["heading", "bold", "plain"]
    action = dice.pick("action as", ways)
    below = dice.pick("fields below", ("lines", "one line", "bullets"))
    colon = " : " if language == LANGUAGES[0] else ": "
    between = dice.pick("fields between", (" – ", " | ", " ; ", ". ")) if below == "one line" else ""
    for part in plan.parts:
        if part.name:
            paper.blocks.append(Heading(1, f"{part.number} {part.name}".strip()))
        for goal in part.goals:
            if goal.name:
                paper.blocks.append(Heading(2, f"{goal.number} {goal.name}".strip()))
            for line in goal.lines:
                paper.blocks.append(
                    Heading(3 if goal.name else 2, _titled(line)) if action == "heading"
                    else Paragraph(_titled(line), bold=action == "bold")
                )  # fmt: skip
                paper.blocks += _below(line, columns, below, between, colon)
    return plan, paper, key_of(plan, told)


def _below(line: Line, columns: list[Column], way: str, between: str, colon: str) -> list[Block]:
    told = [(column.heading, said(line, column.role)) for column in columns if said(line, column.role)]
    if way == "one line":
        return [Paragraph(between.join(f"{name}{colon}{text}" for name, text in told))] if told else []
    if way == "bullets":
        return [Bullet(f"{name}{colon}{text}") for name, text in told]
    return [Paragraph(text, label=f"{name}{colon}") for name, text in told]
