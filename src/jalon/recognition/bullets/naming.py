"""From knots to branches: which are axes, objectives, actions or items of an action."""

from __future__ import annotations

from jalon.recognition.bullets.knots import Knot, head_noun, is_infinitive
from jalon.recognition.draft import Branch
from jalon.recognition.proposal import Level
from jalon.recognition.source import joined

LEVELS: tuple[Level, ...] = ("axis", "objective", "action", "item")
_DONE = "Fait"  # what a ticked box says
_DEPTH = {level: depth for depth, level in enumerate(LEVELS)}


def name_levels(knots: list[Knot]) -> list[Branch]:
    """The branches of a whole plan."""
    sections = any(knot.title and knot.children for knot in knots)
    return [_branch(knot, _top(knot, sections=sections), knots) for knot in knots]


def _top(knot: Knot, *, sections: bool) -> int:
    """The depth of a knot at the top of the plan: an axis when it is a section, else as if under one."""
    if knot.level is not None:
        return _DEPTH[knot.level]
    if knot.title and (knot.children or (sections and not knot.told)):
        return 0
    return 1


def _branch(knot: Knot, depth: int, siblings: list[Knot]) -> Branch:
    depth = _settle(knot, depth, siblings)
    branch = Branch(LEVELS[min(depth, 3)], knot.text, knot.number)
    branch.doubts.extend(knot.doubts)
    _fill(branch, knot)
    below = _below(knot, depth)
    branch.children = [_branch(child, below, knot.children) for child in knot.children]
    return branch


def _settle(knot: Knot, depth: int, siblings: list[Knot]) -> int:
    """A knot that could be an objective is one when it heads actions; alone, it is an action."""
    if knot.level == "item" and depth < 3 and knot.label is not None:
        return 2  # a task without an action above it is one
    if knot.level is not None and _DEPTH[knot.level] >= depth:
        return _DEPTH[knot.level]
    if depth != 1 or knot.level is not None:
        return depth
    if not knot.children:
        return 2
    if knot.title or head_noun(knot.string) or any(child.children for child in knot.children):
        return 1
    heads = sum(bool(other.children) for other in siblings)
    among_actions = heads < len(siblings) and (is_infinitive(knot.string) or heads * 2 < len(siblings))
    return 2 if among_actions and not any(child.told for child in knot.children) else 1


def _below(knot: Knot, depth: int) -> int:
    """The depth of what stands under a knot; axes may hold axes while sections go on below."""
    if depth == 0 and _section_height(knot) >= 3:
        return 0
    return min(depth + 1, 3)


def _section_height(knot: Knot) -> int:
    """How many levels of sections stand under a knot, itself not counted."""
    return max((1 + _section_height(child) for child in knot.children if child.title), default=0)


def _fill(branch: Branch, knot: Knot) -> None:
    told = knot.told
    branch.leads.extend(told.get("leads", []))
    branch.expected.extend(told.get("expected_results", []))
    branch.schedule = joined(told.get("schedule", []))
    branch.results = joined([*told.get("results", []), *told.get("status", [])])
    branch.extra.update(knot.extra)
    if knot.time:
        branch.marks.append(("schedule", knot.time))
    if knot.checked:
        branch.marks.append(("status", _DONE))
