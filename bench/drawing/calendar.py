"""Time as columns: a mark, a colour or a word under each month or quarter when something is done."""

from __future__ import annotations

import calendar
from typing import Any, Final

from bench.drawing import numbering
from bench.drawing.blocks import Block, Cell, Heading, Paper, Paragraph, Table
from bench.drawing.columns import headings, said
from bench.drawing.dice import Dice
from bench.drawing.keys import Json, actions, key_of
from bench.drawing.plan import Plan, Wanted, invent
from bench.drawing.spans import MONTHS

_MONTHS: Final = {**MONTHS, "letter": {"fr": list("JFMAMJJASOND"), "en": list("JFMAMJJASOND")}}
_FILL: Final = "70AD47"


def grid(dice: Dice, language: str, kind: str) -> tuple[Plan, Paper, Json]:
    """A plan whose time stands in columns."""
    levels = dice.pick("levels", {"none": 2, "axis": 3})
    plan = invent(dice, language, Wanted(axes=levels == "axis", several_lines=False, most=12))
    numbering.number(dice, plan)
    by = dice.pick("time columns", {"months": 3, "quarters": 2})
    start = dice.pick("first month", {"0": 3, "8": 1, "3": 1})
    names = dice.pick("months as", {"long": 1, "short": 3, "letter": 1}) if by == "months" else ""
    years = dice.pick("years", {"band": 2, "in column": 1, "title": 1})
    months = [((int(start) + at) % 12, plan.year + (int(start) + at) // 12) for at in range(12)]
    if by == "months":
        labels = [_MONTHS[names][language][month] for month, _year in months]
        spans = [(one, one) for one in months]
    else:
        letter = "T" if language == "fr" else "Q"
        labels = [f"{letter}{at}" for at in range(1, 5)]
        spans = [(months[3 * at], months[3 * at + 2]) for at in range(4)]
        start = "0"
    if years == "in column" and names != "letter":
        labels = [f"{label} {span[0][1]}" for label, span in zip(labels, spans, strict=True)]
    elif years == "title":
        plan.title = f"{'Calendrier' if language == 'fr' else 'Timeline'} {plan.year}" + (
            f"-{plan.year + 1}" if months[-1][1] != plan.year else ""
        )
    mark = dice.pick("mark", {"X": 3, "x": 1, "colour": 1.5} if kind in {"xlsx", "docx", "html"} else {"X": 3, "x": 1})
    beside = [name for name, share in (("leads", 0.8), ("status", 0.2), ("expected", 0.2)) if dice.odds(share)]
    columns = headings(dice, language, ["action", *beside])
    rows: list[list[Cell | None]] = []
    if years == "band" or (years == "in column" and names == "letter"):
        rows.append(_band(len(columns), spans))
    rows.append([*(Cell(one.heading, bold=True) for one in columns), *(Cell(label, bold=True) for label in labels)])
    key = key_of(plan, beside, axes=levels == "axis")
    nodes = iter(actions(key["nodes"]))
    for part in plan.parts:
        if part.name:
            name = f"{part.number} {part.name}".strip()
            width = len(rows[-1])
            rows.append([Cell(name, columns=width, bold=True), *[None] * (width - 1)])
        for line in part.lines:
            first, last = (one // (1 if by == "months" else 3) for one in line.months)
            texts = [f"{line.number} {line.text}".strip(), *(said(line, one) for one in beside)]
            cells: list[Cell | None] = [Cell(text) for text in texts]
            for at in range(len(labels)):
                on = first <= at <= last
                cells.append(
                    Cell(mark if on and mark != "colour" else "", fill=_FILL if on and mark == "colour" else "")
                )
            rows.append(cells)
            _schedule(next(nodes), labels[first : last + 1], spans[first : last + 1])
    blocks: list[Block] = [Heading(0, plan.title) if kind != "xlsx" else Paragraph(plan.title, bold=True), Table(rows)]
    return plan, Paper(plan.title, blocks), key


def _band(before: int, spans: list[Any]) -> list[Cell | None]:
    """The row of years over the columns."""
    out: list[Cell | None] = [Cell() for _one in range(before)]
    at = 0
    while at < len(spans):
        year = spans[at][0][1]
        run = len([span for span in spans[at:] if span[0][1] == year])
        out += [Cell(str(year), columns=run, bold=True), *[None] * (run - 1)]
        at += run
    return out


def _schedule(node: Json, labels: list[str], spans: list[Any]) -> None:
    """What the marked columns say, in the ways that it can be written, and the days they bound."""
    (month, year), (last_month, last_year) = spans[0][0], spans[-1][1]
    dated = [
        label if str(span[0][1]) in label else f"{label} {span[0][1]}"
        for label, span in zip(labels, spans, strict=True)
    ]
    ways = []
    for told in (dated, labels):
        first, last = told[0], told[-1]
        ways += [", ".join(told), first if first == last else f"{first} – {last}"]
        if first != last:
            ways += [f"{first} à {last}", f"{first} to {last}", f"de {first} à {last}"]
    if len(labels) > 1 and year == last_year:
        ways += [f"{labels[0]} – {dated[-1]}", f"{labels[0]} à {dated[-1]}", f"{labels[0]} to {dated[-1]}"]
    end = calendar.monthrange(last_year, last_month + 1)[1]
    node["schedule"] = ways[1]
    node["alternatives"]["schedule"] = ways
    node["bounds"] = [f"{year}-{month + 1:02}-01", f"{last_year}-{last_month + 1:02}-{end}"]
    node["drawn"] = {**node["drawn"]}
