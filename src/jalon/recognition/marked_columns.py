"""Columns whose cells are only crosses, colours or letters: their heading is what they say."""

from __future__ import annotations

import re
from typing import Final

from jalon.phrases.folding import fold
from jalon.phrases.statuses import find_status
from jalon.recognition.calendars import initials, is_mark, says_period
from jalon.recognition.columns import Columns, column_role
from jalon.recognition.contents import Content, content_of, is_day, is_time
from jalon.recognition.vocabulary.columns import PLAN_ROLES

_PARTS: Final = frozenset("raciso")  # responsible, accountable, consulted, informed; supports, signs off
_FEWEST: Final = 2  # columns of shares
_LEAST_COLOURED: Final = 3  # cells
_MOSTLY: Final = 0.6  # of the lines
_LETTERS: Final = 3  # different ones in all


def mark_calendars(columns: Columns, texts: list[list[str]], shades: list[list[bool]]) -> None:
    """Columns whose cells are only crosses or colours: their heading is the value ("T1", "Mars", "Réalisé")."""
    for at, month in initials([column.heading.split(" – ")[-1] for column in columns.readings]).items():
        columns.readings[at].month = month
    for at, column in enumerate(columns.readings):
        filled = [text for text in texts[at] if text]
        last = column.heading.split(" – ")[-1]
        period = says_period(last)
        if not (filled or any(shades[at]) or (period and texts[at])) or not all(map(is_mark, filled)):
            continue
        if column.role == "leads" and " – " in column.heading:
            column.marked = True
        elif filled and not column.role and not period and content_of(last) is Content.NAME:
            column.role, column.marked = "leads", True
        elif find_status(last) and filled:
            column.role, column.marked = "status", True
        elif period or (filled and (column.role in {"schedule", "number"} or (not column.role and is_time(last)))):
            column.role, column.marked = "schedule", True
        elif filled and column.role in {"", *PLAN_ROLES}:
            column.role = "extra"  # what it touches, is about, or is for ("Grand défi – Santé"): crosses say no time


def mark_people(columns: Columns, texts: list[list[str]]) -> None:
    """Columns of crosses beside those of people, one cross a line, are those of people whose names nobody knows."""
    crossed = [at for at, held in enumerate(texts) if any(held) and all(is_mark(text) for text in held if text)]
    named = [at for at in crossed if columns.readings[at].marked and columns.readings[at].role == "leads"]
    others = [at for at in crossed if columns.readings[at].role == "extra" and not columns.readings[at].marked]
    others = [at for at in others if (heading := columns.readings[at].heading) and not _is_known(heading)]
    block = sorted([*named, *others])
    together = bool(named) and block == list(range(block[0], block[-1] + 1))
    marks = (
        [sum(bool(texts[at][row]) for at in block) for row in range(min(len(texts[at]) for at in block))]
        if block
        else []
    )
    if together and sum(count == 1 for count in marks) >= _MOSTLY * len(marks):
        for at in others:
            columns.readings[at].role, columns.readings[at].marked = "leads", True


def _is_known(heading: str) -> bool:
    """Whether most of a heading says what its column holds: "Project officer" is a person of a project."""
    role = column_role(heading)
    return role is not None and role[1] >= _MOSTLY


def mark_days(columns: Columns, texts: list[list[str]]) -> None:
    """A column headed as what is done ("Completed At", « Terminé le ») whose cells are days marks what is done.

    It does where another column says when the work is to be done, and none how far it is.
    """
    others = [column for column in columns.readings if column.role in {"schedule", "status", "results"}]
    for at, column in enumerate(columns.readings):
        beside = {other.role for other in others if other is not column}
        done = find_status(column.heading.split(" – ")[-1])
        filled = [text for text in texts[at] if text]
        if column.marked or beside != {"schedule"} or done is None or done.status != "done":
            continue
        if filled and all(map(is_day, filled)):
            column.role, column.marked = "status", True


def mark_shares(columns: Columns, texts: list[list[str]]) -> None:
    """People across, and the part of each in a letter: who is responsible ("R") leads, others approve, advise, know."""
    shared = []
    for at in range(len(columns.readings)):
        letters = {fold(text) for text in texts[at] if text}
        if letters and all(set(re.split(r"[\s/,]+", said)) <= _PARTS for said in letters):
            shared.append((at, letters))
    said = {letter for _at, letters in shared for one in letters for letter in re.split(r"[\s/,]+", one)}
    if len(shared) < _FEWEST or "r" not in said or len(said) < _LETTERS:
        return
    for at, _letters in shared:
        columns.readings[at].role, columns.readings[at].marked, columns.readings[at].letter = "leads", True, "r"


def mark_colours(columns: Columns, texts: list[list[str]], shades: list[list[bool]]) -> None:
    """A column without words, most of whose cells are coloured, says how far each line is by its colours."""
    lines = max((sum(map(bool, held)) for held in texts), default=0)
    for at, column in enumerate(columns.readings):
        empty = not any(texts[at]) and column.heading and not column.marked
        if empty and sum(shades[at]) >= max(_LEAST_COLOURED, lines * _MOSTLY):
            column.role = "status" if column.role in {"", "item", "extra", "results"} else column.role
