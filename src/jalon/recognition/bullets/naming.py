"""From nodes to branches: which are axes, objectives, actions or items of an action."""

from __future__ import annotations

from jalon.phrases.status_words import Status
from jalon.phrases.statuses import find_status
from jalon.recognition.bullets.outline_nodes import OutlineNode, head_noun
from jalon.recognition.draft import Branch
from jalon.recognition.proposal import Level
from jalon.recognition.source import joined
from jalon.recognition.states import is_status
from jalon.recognition.verbs import is_infinitive

LEVELS: tuple[Level, ...] = ("axis", "objective", "action", "item")
_SAID: dict[Status, str] = {  # what a ticked box or a sign says, in words of the reader's
    "done": "Fait",
    "in_progress": "En cours",
    "partial": "Partiel",
    "not_done": "Non réalisé",
    "postponed": "Reporté",
    "dropped": "Abandonné",
    "to_do": "À faire",
}
_OVER_ACTIONS = ("strategie", "strategy")  # over actions that are led one by one; done itself where it is led
_CARDS = 2  # parts: one that holds nothing may be an empty one
_DEPTH = {level: depth for depth, level in enumerate(LEVELS)}


def name_levels(nodes: list[OutlineNode]) -> list[Branch]:
    """The branches of a whole plan."""
    _read_cards(nodes)
    _raise_general(nodes)
    for node in nodes:
        if node.level == "item":  # steps of the plan itself are what is done
            node.level = "action"
    sections = any(node.title and node.children for node in nodes)
    return [_branch(node, _top(node, sections=sections), nodes) for node in nodes]


def _read_cards(nodes: list[OutlineNode]) -> None:
    """Parts that hold nothing and are led or timed are what is done ("Priority 2 | Breaks", then who and when)."""
    parts = [node for node in nodes if node.level in {"axis", "objective"}]
    told = sum(bool({"leads", "schedule"} & node.told.keys()) for node in parts)
    if len(parts) < _CARDS or any(node.children for node in parts) or told * 2 <= len(parts):
        return
    for node in parts:
        node.level = "action"


def _raise_general(nodes: list[OutlineNode]) -> None:
    """Objectives that hold objectives of the same label are general ones: "Objectif 1" over "Objectif 1.1"."""
    general = {
        node.label
        for node in nodes
        if node.level == "objective" and node.label and any(inner.label == node.label for inner in node.children)
    }
    for node in nodes:
        if node.level == "objective" and node.label in general:
            node.level = "axis"


def _top(node: OutlineNode, *, sections: bool) -> int:
    """The depth of a node at the top of the plan: an axis when it is a section, else as if under one."""
    if node.level is not None:
        return _DEPTH[node.level]
    if node.title and (node.children or (sections and not node.told)):
        return 0
    return 1


def _branch(node: OutlineNode, depth: int, siblings: list[OutlineNode]) -> Branch:
    depth = _assign_level(node, depth, siblings)
    branch = Branch(LEVELS[min(depth, 3)], node.text, node.number)
    branch.doubts.extend(node.doubts)
    _fill(branch, node)
    below = _below(node, depth)
    _read_cards(node.children)
    branch.children = [_branch(child, below, node.children) for child in node.children]
    return branch


def _assign_level(node: OutlineNode, depth: int, siblings: list[OutlineNode]) -> int:
    """A node that could be an objective is one when it heads actions; alone, it is an action."""
    said = _said_level(node, depth)
    if said is not None and said >= depth:
        return said
    if depth != 1 or node.level is not None:
        return depth
    if not node.children:
        return 2
    if node.title or head_noun(node.string) or any(child.children for child in node.children):
        return 1
    heads = sum(bool(other.children) for other in siblings)
    among_actions = heads < len(siblings) and (is_infinitive(node.string) or heads * 2 < len(siblings))
    # What came of steps is told too; who does them, and until when, is said of actions.
    planned = any(child.told.keys() - {"results", "status"} for child in node.children)
    return 2 if among_actions and not planned else 1


def _said_level(node: OutlineNode, depth: int) -> int | None:
    """The depth of the level that a node says it is, None where it says none."""
    if node.level == "item" and depth < 3 and node.label is not None:
        return 2  # a task without an action above it is one
    if node.label in _OVER_ACTIONS and depth <= 1 and _led_one_by_one(node.children):
        return 1
    return None if node.level is None else _DEPTH[node.level]


def _led_one_by_one(children: list[OutlineNode]) -> bool:
    """Whether most lines below say by themselves who or when: they are what is done."""
    told = sum(1 for child in children if {"leads", "schedule"} & child.told.keys())
    return told > 0 and told * 2 > len(children)


def _below(node: OutlineNode, depth: int) -> int:
    """The depth of what stands under a node; axes may hold axes while sections go on below."""
    if depth == 0 and _section_height(node) >= 3:
        return 0
    return min(depth + 1, 3)


def _section_height(node: OutlineNode) -> int:
    """How many levels of sections stand under a node, itself not counted."""
    return max((1 + _section_height(child) for child in node.children if child.title), default=0)


def _fill(branch: Branch, node: OutlineNode) -> None:
    told = node.told
    branch.leads.extend(told.get("leads", []))
    if node.led and not branch.leads:
        branch.inherited_leads.append(node.led)
    branch.expected.extend(told.get("expected_results", []))
    branch.schedule = joined(told.get("schedule", []))
    branch.extra.update(node.extra)
    _tell_results(branch, node)
    if node.time:
        branch.marks.append(("schedule", node.time))
    state = "done" if node.checked else node.state
    if state is not None:
        branch.marks.append(("status", _SAID[state]))


def _tell_results(branch: Branch, node: OutlineNode) -> None:
    """What came of a node and where it stands: apart where each has its label, as where a table has two columns."""
    came, stands = joined(node.told.get("results", [])), joined(node.told.get("status", []))
    apart = came and stands and node.state_label and not is_status(came.string)
    if apart and stands and (is_status(stands.string) or find_status(stands.string) is not None):
        branch.results = came
        branch.marks.append(("status", stands.string))
        branch.extra.setdefault(node.state_label, stands)
    else:
        branch.results = joined([text for text in (came, stands) if text is not None])
