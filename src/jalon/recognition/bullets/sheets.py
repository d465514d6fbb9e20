"""Actions told as sheets: a numbered title ("Fiche action n° 3", "Commitment 12"), then labelled lines."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import takewhile

from jalon.phrases.folding import fold
from jalon.recognition.bullets.knots import Knot, Told
from jalon.recognition.columns import heading_role
from jalon.recognition.draft import Draft
from jalon.recognition.numbers import split_number
from jalon.recognition.vocabulary.columns import PLAN_ROLES

_WORD_AND_NUMBER = re.compile(r"([^\W\d][\w’' -]{2,24}?)\s+(?:n[o°º]\.?\s*)?(\d{1,3})\s*(?:[:.–—-]\s*|$)")
SHEET_RANK = 31


def name_sheets(knots: list[Knot]) -> None:
    """Take words that number lines in order as labels; goals named inside sheets are fields."""
    series: dict[str, list[tuple[int, Knot, re.Match[str]]]] = defaultdict(list)
    for knot in knots:
        match = _WORD_AND_NUMBER.match(knot.string)
        if match and knot.label is None and knot.number is None and not knot.bulleted:
            series[fold(match[1])].append((int(match[2]), knot, match))
    for word, found in series.items():
        numbers = [number for number, _, _ in found]
        follow = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        if len(found) < 2 or not (follow or (len(found) > 2 and numbers == sorted(set(numbers)))):
            continue
        for _, knot, match in found:
            knot.label, knot.rank = word, SHEET_RANK
            knot.number = knot.text.part(0, match.end(2))
            knot.text = knot.text.part(match.end())
    _goals_inside(knots)


def lift_goals(knots: list[Knot], draft: Draft) -> list[Knot]:
    """Sheets that each say the axis or objective they serve: it goes over its sheets, printed once.

    A sheet is a heading right over lines such as "Axe : …", "Objectif : …"; one alone is a heading like others.
    """
    sheets: dict[int, list[Knot]] = {}
    for at, knot in enumerate(knots):
        goals = list(takewhile(_is_goal, knots[at + 1 :]))
        if goals and not knot.bulleted and (knot.level == "action" or (knot.label is None and _is_heading(knot))):
            sheets[at] = goals
    sequences = Counter(tuple(goal.label for goal in goals) for goals in sheets.values())
    usual = {sequence for sequence, count in sequences.items() if count > 1}
    lifted: list[Knot] = []
    last: list[str] = []
    skipped = 0
    for at, knot in enumerate(knots):
        if skipped:
            skipped -= 1
            continue
        goals = sheets.get(at, [])
        if tuple(goal.label for goal in goals) in usual:
            said = [fold(goal.string) for goal in goals]
            again = next((n for n, pair in enumerate(zip(said, last, strict=False)) if pair[0] != pair[1]), None)
            again = min(len(said), len(last)) if again is None else again
            draft.ignored.extend((goal.line.text, "repeated_cell") for goal in goals[:again])
            lifted.extend(map(_numbered, goals[again:]))
            last, skipped = said, len(goals)
            if knot.label is None:
                knot.label, knot.level, knot.rank = "fiche", "action", SHEET_RANK
        lifted.append(knot)
    return lifted


def _numbered(goal: Knot) -> Knot:
    """A goal, its own number parted from its words ("Objectif : 1.2 Accueillir")."""
    found = split_number(goal.text)
    if found.number is not None and goal.number is None:
        goal.number, goal.text = found.number, found.text
    return goal


def _is_goal(knot: Knot) -> bool:
    """Whether a line says what part of the plan a sheet serves: "Priorité : haute" says how much it matters."""
    if knot.mark is None or knot.level not in {"axis", "objective"} or not knot.string:
        return False
    found = heading_role(knot.mark.string)
    return found is not None and found[0] in PLAN_ROLES


def _is_heading(knot: Knot) -> bool:
    return knot.line.kind == "heading" or knot.text.bold


def join_names(knots: list[Knot]) -> list[Knot]:
    """A label that stands alone on its line takes the next line as its text."""
    joined: list[Knot] = []
    for knot in knots:
        last = joined[-1] if joined else None
        alone = last is not None and last.label is not None and last.number is not None and not last.string
        if last is not None and alone and not knot.bulleted and knot.label is None and not knot.fields:
            last.go_on(knot.line.text)
            continue
        joined.append(knot)
    return joined


def _goals_inside(knots: list[Knot]) -> None:
    """A line "Objectif : …" after the title of an action is a field of it, if none came before the first action."""
    seen: set[str] = set()
    action: Knot | None = None
    started = False
    for knot in knots:
        if knot.level == "action" and knot.number is not None:
            action, started = knot, True
        elif knot.mark is not None and knot.level in {"axis", "objective"} and knot.string:
            if not started:
                seen.add(str(knot.label))
            elif action is not None and knot.label not in seen:
                knot.fields = [Told("extra", knot.text, knot.mark)]
        elif knot.label is not None and knot.number is not None:
            action = None
