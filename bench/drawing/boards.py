"""Other tables: exports of trackers, boards by state, roads by quarter, people as columns."""

from __future__ import annotations

from bench.drawing import numbering
from bench.drawing.blocks import Cell, Heading, Paper, Table, row
from bench.drawing.columns import headings, said
from bench.drawing.dice import Dice
from bench.drawing.keys import Json, actions, key_of
from bench.drawing.plan import Plan, Wanted, invent

Drawn = tuple[Plan, Paper, Json]
Row = list[Cell | None]


def _every(nodes: list[Json]) -> list[Json]:
    return [node for one in nodes for node in (one, *_every(one["children"]))]


def _paper(plan: Plan, kind: str, rows: list[Row]) -> Paper:
    title = [] if kind in {"csv", "xlsx"} else [Heading(0, plan.title)]
    return Paper(plan.title, [*title, Table(rows)])


def coded(dice: Dice, language: str, kind: str) -> Drawn:
    """A flat list in which a code, a type or a rank says what is under what."""
    levels = dice.pick("levels", {"axis": 1, "axis+objective": 2})
    plan = invent(dice, language, Wanted(axes=True, goals="objective" in levels, several_lines=False))
    while numbering.number(dice, plan) != "decimal":
        continue
    by = dice.pick("rank by", ("code", "type", "code and type", "code and rank"))
    kinds = {"fr": (("Axe", "Objectif", "Action"), ("Volet", "But", "Geste")),
             "en": (("Axis", "Objective", "Action"), ("Theme", "Goal", "Task"))}  # fmt: skip
    names = dice.choice(kinds[language])
    dice.note("kinds", "/".join(names))
    heads = {"code": ["Code"], "type": ["Type"], "code and type": ["Code", "Type"],
             "code and rank": ["Code", "Niveau" if language == "fr" else "Level"]}[by]  # fmt: skip
    told = [
        name for name, share in (("leads", 0.9), ("when", 0.9), ("status", 0.4), ("budget", 0.2)) if dice.odds(share)
    ]
    columns = headings(dice, language, told)
    title = dice.pick(
        "heading action", ("Intitulé", "Titre", "Libellé") if language == "fr" else ("Title", "Name", "Label")
    )
    rows: list[Row] = [row(*heads, title, *(one.heading for one in columns), bold=True)]

    def put(rank: int, number: str, text: str, values: list[str]) -> None:
        code = number.strip(" .–")
        first = {"code": [code], "type": [names[rank]], "code and type": [code, names[rank]],
                 "code and rank": [code, str(rank + 1 - (rank == 2 and "objective" not in levels))]}[by]  # fmt: skip
        rows.append(row(*first, text, *values))

    for part in plan.parts:
        put(0, part.number, part.name, [""] * len(told))
        for goal in part.goals:
            if goal.name:
                put(1, goal.number, goal.name, [""] * len(told))
            for line in goal.lines:
                put(2, line.number, line.text, [said(line, name) for name in told])
    key = key_of(plan, told)
    for node in _every(key["nodes"]):
        node["ambiguous"] = [*node.get("ambiguous", []), "number"]
    return plan, _paper(plan, kind, rows), key


def tracker(dice: Dice, language: str, kind: str) -> Drawn:
    """The export of a tool: identifiers, technical headings, columns about the entry itself."""
    plan = invent(dice, language, Wanted(axes=True, several_lines=False))
    heads = dice.pick("tracker", ("task_id,title,status,assigned_to,created_by,created_at,due_date,bucket",
                                  "Task ID,Task Name,Progress,Assigned To,Created By,Created Date,Due Date,Bucket Name",
                                  "Issue key,Summary,Status,Assignee,Reporter,Created,Due date,Epic Name",
                                  "ID,Name,State,Owner,Author,Added on,Deadline,List"))  # fmt: skip
    rows: list[Row] = [row(*heads.split(","), bold=True)]
    key = key_of(plan, ("leads", "status"))
    nodes = iter(actions(key["nodes"]))
    for number, (part, _goal, line) in enumerate(plan.flat, 1):
        day = f"{plan.year}-0{dice.randint(3, 9)}-1{number % 10}"
        node = next(nodes)
        node["schedule"] = day
        node["ambiguous"] = ["parent", "number"]
        rows.append(
            row(
                f"VG-{number}",
                line.text,
                line.status.printed,
                line.leads.printed,
                "Ada",
                f"{plan.year}-01-05",
                day,
                part.name,
            )
        )
    for part_key in key["nodes"]:
        part_key["optional"] = True
    return plan, _paper(plan, kind, rows), key


def board(dice: Dice, language: str, kind: str) -> Drawn:
    """Columns are states; actions are the lines of their cells."""
    plan = invent(dice, language, Wanted(several_lines=False, most=9))
    while len({line.status.printed for line in plan.lines}) < 2:
        plan = invent(dice, language, Wanted(several_lines=False, most=9))
    states = list(dict.fromkeys(line.status.printed for line in plan.lines))
    cells = [[line.text for line in plan.lines if line.status.printed == state] for state in states]
    rows: list[Row] = [row(*states, bold=True)]
    height = max(map(len, cells))
    rows += [row(*(column[at] if at < len(column) else "" for column in cells)) for at in range(height)]
    key = key_of(plan, ("status",))
    for node in key["nodes"]:
        node["ambiguous"] = ["parent", "results"]
    return plan, _paper(plan, kind, rows), key


def road(dice: Dice, language: str, kind: str) -> Drawn:
    """A part a row, a quarter or a year a column, actions in the cells."""
    plan = invent(dice, language, Wanted(axes=True, several_lines=False))
    by = dice.pick("time columns", ("quarters", "years", "seasons"))
    year = plan.year
    seasons = ("Hiver", "Printemps", "Été", "Automne") if language == "fr" else ("Winter", "Spring", "Summer", "Fall")
    letter = "T" if language == "fr" else "Q"
    heads = {
        "quarters": [f"{letter}{one} {year}" for one in range(1, 5)],
        "years": [str(year + at) for at in range(3)],
        "seasons": [f"{one} {year}" for one in seasons],
    }[by]
    rows: list[Row] = [row("", *heads, bold=True)]
    for part in plan.parts:
        goal = part.goals[0]
        goal.lines = goal.lines[: len(heads)]
    key = key_of(plan, ())
    for part, node in zip(plan.parts, key["nodes"], strict=True):
        places = sorted(dice.sample(range(len(heads)), len(part.lines)))
        texts = [""] * len(heads)
        for at, line, child in zip(places, part.lines, node["children"], strict=True):
            texts[at] = line.text
            child["schedule"] = heads[at]
        rows.append(row(part.name, *texts))
    return plan, _paper(plan, kind, rows), key


def people(dice: Dice, language: str, kind: str) -> Drawn:
    """Actions as rows, people as columns, a cross where they lead."""
    plan = invent(dice, language, Wanted(several_lines=False, plain=True, empty=0,
                                         leads=("person", "first_name", "role", "committee")))  # fmt: skip
    leads = list(dict.fromkeys(line.leads.printed for line in plan.lines))
    columns = headings(dice, language, ["action", "when"])
    mark = dice.pick("mark", ("X", "x", "•"))
    rows: list[Row] = [row(*(one.heading for one in columns), *leads, bold=True)]
    rows += [
        row(line.text, line.when.printed, *(mark if line.leads.printed == one else "" for one in leads))
        for line in plan.lines
    ]
    return plan, _paper(plan, kind, rows), key_of(plan, ("leads", "when"))
