"""Signs that say how far a line is: a face, a light or a tick before or after its words, with or without a legend."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from jalon.phrases.folding import Folded
from jalon.phrases.status_words import Status
from jalon.phrases.statuses import find_status
from jalon.recognition.bullets.outline_nodes import OutlineNode
from jalon.recognition.doubts import Code
from jalon.recognition.draft import Draft
from jalon.recognition.states import is_status

ENOUGH: Final = 2  # lines with a sign, where no legend explains it
# What signs mean to everybody; arrows, rockets and flags adorn.
_COMMON: Final[dict[str, Status]] = {
    **dict.fromkeys("😀😁😃😄😊🙂☺😍✅✔✓🟢", "done"),
    **dict.fromkeys("😐😑😶", "partial"),
    **dict.fromkeys("😞😟😢😠😡🙁☹😕❌✖✗✘❎🔴", "not_done"),
    **dict.fromkeys("⏳⌛🔄🚧🏗🟡🟠", "in_progress"),
    **dict.fromkeys("⏸💤", "postponed"),
    **dict.fromkeys("🚫🗑⛔", "dropped"),
}
_SIGN: Final = r"[\u2190-\u2bff\U0001f000-\U0001faff]\ufe0f?"
_LEGEND: Final = re.compile(
    r"^\W*(?:legende|legend|key|cle|codes?|symboles?|symbols?|leyenda|legenda)\b[^:]*:", re.IGNORECASE
)
_BEFORE: Final = re.compile(rf"({_SIGN})\s*[:=–—-]?\s*([^,;|/.{_SIGN[1:-8]}]+)")
_AFTER: Final = re.compile(rf"([^,;|/.:={_SIGN[1:-8]}]+?)\s*[:=–—-]?\s*({_SIGN})")
_AT_HEAD: Final = re.compile(rf"\s*({_SIGN})\s*(?=\S)")
_AT_END: Final = re.compile(rf"(?:\s+[–—-])?\s*({_SIGN})\s*[.;]?$")
_SET_APART: Final = re.compile(rf"\s[–—-]\s+{_SIGN}\s*$")  # a sign that a dash sets apart adorns nothing
_BOX: Final = re.compile(r"\[[xX ]?\]|[☐☑☒]")
_SHORT: Final = 30  # words of a legend
_OF_WHAT: Final = re.compile(
    r"\W*(?:(?:les |nos )?(?:actions?|activites?|projets?|taches?|dossiers?|mesures?|objectifs?|chantiers?)"
    r"|(?:ce qui|ce qu'on|ce que nous) (?:est|reste|a ete|a|avons|etait)|reste) (?=\w)"
)
_EITHER: Final = re.compile(r"\s*(?:/|,|\s(?:ou|et|or|and)\s)\s*")


def read_marks(nodes: list[OutlineNode], draft: Draft) -> list[OutlineNode]:
    """Take the signs off the lines, which get their statuses; returns the nodes without the legend."""
    legend, explained = _legend(nodes)
    rest = [node for node in nodes if node is not legend]
    if legend is not None:
        draft.notes.append((legend.line.text, "legend"))
    known = {sign: status for sign, status in explained.items() if status is not None} if legend else _COMMON
    for node in rest:
        if legend is not None and node.box in explained:
            node.checked, node.state = False, explained[node.box]
    found = [(node, place) for node in rest if (place := _place(node, known, explained=legend is not None))]
    apart = any(_SET_APART.search(node.string) for node, _place_of in found)
    if legend is not None or apart or len(found) + sum(bool(node.box) for node in rest) >= ENOUGH:
        for node, (start, end, sign) in found:
            node.state = known[sign]
            node.text = node.text.part(end) if start == 0 else node.text.part(0, start)
    return rest


def _legend(nodes: Sequence[OutlineNode]) -> tuple[OutlineNode | None, dict[str, Status | None]]:
    """The line that says what signs mean, if any, and the status of each; None where it is something else."""
    for node in nodes:
        if len(_BOX.findall(node.line.string)) + bool(node.box) > 1 and node.words <= _SHORT:
            return node, {}
        head = _LEGEND.match(node.text.folded.text)
        string = node.line.string
        if node.words > _SHORT or (head is None and (node.bulleted or len(re.findall(_SIGN, string)) < ENOUGH)):
            continue
        said = string.partition(":")[2] if head is not None else string
        explained = {sign[0]: _status_of(words) for sign, words in _BEFORE.findall(said)}
        if not re.match(rf"\W*{_SIGN}", said):
            explained = {sign[0]: _status_of(words) for words, sign in _AFTER.findall(said)}
        if len(explained) >= ENOUGH and (head is not None or any(explained.values())):
            return node, explained
    return None, {}


def _status_of(words: str) -> Status | None:
    found = find_status(words.strip()) if is_status(words) else None
    return found.status if found else None


def _place(node: OutlineNode, known: dict[str, Status], *, explained: bool) -> tuple[int, int, str] | None:
    """Where a line has a sign that says a status, before or after its words: (start, end, the sign).

    On a heading only a legend makes it more than an ornament.
    """
    if node.fields or (node.line.kind == "heading" and not explained):
        return None
    for match in (_AT_HEAD.match(node.string), _AT_END.search(node.string)):
        if match and match.span() != (0, len(node.string)) and match[1][0] in known:
            return match.start(), match.end(), match[1][0]
    return None


def lift_states(nodes: list[OutlineNode], draft: Draft) -> list[OutlineNode]:
    """Give the statuses that head lists ("To do", "Done") to the lines under them, where there are several.

    Where nothing but statuses heads the lists of a part, they are no level of the plan: their lines take their place.
    """
    heads = [node for one in nodes for node in one.walk() if node.title and not node.told and states_of(node.string)]
    if len({tuple(states_of(node.string)) for node in heads if node.children}) < ENOUGH:
        return nodes
    for node in heads:
        _hand_down(node)
    return _lifted(nodes, {id(node) for node in heads}, draft)


def _lifted(nodes: list[OutlineNode], heads: set[int], draft: Draft) -> list[OutlineNode]:
    for node in nodes:
        node.children = _lifted(node.children, heads, draft)
    if len(nodes) < ENOUGH or not all(id(node) in heads for node in nodes):
        return nodes
    draft.notes.extend((node.line.text, "heading") for node in nodes)
    return [child for node in nodes for child in node.children]


def _hand_down(head: OutlineNode) -> None:
    """The status of a heading to its lines; a person is asked which of two it is, at the first."""
    status, *others = states_of(head.string)
    lines = [node for node in head.walk() if node is not head and not node.title and "status" not in node.told]
    if others and lines:
        lines[0].doubt(Code.UNKNOWN_STATUS, words=[head.string], lines=len(lines))
    for node in lines if not others else []:
        node.state = node.state or status


@lru_cache(maxsize=1024)
def states_of(heading: str) -> tuple[Status, ...]:
    """The statuses a heading says and nothing else: « Actions en cours », "Done"; two of « Reporté ou annulé »."""
    folded = Folded(heading)
    of_what = _OF_WHAT.match(folded.text)
    said = folded.original[folded.place(0, of_what.end())[1] :] if of_what else heading
    parts = [said] if is_status(said) else _EITHER.split(said)
    found = [_status_of(part) for part in parts]
    return tuple(dict.fromkeys(status for status in found if status)) if all(found) else ()
