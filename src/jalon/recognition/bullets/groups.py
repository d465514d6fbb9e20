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
from jalon.recognition.bullets.knots import Knot, head_noun, is_action, is_infinitive

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

    head: Knot
    inner: int = 0
    opened_plain: bool = False
    flat: bool = False

    def take(self, knot: Knot) -> None:
        """One more member."""
        members = self.head.children
        if knot.bulleted or not members:
            self.inner = max(self.inner, knot.gap)
        self.flat = self.flat or bool(members and not members[-1].children)
        members.append(knot)

    @property
    def nested(self) -> bool:
        """Whether all its members head others."""
        return not self.flat and bool(self.head.children and self.head.children[-1].children)


class _Knots:
    """The knots of one section, and what is known of them together."""

    def __init__(self, knots: list[Knot]) -> None:
        self.knots = knots
        gaps = [knot.gap for knot in knots[1:]]
        self.parted_evenly = len(set(gaps)) < 2
        self.widest = max(gaps, default=0)
        self.usual = median(gaps) if gaps else 0
        self.numbered = all(knot.number for knot in knots)
        self.nouns = Counter(head_noun(knot.string) for knot in knots)


def group(knots: list[Knot], title: Knot | None) -> list[Knot]:
    """The knots of one section as a tree."""
    together = _Knots(knots)
    evidence = [_weigh(together, index) for index in range(len(knots))]
    for index, knot in enumerate(knots[1:], 1):
        # The gap of the first action under a head belongs to the head, not to the action.
        if evidence[index - 1].score >= SURE and knot.gap < knots[index - 1].gap and is_action(knot.string):
            evidence[index].add(-1.0)
    heads = {index for index, found in enumerate(evidence) if found.score >= SURE}
    tree = _nest(knots, heads)
    for head, found in ((knots[index], evidence[index]) for index in heads):
        if head.children and not head.opens:
            head.doubt("nesting_guessed", evidence=found.reasons, entries=len(head.children))
    near = sum(MAYBE <= found.score < SURE for found in evidence)
    if title is not None and not heads and len(knots) > 2 and (near or len(knots) >= LONG):
        title.doubt("flat_group", entries=len(knots))
    return tree


def _weigh(together: _Knots, index: int) -> _Evidence:
    """Add up what says that a knot heads the next ones."""
    found = _Evidence()
    knots = together.knots
    knot = knots[index]
    after = knots[index + 1] if index + 1 < len(knots) else None
    if after is None:
        return found
    if knot.opens and (after.bulleted or knot.bulleted):
        found.add(3.0, "colon")
        return found
    if not knot.bulleted:
        return found
    if knot.number is not None and not together.numbered:
        found.add(2.5, "number")
    _weigh_gaps(found, together, index)
    _weigh_words(found, together, index)
    if not after.bulleted and not after.opens and after.gap == 0:
        found.add(1.0, "plain_lines")
    if index and knots[index - 1].opens:
        found.add(-2.0)
    return found


def _weigh_gaps(found: _Evidence, together: _Knots, index: int) -> None:
    knots = together.knots
    if together.parted_evenly:
        return
    gap = knots[index].gap if index else together.widest
    following = knots[index + 1].gap
    if knots[index].parted:
        found.add(0.5)
    elif gap == 0:
        found.add(-1.0)
    if gap > following and not knots[index + 1].parted:
        found.add(1.5 if following == 0 else 1.0, "gaps")
        if gap >= 2 * max(1, together.usual):
            found.add(0.5)


def _weigh_words(found: _Evidence, together: _Knots, index: int) -> None:
    knots = together.knots
    knot, after = knots[index], knots[index + 1]
    noun = head_noun(knot.string)
    if noun and head_noun(after.string) != noun:
        found.add(1.5 if together.nouns[noun] > 1 else 0.75, "head_word")
    if knot.words <= 3:
        found.add(1.0, "short")
        if _is_category(knot.string):
            found.add(1.0)
        elif re.fullmatch(r"[A-ZÀ-Ý]{3,}", knot.string) and (knot.parted or knot.gap > after.gap):
            found.add(0.5)
    elif knot.words <= 8:
        found.add(0.5, "short")
    elif knot.words > 20:
        found.add(-1.0)
    if knot.string.endswith((".", ";")):
        found.add(-0.75)
    elif after.string.endswith((".", ";")):
        found.add(0.75, "punctuation")
    _weigh_followers(found, knots, index)


def _weigh_followers(found: _Evidence, knots: list[Knot], index: int) -> None:
    knot, before, following = knots[index], knots[index - 1] if index else None, knots[index + 1 : index + 3]
    if is_infinitive(knot.string):
        found.add(-0.5)
    elif not is_action(knot.string) and is_action(following[0].string):
        found.add(0.5)
    if before is not None and before.string.endswith(".") and knot.string[-1:].isalnum():
        found.add(0.5)
    if len(following) < 2:
        return
    if following[0].string.endswith(";"):
        found.add(1.0, "punctuation")
    firsts = Counter(_first(other.string) for other in following)
    if len(firsts) == 1 and _first(knot.string) not in firsts and head_noun(following[0].string):
        found.add(1.5, "same_words")


def _is_category(string: str) -> bool:
    """Whether a text is a bare plural that names a kind of things ("Formations")."""
    return bool(re.fullmatch(r"[^\W\d]{4,}s(?: [^\W\d]{4,}e?s)?", string))


def _first(string: str) -> str:
    return fold(string).split(" ")[0]


def _nest(knots: list[Knot], heads: set[int]) -> list[Knot]:
    roots: list[Knot] = []
    stack: list[_Group] = []
    for index, knot in enumerate(knots):
        while stack and not (_opens_under(stack, knot, knots, index) if index in heads else _belongs(stack[-1], knot)):
            stack.pop()
        if stack:
            stack[-1].take(knot)
        elif not knot.bulleted and roots and roots[-1].bulleted and not knot.opens:
            roots[-1].children.append(knot)
        else:
            roots.append(knot)
        if index in heads:
            stack.append(_Group(knot, opened_plain=knot.opens and not knot.bulleted))
    return roots


def _belongs(group: _Group, knot: Knot) -> bool:
    """Whether a knot that heads nothing goes on with an open group."""
    if not knot.bulleted:
        return not (group.opened_plain and group.head.children and knot.gap > 0)
    return not group.head.children or knot.gap <= group.inner


def _opens_under(stack: list[_Group], knot: Knot, knots: list[Knot], index: int) -> bool:
    """Whether a head stands under the innermost open group instead of beside it."""
    outer = stack[-1].head
    if knot.opens:
        return not outer.opens or (outer.bulleted and not knot.bulleted)
    if outer.opens:
        return not outer.bulleted and (not outer.children or knot.gap <= stack[-1].inner)
    if knot.number is not None or outer.number is not None:
        return outer.number is None and knot.number is not None
    if head_noun(knot.string) and head_noun(outer.string) == head_noun(knot.string):
        return False
    if index and knots[index - 1] is outer:
        return knot.gap < outer.gap
    return stack[-1].nested and knot.gap < outer.gap
