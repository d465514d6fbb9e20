"""Sections of a plan without table: which lines are headings, and which heading holds which."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from jalon.recognition.bullets.knots import Knot
from jalon.recognition.sentences import ended

Sign = tuple[str | int | bool, ...]
MAX_TITLE_WORDS = 18


@dataclass(slots=True)
class Section:
    """A heading with the lines that stand under it, before and between its sub-sections."""

    title: Knot | None
    body: list[Knot] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)


def outline(knots: list[Knot]) -> Section:
    """All the knots as a tree of sections, under one without title."""
    _mark_titles(knots)
    root = Section(None)
    stack: list[tuple[Knot, Section]] = []
    order: list[Sign] = []
    for knot in knots:
        if not knot.title:
            while knot.fields and knot.line.kind == "heading" and stack and not _holds(stack[-1][0], knot, order):
                stack.pop()  # "Résultat attendu" beside "Actions", not under it
            (stack[-1][1] if stack else root).body.append(knot)
            continue
        while stack and not _holds(stack[-1][0], knot, order):
            stack.pop()
        sign = _sign(knot)
        if sign not in order:
            order.insert(order.index(_sign(stack[-1][0])) + 1 if stack else 0, sign)
        section = Section(knot)
        (stack[-1][1] if stack else root).sections.append(section)
        stack.append((knot, section))
    return root


def _sign(knot: Knot) -> Sign:
    """What tells headings of one level from those of another."""
    if knot.label is not None:
        return ("label", knot.rank, len(knot.values))
    if knot.line.kind == "heading":
        return ("heading", knot.line.level, len(knot.values))
    if knot.period:
        return ("period",)
    if knot.number is not None:
        return ("number", *_style(knot))
    return (
        "look",
        knot.text.bold,
        round(knot.line.size or 0),
        knot.text.colored,
        knot.string.isupper(),
        knot.bulleted,
        not knot.over,
    )


def _style(knot: Knot) -> Sign:
    number = knot.number.string if knot.number else ""
    if knot.values:
        return ("1", len(knot.values))
    kind = "I" if len(number) > 1 or number in "IVX" else "A" if number.isupper() else "a"
    return (kind, 1)


def _holds(outer: Knot, inner: Knot, order: list[Sign]) -> bool:
    """Whether one heading holds another that comes after it: as their marks say, else as their looks did before."""
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


def _said_to_hold(outer: Knot, inner: Knot) -> bool | None:
    """What numbers, labels or declared levels say; None when they say nothing."""
    if outer.values and inner.values and len(inner.values) > len(outer.values):
        return inner.values[: len(outer.values)] == outer.values or inner.rank != outer.rank
    if outer.label is not None and inner.label is not None and outer.rank != inner.rank:
        return outer.rank < inner.rank
    declared = outer.line.kind == "heading", inner.line.kind == "heading"
    if all(declared) and outer.line.level != inner.line.level:
        return outer.line.level < inner.line.level
    if declared[0] != declared[1] and inner.label is None:
        return declared[0]
    return None


def _mark_titles(knots: list[Knot]) -> None:
    sizes = Counter(round(k.line.size) for k in knots if k.line.size for _ in range(k.words))
    body_size = sizes.most_common(1)[0][0] if sizes else None
    for index, knot in enumerate(knots):
        before = knots[index - 1] if index else None
        after = knots[index + 1] if index + 1 < len(knots) else None
        knot.title = not knot.fields and _is_title(knot, before, after, body_size)
    _drop_lone_letters(knots)
    neighbours = zip([None, *knots], knots, [*knots[1:], None], strict=False)
    over = [knot for before, knot, after in neighbours if _stands_over_titles(knot, before, after)]
    for knot in over if len(over) > 1 else []:
        knot.title = knot.over = True


def _is_title(knot: Knot, before: Knot | None, after: Knot | None, body_size: int | None) -> bool:
    if knot.line.kind == "heading" or knot.period:
        return True
    if knot.label is not None:
        inner = knot.bulleted and not (knot.level in {"axis", "objective"} and _plain_bullet(after))
        return bool(knot.values or knot.string) and not inner
    if knot.bulleted:
        return bool(knot.number) and not knot.line.bullet and knot.line.level == 0 and _heads(knot, after)
    if knot.number is not None:
        return knot.words <= MAX_TITLE_WORDS * 2 or not ended(knot.string)
    short = knot.words <= MAX_TITLE_WORDS and not knot.string.endswith((".", ";", ",", ":"))
    if not short or not knot.string[:1].isalnum():
        return False
    return _looks_apart(knot, body_size) or _stands_apart(knot, before, after)


def _plain_bullet(after: Knot | None) -> bool:
    return after is not None and after.bulleted and after.label is None


def _heads(knot: Knot, after: Knot | None) -> bool:
    """Whether a numbered list entry is followed by what stands under it, or looks like a heading."""
    if knot.text.bold and knot.words <= MAX_TITLE_WORDS:
        return True
    return (
        after is not None and after.number is None and (after.bulleted or bool(after.fields)) and after.line.level == 0
    )


def _looks_apart(knot: Knot, body_size: int | None) -> bool:
    larger = bool(body_size and knot.line.size and knot.line.size >= body_size + 1)
    capitals = knot.string.isupper() and len(knot.string) > 4
    return knot.text.bold or larger or capitals or knot.text.colored


def _stands_apart(knot: Knot, before: Knot | None, after: Knot | None) -> bool:
    """A short plain line over a list or over fields, nearer to it than to what precedes."""
    if after is None or not (after.bulleted or after.fields) or knot.words > 10 or knot.gap < after.gap:
        return False
    if before is None or before.title:
        return True
    if before.fields and not before.fields[-1].words:
        return False  # the value of the label above
    if before.bulleted or before.fields:
        return knot.gap > 0
    return knot.gap > 0 and (ended(before.string) or knot.gap > after.gap)


def _stands_over_titles(knot: Knot, before: Knot | None, after: Knot | None) -> bool:
    """A short plain line that stands alone before the first of several headings."""
    if knot.title or knot.fields or knot.bulleted or knot.number is not None or after is None or not after.title:
        return False
    parted = knot.gap > 0 and (before is None or before.bulleted or ended(before.string) or bool(before.fields))
    return parted and 0 < knot.words <= 8 and not ended(knot.string) and knot.string[:1].isupper()


def _drop_lone_letters(knots: list[Knot]) -> None:
    """A letter or a roman number heads a section only in a sequence: "A", then "B"."""
    seen: set[Sign] = set()
    for knot in knots:
        if (
            not knot.title
            or knot.number is None
            or knot.label is not None
            or knot.values
            or knot.line.kind == "heading"
        ):
            continue
        style = _style(knot)
        first = knot.number.string.upper() in {"A", "I"}
        if not first and style not in seen:
            knot.title = knot.text.bold
        seen.add(style)
