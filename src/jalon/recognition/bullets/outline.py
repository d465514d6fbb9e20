"""Sections of a plan without table: which lines are headings, and which heading holds which."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import zip_longest

from jalon.phrases.folding import fold
from jalon.recognition.bullets.meeting_words import decides
from jalon.recognition.bullets.outline_nodes import OutlineNode
from jalon.recognition.bullets.periods import is_period
from jalon.recognition.bullets.words import MORE_OPENERS
from jalon.recognition.columns import heading_role
from jalon.recognition.sentences import begins_low, ended
from jalon.recognition.states import is_status
from jalon.recognition.titling import TITLES, YEARS
from jalon.recognition.vocabulary.columns import PLAN_ROLES

Sign = tuple[str | int | bool, ...]
MAX_TITLE_WORDS = 18
MAX_GROUP_WORDS = 8
_STEP = 8  # points: a smaller difference of indentation says nothing


@dataclass(slots=True)
class Section:
    """A heading with the lines that stand under it, before and between its sub-sections."""

    title: OutlineNode | None
    body: list[OutlineNode] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


def outline(nodes: list[OutlineNode]) -> Section:
    """All the nodes as a tree of sections, under one without title."""
    _mark_titles(nodes)
    root = Section(None)
    stack: list[tuple[OutlineNode, Section]] = []
    order: list[Sign] = []
    for node in nodes:
        if not node.title:
            while node.fields and node.line.kind == "heading" and stack and not _holds(stack[-1][0], node, order):
                stack.pop()  # "Résultat attendu" beside "Actions", not under it
            if node.fields and not node.bulleted and len(stack) > 1 and _is_part_of_card(stack[-2][0], stack[-1][0]):
                stack.pop()
            (stack[-1][1] if stack else root).body.append(node)
            continue
        while stack and not _holds(stack[-1][0], node, order):
            stack.pop()
        sign = _sign(node)
        if sign not in order:
            order.insert(order.index(_sign(stack[-1][0])) + 1 if stack else 0, sign)
        section = Section(node)
        (stack[-1][1] if stack else root).sections.append(section)
        stack.append((node, section))
    return root


def _is_part_of_card(card: OutlineNode, part: OutlineNode) -> bool:
    """Whether a line such as "Actions" opens one list of a card: the fields after the list speak of the card."""
    if card.level != "action" or part.line.kind == "heading" or part.label is not None or part.number is not None:
        return False
    found = heading_role(part.string)
    said = found is not None and found[0] in PLAN_ROLES and found[1] == 1.0
    return said or fold(part.string).strip(" :") in MORE_OPENERS


def _sign(node: OutlineNode) -> Sign:
    """What tells headings of one level from those of another."""
    if node.label is not None:
        return ("label", node.rank, len(node.values))
    if node.line.kind == "heading":
        return ("heading", node.line.level, len(node.values))
    if node.period:
        return ("period",)
    if node.number is not None:
        return ("number", *_style(node))
    return (
        "look",
        node.text.bold,
        round(node.line.size or 0),
        node.text.colored,
        node.string.isupper(),
        node.bulleted,
        not node.over,
    )


def names_a_plan(node: OutlineNode) -> bool:
    """Whether a plain line is the title of a plan, with its years: it stands below no line of another."""
    plain = node.line.kind != "heading" and not node.bulleted and node.number is None and node.label is None
    return plain and bool(TITLES.search(fold(node.string)) and YEARS.search(node.string))


def _style(node: OutlineNode) -> Sign:
    number = node.number.string if node.number else ""
    if node.values:
        return ("1", len(node.values))
    kind = "I" if len(number) > 1 or number in "IVX" else "A" if number.isupper() else "a"
    return (kind, 1)


def _holds(outer: OutlineNode, inner: OutlineNode, order: list[Sign]) -> bool:
    """Whether one heading holds another that comes after it: as their marks say, else as their looks did before."""
    if names_a_plan(inner) or names_a_plan(outer):
        return not names_a_plan(inner)
    said = _said_to_hold(outer, inner)
    if said is not None:
        return said
    before, after = _sign(outer), _sign(inner)
    if before == after:
        return False
    sizes = outer.line.size or 0.0, inner.line.size or 0.0
    if before[0] == after[0] == "look" and all(sizes) and abs(sizes[0] - sizes[1]) >= 1:
        return sizes[0] > sizes[1]
    if after in order and before in order:
        return order.index(before) < order.index(after)
    return True


def _said_to_hold(outer: OutlineNode, inner: OutlineNode) -> bool | None:
    """What numbers, labels or declared levels say; None when they say nothing."""
    if outer.label is not None and outer.line.kind != "heading" == inner.line.kind and inner.label is None:
        return False  # "Stratégie 2" in a paragraph is no part of the numbers of headings: "2.2" goes on with theirs
    if outer.values and inner.values and len(inner.values) > len(outer.values):
        return inner.values[: len(outer.values)] == outer.values or inner.rank != outer.rank
    if outer.label is not None and inner.label is not None and outer.rank != inner.rank:
        return outer.rank < inner.rank
    declared = outer.line.kind == "heading", inner.line.kind == "heading"
    if all(declared) and outer.line.level != inner.line.level:
        return outer.line.level < inner.line.level
    if declared[0] != declared[1] and inner.label is None:
        return declared[0]
    return False if all(declared) and _beside(outer, inner) else None


def _beside(outer: OutlineNode, inner: OutlineNode) -> bool:
    """Whether one of two headings of one level is labelled and the other only named: "Pourquoi", "Chantier 1"."""
    one, other = (outer, inner) if outer.label is None else (inner, outer)
    return one.label is None is not other.label and one.number is None and heading_role(one.string) is None


def _mark_titles(nodes: list[OutlineNode]) -> None:
    sizes = Counter(round(k.line.size) for k in nodes if k.line.size for _ in range(k.words))
    body_size = sizes.most_common(1)[0][0] if sizes else None
    for index, node in enumerate(nodes):
        before = nodes[index - 1] if index else None
        after = nodes[index + 1] if index + 1 < len(nodes) else None
        node.title = not node.fields and _is_title(node, before, after, body_size)
    _drop_lone_letters(nodes)
    for node in _groups(nodes):
        node.title = True
    neighbours = zip([None, *nodes], nodes, [*nodes[1:], None], strict=False)
    over = [node for before, node, after in neighbours if _stands_over_titles(node, before, after)]
    for node in over if len(over) > 1 else []:
        node.title = node.over = True


def _is_title(node: OutlineNode, before: OutlineNode | None, after: OutlineNode | None, body_size: int | None) -> bool:
    if node.line.kind == "heading" or node.period or (before is not None and names_a_plan(node)):
        return True
    if node.label is not None:
        inner = node.bulleted and not (node.level in {"axis", "objective"} and _plain_bullet(after))
        return bool(node.values or node.string) and not inner
    if node.bulleted:
        return bool(node.number) and not node.line.bullet and node.line.level == 0 and _heads(node, after)
    if node.number is not None:
        return node.words <= MAX_TITLE_WORDS * 2 or not ended(node.string)
    decided = node.string.endswith(":") and heading_role(node.string) is None and decides(node.string)
    short = node.words <= MAX_TITLE_WORDS and (decided or not node.string.endswith((".", ";", ",", ":")))
    if not short or not node.string[:1].isalnum():
        return False
    return _looks_apart(node, body_size) or _stands_apart(node, before, after)


def _groups(nodes: list[OutlineNode]) -> list[OutlineNode]:
    """Plain lines between lists that head the list below as the line over the first list heads its own.

    All the plain lines of a section must: one that ends it, or that is a sentence, goes on with the bullets above.
    """
    found: list[OutlineNode] = []
    opener: OutlineNode | None = None
    run: list[OutlineNode] | None = []
    for node, after in zip_longest(nodes, nodes[1:]):
        if node.title:
            found.extend(run or [])
            plain = node.line.kind == "paragraph" and node.number is None and node.label is None
            opener, run = (node if plain else None), []
        elif opener is not None and not node.bulleted and not node.fields and run is not None:
            alike = _heads_as(opener, node) and after is not None and after.bulleted and not after.fields
            if alike:
                run.append(node)
            else:
                run = None
    return [*found, *(run or [])]


def _heads_as(opener: OutlineNode, node: OutlineNode) -> bool:
    """Whether a plain line may be a heading of the same rank as another."""
    named = 0 < node.words <= MAX_GROUP_WORDS and node.string[:1].isalnum() and not begins_low(node.string)
    sentence = ended(node.string) and not ended(opener.string)
    stated = is_status(node.string) and not is_status(opener.string)
    said = sentence or is_period(node.string) or stated
    looks = node.text.bold == opener.text.bold and round(node.line.size or 0) == round(opener.line.size or 0)
    return named and not said and looks and abs(node.line.indent - opener.line.indent) < _STEP


def _plain_bullet(after: OutlineNode | None) -> bool:
    return after is not None and after.bulleted and after.label is None


def _heads(node: OutlineNode, after: OutlineNode | None) -> bool:
    """Whether a numbered list entry is followed by what stands under it, or looks like a heading."""
    if node.text.bold and node.words <= MAX_TITLE_WORDS:
        return True
    return (
        after is not None and after.number is None and (after.bulleted or bool(after.fields)) and after.line.level == 0
    )


def _looks_apart(node: OutlineNode, body_size: int | None) -> bool:
    larger = bool(body_size and node.line.size and node.line.size >= body_size + 1)
    capitals = node.string.isupper() and len(node.string) > 4
    return node.text.bold or larger or capitals or node.text.colored


def _stands_apart(node: OutlineNode, before: OutlineNode | None, after: OutlineNode | None) -> bool:
    """A short plain line over a list or over fields, nearer to it than to what precedes."""
    if after is None or not (after.bulleted or after.fields) or node.words > 10 or node.gap < after.gap:
        return False
    if before is None or before.title:
        return True
    if before.fields and not before.fields[-1].words:
        return False  # the value of the label above
    if before.bulleted or before.fields:
        return node.gap > 0
    return node.gap > 0 and (ended(before.string) or node.gap > after.gap)


def _stands_over_titles(node: OutlineNode, before: OutlineNode | None, after: OutlineNode | None) -> bool:
    """A short plain line that stands alone before the first of several headings."""
    if node.title or node.fields or node.bulleted or node.number is not None or after is None or not after.title:
        return False
    parted = node.gap > 0 and (before is None or before.bulleted or ended(before.string) or bool(before.fields))
    return parted and 0 < node.words <= 8 and not ended(node.string) and node.string[:1].isupper()


def _drop_lone_letters(nodes: list[OutlineNode]) -> None:
    """A letter or a roman number heads a section only in a sequence: "A", then "B"."""
    seen: set[Sign] = set()
    for node in nodes:
        if (
            not node.title
            or node.number is None
            or node.label is not None
            or node.values
            or node.line.kind == "heading"
        ):
            continue
        style = _style(node)
        first = node.number.string.upper() in {"A", "I"}
        if not first and style not in seen:
            node.title = node.text.bold
        seen.add(style)
