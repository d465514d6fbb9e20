"""Bullets that lost their indentation: which of them head the others.

Evidence is added up for each bullet: the empty lines around it, the noun it begins with, its length and punctuation
against those of its followers, its number, the lines without bullet after it. What is built from it carries a doubt.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from statistics import median

from jalon.phrases.folding import fold
from jalon.recognition.bullets.outline_nodes import OutlineNode, head_noun
from jalon.recognition.verbs import is_action, is_infinitive

SURE = 2.0
MAYBE = 1.5
LONG = 10  # bullets: a longer flat list often was several


@dataclass(slots=True)
class _Evidence:
    """How much speaks for a bullet being the head of those after it, and what."""

    score: float = 0.0
    reasons: list[str] = field(default_factory=list)

    def add(self, weight: float, reason: str = "") -> None:
        self.score += weight
        if reason and reason not in self.reasons:
            self.reasons.append(reason)


@dataclass(slots=True)
class _Group:
    """A head whose members are being read: `inner` is the widest gap before one of them.

    `flat`: one of its members heads nothing.
    """

    head: OutlineNode
    inner: int = 0
    opened_plain: bool = False
    flat: bool = False

    def take(self, node: OutlineNode) -> None:
        """One more member."""
        members = self.head.children
        if node.bulleted or not members:
            self.inner = max(self.inner, node.gap)
        self.flat = self.flat or bool(members and not members[-1].children)
        members.append(node)

    @property
    def nested(self) -> bool:
        """Whether all its members head others."""
        return not self.flat and bool(self.head.children and self.head.children[-1].children)


class _OutlineNodes:
    """The nodes of one section, and what is known of them together."""

    def __init__(self, nodes: list[OutlineNode]) -> None:
        self.nodes = nodes
        gaps = [node.gap for node in nodes[1:]]
        self.parted_evenly = len(set(gaps)) < 2
        self.widest = max(gaps, default=0)
        self.usual = median(gaps) if gaps else 0
        self.numbered = all(node.number for node in nodes)
        self.nouns = Counter(head_noun(node.string) for node in nodes)


def group(nodes: list[OutlineNode], title: OutlineNode | None) -> list[OutlineNode]:
    """The nodes of one section as a tree."""
    together = _OutlineNodes(nodes)
    evidence = [_weigh(together, index) for index in range(len(nodes))]
    for index, node in enumerate(nodes[1:], 1):
        # The gap of the first action under a head belongs to the head, not to the action.
        if evidence[index - 1].score >= SURE and node.gap < nodes[index - 1].gap and is_action(node.string):
            evidence[index].add(-1.0)
    heads = {index for index, found in enumerate(evidence) if found.score >= SURE}
    tree = _nest(nodes, heads)
    for head, found in ((nodes[index], evidence[index]) for index in heads):
        if head.children and not head.opens:
            head.doubt("nesting_guessed", evidence=found.reasons, entries=len(head.children))
    near = sum(MAYBE <= found.score < SURE for found in evidence)
    if title is not None and not heads and len(nodes) > 2 and (near or len(nodes) >= LONG):
        title.doubt("flat_group", entries=len(nodes))
    return tree


def _weigh(together: _OutlineNodes, index: int) -> _Evidence:
    """Add up what says that a node heads the next ones."""
    found = _Evidence()
    nodes = together.nodes
    node = nodes[index]
    after = nodes[index + 1] if index + 1 < len(nodes) else None
    if after is None:
        return found
    if node.opens and (after.bulleted or node.bulleted):
        found.add(3.0, "colon")
        return found
    if not node.bulleted:
        return found
    if node.number is not None and not together.numbered:
        found.add(2.5, "number")
    _weigh_gaps(found, together, index)
    _weigh_words(found, together, index)
    if not after.bulleted and not after.opens and after.gap == 0:
        found.add(1.0, "plain_lines")
    if index and nodes[index - 1].opens:
        found.add(-2.0)
    return found


def _weigh_gaps(found: _Evidence, together: _OutlineNodes, index: int) -> None:
    nodes = together.nodes
    if together.parted_evenly:
        return
    gap = nodes[index].gap if index else together.widest
    following = nodes[index + 1].gap
    if nodes[index].parted:
        found.add(0.5)
    elif gap == 0:
        found.add(-1.0)
    if gap > following and not nodes[index + 1].parted:
        found.add(1.5 if following == 0 else 1.0, "gaps")
        if gap >= 2 * max(1, together.usual):
            found.add(0.5)


def _weigh_words(found: _Evidence, together: _OutlineNodes, index: int) -> None:
    nodes = together.nodes
    node, after = nodes[index], nodes[index + 1]
    noun = head_noun(node.string)
    if noun and head_noun(after.string) != noun:
        found.add(1.5 if together.nouns[noun] > 1 else 0.75, "head_word")
    if node.words <= 3:
        found.add(1.0, "short")
        if _is_category(node.string):
            found.add(1.0)
        elif re.fullmatch(r"[A-ZÀ-Ý]{3,}", node.string) and (node.parted or node.gap > after.gap):
            found.add(0.5)
    elif node.words <= 8:
        found.add(0.5, "short")
    elif node.words > 20:
        found.add(-1.0)
    if node.string.endswith((".", ";")):
        found.add(-0.75)
    elif after.string.endswith((".", ";")):
        found.add(0.75, "punctuation")
    _weigh_followers(found, nodes, index)


def _weigh_followers(found: _Evidence, nodes: list[OutlineNode], index: int) -> None:
    node, before, following = nodes[index], nodes[index - 1] if index else None, nodes[index + 1 : index + 3]
    if is_infinitive(node.string):
        found.add(-0.5)
    elif not is_action(node.string) and is_action(following[0].string):
        found.add(0.5)
    if before is not None and before.string.endswith(".") and node.string[-1:].isalnum():
        found.add(0.5)
    if len(following) < 2:
        return
    if following[0].string.endswith(";"):
        found.add(1.0, "punctuation")
    firsts = Counter(_first(other.string) for other in following)
    if len(firsts) == 1 and _first(node.string) not in firsts and head_noun(following[0].string):
        found.add(1.5, "same_words")


def _is_category(string: str) -> bool:
    """Whether a text is a bare plural that names a kind of things ("Formations")."""
    return bool(re.fullmatch(r"[^\W\d]{4,}s(?: [^\W\d]{4,}e?s)?", string))


def _first(string: str) -> str:
    return fold(string).split(" ")[0]


def _nest(nodes: list[OutlineNode], heads: set[int]) -> list[OutlineNode]:
    roots: list[OutlineNode] = []
    stack: list[_Group] = []
    for index, node in enumerate(nodes):
        while stack and not (_opens_under(stack, node, nodes, index) if index in heads else _belongs(stack[-1], node)):
            stack.pop()
        if stack:
            stack[-1].take(node)
        elif not node.bulleted and roots and roots[-1].bulleted and not node.opens:
            roots[-1].children.append(node)
        else:
            roots.append(node)
        if index in heads:
            stack.append(_Group(node, opened_plain=node.opens and not node.bulleted))
    return roots


def _belongs(group: _Group, node: OutlineNode) -> bool:
    """Whether a node that heads nothing goes on with an open group."""
    if not node.bulleted:
        return not (group.opened_plain and group.head.children and node.gap > 0)
    return not group.head.children or node.gap <= group.inner


def _opens_under(stack: list[_Group], node: OutlineNode, nodes: list[OutlineNode], index: int) -> bool:
    """Whether a head stands under the innermost open group instead of beside it."""
    outer = stack[-1].head
    if node.opens:
        return not outer.opens or (outer.bulleted and not node.bulleted)
    if outer.opens:
        return not outer.bulleted and (not outer.children or node.gap <= stack[-1].inner)
    if node.number is not None or outer.number is not None:
        return outer.number is None and node.number is not None
    if head_noun(node.string) and head_noun(outer.string) == head_noun(node.string):
        return False
    if index and nodes[index - 1] is outer:
        return node.gap < outer.gap
    return stack[-1].nested and node.gap < outer.gap
