"""Actions told as sheets: a numbered title ("Fiche action n° 3", "Commitment 12"), then labelled lines."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import replace
from itertools import takewhile

from jalon.phrases.folding import fold
from jalon.recognition.bullets.outline_nodes import OutlineNode, Told, tie
from jalon.recognition.columns import heading_role
from jalon.recognition.draft import Draft
from jalon.recognition.numbers import split_label, split_number
from jalon.recognition.sentences import cut
from jalon.recognition.vocabulary.columns import PLAN_ROLES

_WORD_AND_NUMBER = re.compile(r"([^\W\d][\w’' -]{2,24}?)\s+(?:n[o°º]\.?\s*)?(\d{1,3})\s*(?:[:.–—-]\s*|$)")
_BETWEEN = re.compile(r";\s+(?=\S)")
_LISTS = frozenset(("actions", "activites", "activities", "etapes", "steps", "taches", "tasks", "actions a mener",
                    "key actions", "actions cles", "actions prevues"))  # fmt: skip
SHEET_RANK = 31
_SEVERAL = 3  # sheets
_AIMS = frozenset(("objectif", "but", "finalite", "goal", "objective", "aim"))


def name_sheets(nodes: list[OutlineNode]) -> None:
    """Take words that number lines in order as labels; goals named inside sheets are fields."""
    series: dict[str, list[tuple[int, OutlineNode, re.Match[str]]]] = defaultdict(list)
    for node in nodes:
        match = _WORD_AND_NUMBER.match(node.string)
        if match and node.label is None and node.number is None and not node.bulleted:
            series[fold(match[1])].append((int(match[2]), node, match))
    for word, found in series.items():
        numbers = [number for number, _, _ in found]
        follow = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        if len(found) < 2 or not (follow or (len(found) > 2 and numbers == sorted(set(numbers)))):
            continue
        for _, node, match in found:
            node.label, node.rank = word, SHEET_RANK
            node.number = node.text.part(0, match.end(2))
            node.text = node.text.part(match.end())
    _goals_inside(nodes)


def part_lists(nodes: list[OutlineNode]) -> list[OutlineNode]:
    """The nodes, where a label of a level before several actions on its line opens their list: "Actions : a; b"."""
    parted: list[OutlineNode] = []
    for node in nodes:
        listed = node.mark is not None and fold(node.mark.string).strip(" :") in _LISTS and ";" in node.string
        if not listed or node.bulleted:
            parted.append(node)
            continue
        line = node.line
        parted.extend(tie([replace(line, text=line.text.part(0, line.string.index(":") + 1))]))
        for piece in cut(node.text, [found.end() for found in _BETWEEN.finditer(node.string)]):
            text = piece.part(0, len(piece.string.rstrip(" ;.")))
            parted.append(OutlineNode(replace(line, text=text, kind="item", bullet="•", level=0, gap=0), text))
    return parted


def lift_goals(nodes: list[OutlineNode], draft: Draft) -> list[OutlineNode]:
    """Sheets that each say the axis or objective they serve: it goes over its sheets, printed once.

    A sheet is a heading right over lines such as "Axe : …", "Objectif : …"; one alone is a heading like others.
    """
    sheets: dict[int, list[OutlineNode]] = {}
    for at, node in enumerate(nodes):
        goals = list(takewhile(_is_goal, (nodes[below] for below in range(at + 1, len(nodes)))))
        if goals and not node.bulleted and (node.level == "action" or (node.label is None and _is_heading(node))):
            sheets[at] = goals
    sequences = Counter(tuple(goal.label for goal in goals) for goals in sheets.values())
    usual = {
        sequence for sequence, count in sequences.items() if count > 1 and not _own_aims(sequence, sheets.values())
    }
    lifted: list[OutlineNode] = []
    last: list[str] = []
    skipped = 0
    for at, node in enumerate(nodes):
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
            if node.label is None:
                node.label, node.level, node.rank = "fiche", "action", SHEET_RANK
        lifted.append(node)
    return lifted


def _own_aims(sequence: tuple[str | None, ...], sheets: Collection[list[OutlineNode]]) -> bool:
    """Whether each of several sheets has an aim of its own, which is said of it: nothing is served by two of them."""
    aims = [tuple(fold(goal.string) for goal in goals) for goals in sheets if tuple(g.label for g in goals) == sequence]
    whole = len(sequence) == 1 and sequence[0] in _AIMS and all(goals[0].number is None for goals in sheets if goals)
    return whole and len(aims) >= _SEVERAL and len(set(aims)) == len(aims)


def _numbered(goal: OutlineNode) -> OutlineNode:
    """A goal, its own number parted from its words ("Objectif : 1.2 Accueillir", "Objectif : Objectif 1 - Lire")."""
    found = split_label(goal.text) or split_number(goal.text)
    if found.number is not None and goal.number is None:
        goal.number, goal.text = found.number, found.text
    return goal


def _is_goal(node: OutlineNode) -> bool:
    """Whether a line says what part of the plan a sheet serves: "Priorité : haute" says how much it matters."""
    if node.mark is None or node.level not in {"axis", "objective"} or not node.string:
        return False
    found = heading_role(node.mark.string)
    return found is not None and found[0] in PLAN_ROLES


def _is_called(node: OutlineNode) -> bool:
    """Whether a line names an action after a label without number: "Action : Semer", « Moyens : deux tables »."""
    return node.level == "action" and node.mark is not None and node.number is None and bool(node.string)


def _is_heading(node: OutlineNode) -> bool:
    return node.line.kind == "heading" or node.text.bold


def join_names(nodes: list[OutlineNode]) -> list[OutlineNode]:
    """A label that stands alone on its line takes the next line as its text."""
    joined: list[OutlineNode] = []
    for node in nodes:
        last = joined[-1] if joined else None
        alone = last is not None and last.label is not None and last.number is not None and not last.string
        if last is not None and alone and not node.bulleted and node.label is None and not node.fields:
            last.go_on(node.line.text)
            continue
        joined.append(node)
    return joined


def _goals_inside(nodes: list[OutlineNode]) -> None:
    """A line "Objectif : …" after the title of an action is a field of it, if none came before the first action.

    So is one of another label of actions, after several that say "Action : …": "Moyens : deux tables".
    """
    seen: set[str] = set()
    action: OutlineNode | None = None
    started = False
    called = Counter(node.label for node in nodes if _is_called(node))
    for node in nodes:
        if node.level == "action" and (node.number is not None or (node.label == "action" and called["action"] > 1)):
            action, started = node, True
        elif _is_called(node) and action is not None and action.number is None and action.label != node.label:
            node.fields = [Told("extra", node.text, node.mark)]
        elif node.mark is not None and node.level in {"axis", "objective"} and node.string:
            if not started:
                seen.add(str(node.label))
            elif action is not None and node.label not in seen:
                node.fields = [Told("extra", node.text, node.mark)]
        elif node.label is not None and node.number is not None:
            action = None
