"""The lines under each heading: introduction, actions and what is said of them, nested."""

from __future__ import annotations

from collections.abc import Iterator

from jalon.documents.lists import kind_of
from jalon.phrases.folding import fold
from jalon.recognition.bullets.attaching import attach_fields, tell
from jalon.recognition.bullets.fields import cut_fields, read_fields, repeated_labels
from jalon.recognition.bullets.groups import group
from jalon.recognition.bullets.knots import Knot, is_action
from jalon.recognition.bullets.outline import Section, outline
from jalon.recognition.bullets.words import ASIDE
from jalon.recognition.draft import Draft
from jalon.recognition.proposal import Level
from jalon.recognition.vocabulary.columns import HEADINGS, PLAN_ROLES

MAX_ACTION_WORDS = 80
_OPENERS: dict[str, str] = {phrase: role for role in PLAN_ROLES for phrase in HEADINGS[role] if len(phrase) > 4}


def read_sections(knots: list[Knot], draft: Draft) -> list[Knot]:
    """The knots at the top of the plan, with all that stands under them."""
    own = repeated_labels(knots)
    for knot in knots:
        knot.fields = read_fields(knot, own)
    root = outline(knots)
    shown = _measure_depths(root)
    return _read(root, draft, shown=shown)


def _measure_depths(root: Section) -> bool:
    """Give each bullet its depth; returns whether the file shows any nesting at all."""
    shown = False
    for section in _all(root):
        bullets = [knot for knot in section.body if knot.bulleted]
        keys = {(round(knot.line.indent), kind_of(knot.line.bullet)) for knot in bullets}
        deepest: dict[tuple[int, str], int] = {}
        for knot in bullets:
            key = (round(knot.line.indent), kind_of(knot.line.bullet))
            deepest[key] = max(deepest.get(key, 0), knot.line.level)
        for knot in bullets:
            key = (round(knot.line.indent), kind_of(knot.line.bullet))
            knot.depth = float(deepest[key] if len(keys) > 1 else knot.line.level)
        shown = shown or len({knot.depth for knot in bullets}) > 1
    return shown


def _all(section: Section) -> Iterator[Section]:
    yield section
    for inner in section.sections:
        yield from _all(inner)


def _read(section: Section, draft: Draft, *, shown: bool) -> list[Knot]:
    """The knots of a section, those of its sub-sections after its own."""
    title = section.title
    body = attach_fields(title, section.body, draft)
    body = _introduction(section, body, draft)
    for knot in body:
        for told in cut_fields(knot):
            tell(knot, told, draft)
    children = _without_openers(_nested(body, draft) if shown else group(body, title), draft)
    for inner in section.sections:
        children.extend(_section(inner, draft, shown=shown))
    return children


def _section(section: Section, draft: Draft, *, shown: bool) -> list[Knot]:
    title = section.title
    if title is None:
        return _read(section, draft, shown=shown)
    if _is_aside(section):
        for inner in _all(section):
            _set_aside(inner, draft)
        return []
    role = _opener(title)
    if role is not None and title.title:
        draft.notes.append((title.line.text, "heading"))
        children = _read(section, draft, shown=shown)
        for child in children:
            child.level = child.level or role
        return children
    title.children = _read(section, draft, shown=shown)
    for told in cut_fields(title):
        tell(title, told, draft)
    return [title]


def _is_aside(section: Section) -> bool:
    """Whether a section is an introduction or an end, and no part of the plan."""
    title = section.title
    if title is None or title.label is not None:
        return False
    said = fold(title.string).strip(" :.")
    return said in ASIDE and not any(knot.fields or knot.label for part in _all(section) for knot in part.body)


def _set_aside(section: Section, draft: Draft) -> None:
    if section.title is not None:
        draft.notes.append((section.title.line.text, "heading"))
    draft.notes.extend((knot.text if knot.number is None else knot.line.text, "introduction") for knot in section.body)


def _opener(knot: Knot) -> Level | None:
    """The level a line announces for what follows it ("Actions :", "Moyens")."""
    role = _OPENERS.get(fold(knot.line.string).strip(" :."))
    return next((level for level in PLAN_ROLES if level == role), None)  # type: ignore[return-value]


def _introduction(section: Section, body: list[Knot], draft: Draft) -> list[Knot]:
    """Set aside the prose that leads to a list or to sub-sections; returns what remains."""
    first = next((n for n, knot in enumerate(body) if knot.bulleted), None)
    openers = sum(knot.opens and not knot.bulleted for knot in body)
    if first is not None:
        lead = body[:first]
        if any(_opener(knot) for knot in lead) or (openers > 1 and lead and lead[-1].opens):
            lead = [knot for knot in lead if not knot.opens]
    else:
        lead = body if not _are_actions(section, body) else []
    for knot in lead:
        draft.notes.append((knot.line.text if knot.number is not None else knot.text, "introduction"))
    chosen = set(map(id, lead))
    return [knot for knot in body if id(knot) not in chosen]


def _are_actions(section: Section, body: list[Knot]) -> bool:
    """Whether the paragraphs of a section without bullets are its actions."""
    title = section.title
    if section.sections or not body or any(knot.words > MAX_ACTION_WORDS for knot in body):
        return False
    if title is None:
        return sum(is_action(knot.string) or bool(knot.told) for knot in body) * 2 >= len(body)
    if title.level in {"action", "item"} or is_action(title.string):
        return False
    if not all(is_action(knot.string) or knot.told for knot in body):
        title.doubt("paragraphs_as_actions", actions=len(body))
    return True


def _without_openers(knots: list[Knot], draft: Draft) -> list[Knot]:
    """Lines that only announce a level ("Actions :") give way to what stands under them."""
    kept: list[Knot] = []
    for knot in knots:
        knot.children = _without_openers(knot.children, draft)
        level = _opener(knot) if not knot.title else None
        if level is None:
            kept.append(knot)
            continue
        draft.notes.append((knot.line.text, "heading"))
        for child in knot.children:
            child.level = child.level or level
        kept.extend(knot.children)
    return kept


def _nested(body: list[Knot], draft: Draft) -> list[Knot]:
    """Nest bullets by their depth; a line without bullet heads the list below it, else belongs to the bullet above."""
    roots: list[Knot] = []
    stack: list[tuple[float, Knot]] = []
    for index, knot in enumerate(body):
        depth = knot.depth if knot.bulleted else _plain_depth(body, index)
        if depth is None:
            draft.notes.append((knot.line.text, "text"))
            continue
        while stack and stack[-1][0] >= depth:
            stack.pop()
        (stack[-1][1].children if stack else roots).append(knot)
        stack.append((depth, knot))
    return roots


def _plain_depth(body: list[Knot], index: int) -> float | None:
    knot = body[index]
    before = body[index - 1] if index else None
    after = body[index + 1] if index + 1 < len(body) else None
    if after is not None and after.bulleted and (knot.opens or (knot.gap > 0 and knot.words <= 10)):
        return after.depth - 0.5
    if before is None or is_action(knot.string):
        return 0.0
    if before.bulleted and (knot.gap == 0 or knot.line.indent >= before.line.indent > 0):
        return before.depth + 0.5
    return None if before.bulleted else 0.0
