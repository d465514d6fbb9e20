"""The key of what is drawn: what a careful person reads, and what others could as well."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from bench.drawing.plan import Goal, Line, Part, Plan

Json = dict[str, Any]
_STATUS: Final[dict[str, tuple[str, list[str | None]]]] = {
    "done": ("done", []),
    "in_progress": ("in_progress", ["to_continue", "partial"]),
    "to_do": ("to_do", ["not_done", None]),
    "partial": ("partial", ["in_progress"]),
    "postponed": ("postponed", ["not_done"]),
    "cancelled": ("dropped", ["not_done"]),
    "waiting": ("postponed", ["not_done", "to_do", "in_progress", None]),
}


def key_of(plan: Plan, told: Collection[str], *, axes: bool = True, goals: bool = True) -> Json:
    """The key of a plan drawn with these fields, under its axes and objectives or without."""
    nodes: list[Json] = []
    for part in plan.parts:
        under: list[Json] = []
        for goal in part.goals:
            lines = [line_key(line, told) for line in goal.lines]
            under += [_named(goal, "objective", lines)] if goals and goal.name else lines
        nodes += [_named(part, "axis", under)] if axes and part.name else under
    return {"title": plan.title, "organisation": plan.organisation, "language": plan.language, "nodes": nodes}


def actions(nodes: list[Json]) -> list[Json]:
    """The actions of a key, top down."""
    return [node for one in nodes for node in ([one] if one["level"] == "action" else actions(one["children"]))]


def _named(one: Part | Goal, level: str, children: list[Json]) -> Json:
    printed = f"{one.number} {one.name}".strip()
    others = {"text": [printed], "number": _numbers(one.number)} if one.number else {}
    return {**_blank(level, one.name), "number": _short(one.number), "alternatives": others, "children": children}


def _blank(level: str, text: str) -> Json:
    return {"level": level, "number": None, "text": text, "leads": [], "schedule": None, "expected_results": [],
            "results": None, "status": None, "children": []}  # fmt: skip


def _short(number: str) -> str | None:
    """A number without its label and marks: 3 of « Action 3 : »."""
    bare = number.strip(" .:)–-")
    return bare.split(" ")[-1] or None if bare else None


def _numbers(number: str) -> list[str | None]:
    bare = number.strip(" .:)–-")
    return [bare, bare.split(" ")[-1], number]


def line_key(line: Line, told: Collection[str]) -> Json:
    """The key of an action drawn with these fields."""
    node = _blank("action", line.text)
    others: dict[str, list[Any]] = {}
    ambiguous: list[str] = []
    if line.number:
        node["number"] = _short(line.number)
        others["number"] = _numbers(line.number)
        others["text"] = [f"{line.number} {line.text}"]
    if "leads" in told:
        node["leads"], others["leads"] = line.leads.read, list(line.leads.others)
    if "when" in told:
        node["schedule"] = line.when.printed or None
        others["schedule"] = [None for _none in line.when.others]
    _outcomes(node, others, line, told)
    _progress(node, others, ambiguous, line, told)
    kept = {kind: line.extra[kind] for kind in line.extra if kind in told}
    styles = {"text": line.style, "leads": line.leads.style, "when": line.when.style,
              "expected": line.expected.style, "results": line.results.style, "status": line.status.style}  # fmt: skip
    return {**node, "alternatives": {name: values for name, values in others.items() if values},
            "ambiguous": ambiguous, "extra": kept,
            "drawn": {name: style for name, style in styles.items() if name == "text" or name in told}}  # fmt: skip


def _outcomes(node: Json, others: dict[str, list[Any]], line: Line, told: Collection[str]) -> None:
    wanted, measured = line.expected.read, line.indicator.read
    if "expected" in told:
        node["expected_results"] = wanted
        if len(wanted) > 1:
            others["expected_results"] = [[" ".join(wanted)]]
        if "indicators" in told and measured:
            others["expected_results"] = [wanted + measured, measured + wanted]
    elif "indicators" in told:
        node["expected_results"], others["expected_results"] = measured, [[]]


def _progress(node: Json, others: dict[str, list[Any]], unsure: list[str], line: Line, told: Collection[str]) -> None:
    if "results" in told:
        node["results"] = line.results.printed or None
    elif "comments" in told:
        others["results"] = [line.extra["comments"]]
    if "actual" in told:
        others["results"] = [*others.get("results", []), line.extra["actual"]]
    if "status" in told:
        node["status"], others["status"] = _STATUS[line.status.read[0]]
        word = line.status.printed
    elif "percent" in told:
        low: list[str | None] = ["to_do", "not_done", None]
        node["status"] = "done" if line.percent == 100 else "in_progress" if line.percent else "to_do"
        others["status"] = [] if line.percent == 100 else ["partial"] if line.percent else low
        word = f"{line.percent} %"
    else:
        if {"results", "comments", "actual"} & set(told):
            unsure.append("status")
        return
    if "comments" in told and "results" not in told:
        others["results"] += [f"{word} {line.extra['comments']}", f"{line.extra['comments']} {word}"]
    if node["results"] is None:
        others["results"] = [*others.get("results", []), word]
