"""How parts and lines are numbered."""

from __future__ import annotations

from typing import Final

from bench.drawing.dice import Dice
from bench.drawing.plan import Plan

STYLES: Final = {"none": 4, "decimal": 3, "running": 1, "letters": 1, "labelled": 1.5, "paren": 1, "roman": 1}
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI")
_LABELS: Final = {
    "fr": (("Axe", "Volet", "Orientation", "Enjeu", "Priorité", "Bloc"), "Objectif", ("Action", "Activité")),
    "en": (("Pillar", "Priority", "Theme", "Strand", "Goal", "Workstream"), "Objective", ("Action", "Activity")),
}  # fmt: skip


def number(dice: Dice, plan: Plan) -> str:
    """Number the parts, objectives and lines in one style; its name."""
    style = dice.pick("numbers", STYLES)
    if style == "none":
        return style
    axis_word, goal_word, line_word = _LABELS[plan.language]
    axis_label, line_label = dice.choice(axis_word), dice.choice(line_word)
    mark = dice.choice((":", ".", "–", " :")) if style == "labelled" else dice.choice(("", ".", " –"))
    running = 0
    for one, part in enumerate(plan.parts, 1):
        here = 0
        head = {"roman": _ROMAN[one - 1], "letters": chr(64 + one)}.get(style, str(one))
        if part.name:
            part.number = f"{axis_label} {one}{mark}" if style == "labelled" else f"{head}{mark or '.'}"
        for two, goal in enumerate(part.goals, 1):
            before = f"{head}.{two}" if part.name else str(two)
            if goal.name and style in {"decimal", "labelled"}:
                goal.number = f"{goal_word} {before}{mark}" if style == "labelled" else f"{before}{mark}"
            for three, line in enumerate(goal.lines, 1):
                running, here = running + 1, here + 1
                under = before if goal.name else head if part.name else ""
                last = three if goal.name else here
                line.number = {
                    "decimal": f"{under}.{last}{mark}" if under else f"{last}{mark or '.'}",
                    "running": f"{running}{mark or '.'}",
                    "letters": f"{head}{here}{mark}",
                    "labelled": f"{line_label} {running}{mark}",
                    "paren": f"{here})",
                    "roman": f"{here}.",
                }[style]
    return style
