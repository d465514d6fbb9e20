"""How sure it is that lines without table hold a plan, and not minutes, a letter, a résumé, or an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from jalon.phrases.folding import fold
from jalon.recognition.bullets.knots import is_action, is_infinitive
from jalon.recognition.bullets.words import NOT_A_PLAN, OF_A_PLAN
from jalon.recognition.lines import Element, Line
from jalon.recognition.numbers import split_label, split_number

_PAST = re.compile(
    r"\b(?:a|ont|etait|etaient|avait|avaient|fut|furent) (?:ete|eu lieu|\w+e|\w+is|\w+it|\w+u)e?s?\b|\b(?:was|were|has been|had|said|announced)\b"
)
_LONG_PROSE = 45


def plan_evidence(elements: Sequence[Element]) -> float:
    """From 0 to 1: how much these elements look like a plan of headings and bullets."""
    lines = [element for element in elements if isinstance(element, Line) and element.string]
    if not lines:
        return 0.0
    strings = [split_number(line.text).text.string for line in lines]
    listed = [
        string
        for line, string in zip(lines, strings, strict=True)
        if line.bullet or line.kind == "item" or split_label(line.text) or split_number(line.text).number
    ]
    total = sum(len(string.split()) for string in strings)
    share = sum(len(string.split()) for string in listed) / max(1, total)
    acting = sum(map(is_action, listed)) / max(3, len(listed))
    verbs = sum(map(is_infinitive, strings))
    labels = sum(split_label(line.text) is not None for line in lines)
    folded = fold("\n".join(line.string for line in lines))
    said = len(set(_of_a_plan().findall(folded)))
    prose = sum(len(string.split()) for string in strings if len(string.split()) > _LONG_PROSE) / max(1, total)
    told = len(_PAST.findall(folded)) / max(1, len(lines))
    score = 0.3 * min(1.0, share * 1.25) + 0.35 * min(1.0, acting * 2) + 0.1 * min(1.0, verbs / 6)
    score += 0.15 * min(1.0, said / 4) + 0.15 * min(1.0, labels / 4)
    score -= 0.35 * prose + 0.3 * min(1.0, told * 2)
    for kind in NOT_A_PLAN:
        score -= 0.15 * min(3, len(set(_not_a_plan(kind).findall(folded))))
    if len(listed) + verbs < 3:
        score = min(score, 0.2)
    return max(0.0, min(1.0, score))


@cache
def _of_a_plan() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, OF_A_PLAN))})\b")


@cache
def _not_a_plan(kind: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, NOT_A_PLAN[kind]))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")
