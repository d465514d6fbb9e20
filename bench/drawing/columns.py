"""The columns of a drawn table: which, in what order, under what headings, and what a line says in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bench.drawing.dice import Dice
from bench.drawing.plan import Line
from bench.drawing.vocabulary import other_columns, words

FIELDS: Final = {"leads": 0.9, "when": 0.88, "expected": 0.4, "indicators": 0.2, "results": 0.25, "status": 0.35}
OTHERS: Final = 0.22  # of the tables have each of two other columns


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it holds, and its heading."""

    role: str
    heading: str


def fields(dice: Dice, language: str, *, least: int = 2) -> list[str]:
    """The fields that a plan tells, the action apart; noted one by one."""
    told: list[str] = []
    while len(told) < least:
        told = [name for name, share in FIELDS.items() if dice.odds(share)]
        if "status" not in told and dice.odds(0.1):
            told.append("percent")
    kinds = sorted(other_columns(language))
    told += [kind for kind in dice.sample(kinds, 2) if dice.odds(OTHERS)]
    for name in told:
        dice.note(f"has {name}", "yes")
    return told


def headings(dice: Dice, language: str, roles: Sequence[str]) -> list[Column]:
    """A heading for each column, none twice."""
    used: set[str] = set()
    found = []
    for role in roles:
        sections = words(language, "headers")
        options = sections.get(role) or other_columns(language)[role][0]
        heading = dice.pick(f"heading {role}", [one for one in options if one.casefold() not in used])
        used.add(heading.casefold())
        found.append(Column(role, heading))
    return found


def said(line: Line, role: str) -> str:
    """What a line says in a column."""
    match role:
        case "leads" | "when" | "expected" | "results" | "status":
            return str(getattr(line, role).printed)
        case "indicators":
            return line.indicator.printed
        case "start" | "end":
            return line.dates[role == "end"]
        case "percent":
            return f"{line.percent} %"
        case _:
            own = {"action": line.text, "number": line.number.strip(" .:)–")}
            return own.get(role) or line.extra.get(role, "")
