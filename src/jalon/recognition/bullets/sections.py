"""The lines under each heading: introduction, actions and what is said of them, nested."""

from __future__ import annotations

from collections.abc import Iterator

from jalon.documents.lists import kind_of
from jalon.phrases.folding import fold
from jalon.recognition.bullets.attaching import attach_fields, fields_close_lists, tell
from jalon.recognition.bullets.ends import Ends, cut_head, cut_state, learn_ends
from jalon.recognition.bullets.fields import OwnLabels, cut_fields, learn_labels, read_fields
from jalon.recognition.bullets.groups import group
from jalon.recognition.bullets.knots import Knot, is_action
from jalon.recognition.bullets.outline import Section, outline
from jalon.recognition.bullets.periods import hand_down, mark_periods
from jalon.recognition.bullets.sheets import join_names, lift_goals, name_sheets
from jalon.recognition.bullets.statuses import read_statuses
from jalon.recognition.bullets.words import ASIDE, PLAN_TITLES
from jalon.recognition.draft import Draft
from jalon.recognition.proposal import Level
from jalon.recognition.source import Text
from jalon.recognition.vocabulary.columns import HEADINGS

MAX_ACTION_WORDS = 80
_STEP = 8  # points: a smaller difference of indentation is no level
_LEVELS: tuple[Level, ...] = ("axis", "objective", "action", "item")
_OPENERS: dict[str, Level] = {phrase: level for level in _LEVELS for phrase in HEADINGS[level] if len(phrase) > 4}


def read_sections(knots: list[Knot], draft: Draft) -> list[Knot]:
    """The knots at the top of the plan, with all that stands under them."""
    knots = lift_goals(knots, draft)
    name_sheets(knots)
    read_statuses(knots)
    mark_periods(knots)
    own = learn_labels([knot for knot in knots if not knot.fields and not knot.period])
    for knot in knots:
        knot.fields = knot.fields or ([] if knot.period else read_fields(knot, own))
    root = outline(join_names(knots))
    top = _Reader(draft, own, learn_ends(knots), root).read(root)
    hand_down(top)
    for knot in (inner for one in top for inner in one.walk()):
        if knot.mark is not None:
            draft.ignored.append((knot.mark, "field_label"))
    return top


def _measure_depths(root: Section) -> bool:
    """Give each bullet its depth; returns whether the file shows any nesting at all."""
    shown = False
    for section in _all(root):
        bullets = [knot for knot in section.body if knot.bulleted]
        deepest: dict[tuple[int, str], int] = {}
        for knot in bullets:
            deepest[_form(knot)] = max(deepest.get(_form(knot), 0), knot.line.level)
        if not any(deepest.values()):
            deepest = _by_indentation(bullets)
        for knot in bullets:
            knot.depth = float(deepest[_form(knot)] if len(deepest) > 1 else knot.line.level)
        shown = shown or len({knot.depth for knot in bullets}) > 1
    return shown


def _by_indentation(bullets: list[Knot]) -> dict[tuple[int, str], int]:
    """The depth of each form of bullet by how far in it stands, where no level is known."""
    steps: list[int] = []
    for indent in sorted({_form(knot)[0] for knot in bullets}):
        if not steps or indent - steps[-1] > _STEP:
            steps.append(indent)
    return {_form(knot): sum(step <= _form(knot)[0] for step in steps) - 1 for knot in bullets}


def _form(knot: Knot) -> tuple[int, str]:
    return round(knot.line.indent), kind_of(knot.line.bullet)


def _all(section: Section) -> Iterator[Section]:
    yield section
    for inner in section.sections:
        yield from _all(inner)


class _Reader:
    """Reads sections into knots."""

    def __init__(self, draft: Draft, own: OwnLabels, ends: Ends, root: Section) -> None:
        self.draft, self.own, self.ends = draft, own, ends
        self.shown = _measure_depths(root)  # the file shows how bullets nest
        self.per_list = fields_close_lists([section.body for section in _all(root) if section.title is not None])

    def read(self, section: Section) -> list[Knot]:
        """The knots under a heading, those of its sub-sections after its own."""
        title = section.title
        body = self._introduction(section, attach_fields(title, section.body, self.draft, per_list=self.per_list))
        for knot in body:
            self._tell_ends(knot)
        nested = self._nested(body) if self.shown else group(body, title)
        children = self._without_openers(nested)
        for inner in section.sections:
            children.extend(self._section(inner))
        return children

    def _section(self, section: Section) -> list[Knot]:
        title = section.title
        if title is None:
            return self.read(section)
        if _is_aside(section):
            for inner in _all(section):
                self._set_aside(inner)
            return []
        children = self.read(section)
        level = _opener(title)
        if section.sections and _is_plan_title(title) and not title.told and not title.extra:
            self.draft.notes.append((_whole(title), "heading"))
            return children
        if level is None or not children:
            title.children = children
            self._tell_ends(title)
            return [title]
        self.draft.notes.append((title.line.text, "heading"))
        for child in children:
            child.level = child.level or level
        return children

    def _tell_ends(self, knot: Knot) -> None:
        for told in [*cut_head(knot), *cut_state(knot), *(self.ends.cut(knot) or cut_fields(knot, self.own))]:
            tell(knot, told, self.draft)

    def _set_aside(self, section: Section) -> None:
        if section.title is not None:
            self.draft.notes.append((section.title.line.text, "heading"))
        self.draft.notes.extend((_whole(knot), "introduction") for knot in section.body)

    def _introduction(self, section: Section, body: list[Knot]) -> list[Knot]:
        """Set aside the prose that leads to a list or to sub-sections; returns what remains."""
        first = next((n for n, knot in enumerate(body) if knot.bulleted), None)
        if first is not None:
            lead = body[:first]
            openers = sum(knot.opens and not knot.bulleted for knot in body)
            if any(map(_opener, lead)) or (openers > 1 and lead and lead[-1].opens):
                lead = [knot for knot in lead if not knot.opens]
        else:
            lead = body if not _are_actions(section, body) else []
        lead = [knot for knot in lead if not knot.told and not knot.extra]
        role = "description" if section.title is not None and section.title.told else "introduction"
        self.draft.notes.extend((_whole(knot), role) for knot in lead)
        aside = set(map(id, lead))
        return [knot for knot in body if id(knot) not in aside]

    def _without_openers(self, knots: list[Knot]) -> list[Knot]:
        """Lines that only announce a level ("Actions :") give way to what stands under them."""
        kept: list[Knot] = []
        for knot in knots:
            knot.children = self._without_openers(knot.children)
            level = None if knot.title else _opener(knot)
            if level is None:
                kept.append(knot)
                continue
            self.draft.notes.append((knot.line.text, "heading"))
            for child in knot.children:
                child.level = child.level or level
            kept.extend(knot.children)
        return kept

    def _nested(self, body: list[Knot]) -> list[Knot]:
        """Nest bullets by their depth; a line without bullet heads the list below it, or joins the bullet above."""
        roots: list[Knot] = []
        stack: list[tuple[float, Knot]] = []
        for index, knot in enumerate(body):
            depth = knot.depth if knot.bulleted else _plain_depth(body, index)
            if depth is None:
                self.draft.notes.append((_whole(knot), "text"))
                continue
            while stack and stack[-1][0] >= depth:
                stack.pop()
            (stack[-1][1].children if stack else roots).append(knot)
            stack.append((depth, knot))
        return roots


def _whole(knot: Knot) -> Text:
    """All the words of a knot that has no place of its own: its line, when a number or a label was parted from it."""
    return knot.text if knot.number is None and knot.mark is None else knot.line.text


def _is_aside(section: Section) -> bool:
    """Whether a section is an introduction or an end, and no part of the plan."""
    title = section.title
    if title is None or title.label is not None:
        return False
    said = fold(title.string).strip(" :.")
    return said in ASIDE and not any(knot.fields or knot.label for part in _all(section) for knot in part.body)


def _is_plan_title(title: Knot) -> bool:
    """Whether a heading over others only says that this is the plan."""
    folded = fold(title.string)
    return title.label is None and title.number is None and any(map(folded.startswith, PLAN_TITLES))


def _opener(knot: Knot) -> Level | None:
    """The level a line announces for what follows it ("Actions :", "Moyens"), if nothing is said of the line itself."""
    if knot.told or knot.extra:
        return None
    return _OPENERS.get(fold(knot.line.string).strip(" :."))


def _are_actions(section: Section, body: list[Knot]) -> bool:
    """Whether the paragraphs of a section without bullets are its actions."""
    title = section.title
    if section.sections or not body or any(knot.words > MAX_ACTION_WORDS for knot in body):
        return False
    if title is None:
        return sum(is_action(knot.string) or bool(knot.told) for knot in body) * 2 >= len(body)
    if title.level in {"action", "item"} or is_action(title.string) or title.told:
        return False
    if not all(is_action(knot.string) or knot.told for knot in body):
        title.doubt("paragraphs_as_actions", actions=len(body))
    return True


def _plain_depth(body: list[Knot], index: int) -> float | None:
    """How deep a line without bullet stands among bullets; None when it is no part of the list."""
    knot = body[index]
    before = body[index - 1] if index else None
    after = body[index + 1] if index + 1 < len(body) else None
    if after is not None and after.bulleted and (knot.opens or (knot.gap > 0 and knot.words <= 10)):
        return after.depth - 0.5
    if before is None or knot.told or knot.extra or is_action(knot.string):
        return 0.0
    if before.bulleted and (knot.gap == 0 or knot.line.indent >= before.line.indent > 0):
        return before.depth + 0.5
    return None if before.bulleted else 0.0
