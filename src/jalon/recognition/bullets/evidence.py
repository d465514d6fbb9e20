"""How sure it is that lines without table hold a plan, and not minutes, a letter, a résumé, or an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from jalon.phrases.folding import fold
from jalon.recognition.bullets.fields import learn_labels, read_fields
from jalon.recognition.bullets.outline_nodes import OutlineNode, is_action, is_infinitive, tie
from jalon.recognition.bullets.periods import period_lines
from jalon.recognition.bullets.words import NOT_A_PLAN, OF_A_PLAN, PLAN_TITLES
from jalon.recognition.lines import Element, Line
from jalon.recognition.numbers import split_number
from jalon.recognition.sentences import ended
from jalon.recognition.vocabulary.columns import FIELD_ROLES

_PAST = re.compile(
    r"\b(?:a|ont|etait|etaient|avait|avaient|fut|furent) (?:ete|eu lieu|\w+e|\w+is|\w+it|\w+u)e?s?\b"
    r"|\b(?:was|were|has been|had|said|announced)\b"
)
_LONG_PROSE = 45
_SHORT = 25
_FIRST_LINES = 12


def plan_evidence(elements: Sequence[Element]) -> float:
    """From 0 to 1: how much these elements look like a plan of headings and bullets."""
    lines = [element for element in elements if isinstance(element, Line) and element.string]
    if not lines:
        return 0.0
    nodes = tie(lines)
    folded = fold("\n".join(line.string for line in lines))
    listed = {node for node in nodes if node.bulleted or node.label is not None or node.number is not None}
    fields = _fields(nodes)
    total = sum(node.words for node in nodes) or 1
    share = sum(node.words for node in listed) / total
    entries = [node for node in nodes if node in listed or (node.words <= _SHORT and ended(node.string))]
    acting = sum(is_action(node.string) for node in entries) / max(3, len(entries))
    verbs = sum(is_infinitive(node.string) for node in nodes)
    labels = sum(node.label is not None for node in nodes) + len(period_lines(lines))
    score = 0.3 * min(1.0, share * 1.25) + 0.35 * min(1.0, acting * 2) + 0.1 * min(1.0, verbs / 6)
    said = len(set(_pattern(OF_A_PLAN).findall(folded)))
    score += 0.15 * min(1.0, said / 4) + 0.15 * min(1.0, labels / 4)
    score += 0.45 * min(1.0, fields / 4) if fields >= 3 else 0.0
    score += 0.25 if any(_is_plan_title(line) for line in lines[:_FIRST_LINES]) else 0.0
    score -= _against(nodes, folded, total)
    if not said + labels + fields:
        score = min(score, 0.35)  # things to do, of no plan
    if len(listed) + verbs + fields < 3:
        score = min(score, 0.2)
    return max(0.0, min(1.0, score))


def _fields(nodes: list[OutlineNode]) -> int:
    """How often the most frequent of the labels that say who, when or what for comes, with those of its sort."""
    own = learn_labels(nodes)
    counts = Counter(told.role for node in nodes for told in read_fields(node, own) if told.role in FIELD_ROLES)
    return sum(count for count in counts.values() if count > 1)


def _against(nodes: list[OutlineNode], folded: str, total: int) -> float:
    prose = sum(node.words for node in nodes if node.words > _LONG_PROSE) / total
    past = len(_PAST.findall(folded)) / len(nodes)
    other = sum(min(3, len(set(_pattern(words).findall(folded)))) for words in NOT_A_PLAN.values())
    return 0.35 * prose + 0.3 * min(1.0, past * 2) + 0.15 * other


def _is_plan_title(line: Line) -> bool:
    if line.bullet or len(line.string.split()) > 12 or split_number(line.text).number is not None:
        return False
    return bool(_pattern(PLAN_TITLES).search(fold(line.string)))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
