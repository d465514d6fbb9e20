"""The lines under each heading: introduction, actions and what is said of them, nested."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from jalon.documents.lists import kind_of
from jalon.phrases.folding import fold
from jalon.recognition.bullets.attaching import attach_fields, fields_close_lists, tell, unlabel_parts
from jalon.recognition.bullets.closing import does, whole, without_attendance, without_closing, without_meetings
from jalon.recognition.bullets.ends import begins_with_time
from jalon.recognition.bullets.fields import part_fields, read_fields, results_came, tells_fields
from jalon.recognition.bullets.groups import group
from jalon.recognition.bullets.marks import lift_states, read_marks
from jalon.recognition.bullets.minutes import are_minutes, is_of_decisions, is_of_meeting
from jalon.recognition.bullets.outline import Section, names_a_plan, outline
from jalon.recognition.bullets.outline_nodes import OutlineNode
from jalon.recognition.bullets.own_labels import learn_labels, promises
from jalon.recognition.bullets.people import lift_people
from jalon.recognition.bullets.periods import hand_down, mark_periods
from jalon.recognition.bullets.promises import part_promises
from jalon.recognition.bullets.sheets import join_names, lift_goals, name_sheets, part_lists
from jalon.recognition.bullets.spoken import read_spoken
from jalon.recognition.bullets.statuses import read_statuses
from jalon.recognition.bullets.ways import Ways, learn_ways
from jalon.recognition.bullets.words import ASIDE, ASIDE_IN_PROSE, MORE_OPENERS, PARTS_AHEAD, PLAN_TITLES, SETTINGS, WHY
from jalon.recognition.draft import Draft
from jalon.recognition.proposal import Level
from jalon.recognition.titling import TITLES
from jalon.recognition.verbs import commits, is_action, promises_something
from jalon.recognition.vocabulary.columns import FIELD_ROLES, HEADINGS

MAX_ACTION_WORDS = 80
_WORDS_OF_AN_ORDER = 25
_BESIDE = 2  # chapters of a document whose plan is one of them
_WORDS_OF_A_LINE = 3  # on average: lists of names are shorter than what is to be done
_STEP = 8  # points: a smaller difference of indentation is no level
_TIME_AS_NUMBER: Final = re.compile(r"[TQS][1-4](?:\s*[-–/&]|\s)|\d{1,2}\.\d{1,2}\.(?:\d\d)?\d\d\b")
_LEVELS: tuple[Level, ...] = ("axis", "objective", "action", "item")
_OPENERS: dict[str, Level] = {phrase: level for level in _LEVELS for phrase in HEADINGS[level] if len(phrase) > 4}
_OPENERS |= MORE_OPENERS


def read_sections(nodes: list[OutlineNode], draft: Draft) -> list[OutlineNode]:
    """The nodes at the top of the plan, with all that stands under them."""
    nodes = part_lists(lift_goals(without_meetings(nodes, draft), draft))
    nodes = part_promises(read_spoken(nodes, draft), draft)
    nodes = read_marks(nodes, draft)
    name_sheets(nodes)
    read_statuses(nodes)
    _unnumber_times(nodes)
    mark_periods(nodes)
    own = learn_labels([node for node in nodes if not node.fields and not node.period])
    draft.results_came = results_came(nodes)
    for node in nodes:
        node.fields = node.fields or ([] if node.period or node.told else read_fields(node, own))
    nodes = part_fields(nodes, own)
    unlabel_parts(nodes)
    ways = learn_ways(nodes, own)
    kept = without_attendance(nodes, draft)
    root = outline(join_names(kept))
    top = lift_people(_Reader(draft, ways, root, attended=len(kept) < len(nodes)).read(root), draft)
    hand_down(top)
    top = lift_states(top, draft)
    for node in (inner for one in top for inner in one.walk()):
        if node.mark is not None:
            draft.ignored.append((node.mark, "field_label"))
    return top


def _unnumber_times(nodes: list[OutlineNode]) -> None:
    """A day or a quarter at the head of a line is no number: "13.05.2031: Semer", "T2-T3 2031 : Semer"."""
    for node in nodes:
        if node.number is None or node.label is not None or not _TIME_AS_NUMBER.match(node.line.string):
            continue
        if begins_with_time(node.line.string):
            node.number, node.text = None, node.line.text


def _measure_depths(root: Section) -> bool:
    """Give each bullet its depth; returns whether the file shows any nesting at all."""
    shown = False
    for section in _all(root):
        bullets = [node for node in section.body if node.bulleted]
        deepest: dict[tuple[int, str], int] = {}
        for node in bullets:
            deepest[_form(node)] = max(deepest.get(_form(node), 0), node.line.level)
        if not any(deepest.values()):
            deepest = _by_indentation(bullets)
        for node in bullets:
            node.depth = float(deepest[_form(node)] if len(deepest) > 1 else node.line.level)
        shown = shown or len({node.depth for node in bullets}) > 1
    return shown


def _by_indentation(bullets: list[OutlineNode]) -> dict[tuple[int, str], int]:
    """The depth of each form of bullet by how far in it stands, where no level is known."""
    steps: list[int] = []
    for indent in sorted({_form(node)[0] for node in bullets}):
        if not steps or indent - steps[-1] > _STEP:
            steps.append(indent)
    return {_form(node): sum(step <= _form(node)[0] for step in steps) - 1 for node in bullets}


def _form(node: OutlineNode) -> tuple[int, str]:
    return round(node.line.indent), kind_of(node.line.bullet)


def _all(section: Section) -> Iterator[Section]:
    yield section
    for inner in section.sections:
        yield from _all(inner)


_REPORT: Final = re.compile(r"\b(?:rapport|bilan|report|review of the year|compte rendu|memoria|relatorio)\b")


class _Reader:
    """Reads sections into nodes."""

    def __init__(self, draft: Draft, ways: Ways, root: Section, *, attended: bool) -> None:
        self.draft, self.ways, self.own = draft, ways, ways.own
        title = draft.title.string if draft.title is not None else ""
        self.minutes = are_minutes(_all(root), title, attended=attended)
        self.decided = sum(map(is_of_decisions, _all(root))) if self.minutes else 0
        self.shown = _measure_depths(root)  # the file shows how bullets nest
        self.groups = _groups(root)
        self.outside = _lists_outside(root)  # the plan has lists outside its introduction
        self.planned = any(map(_is_the_plan, _all(root)))
        self.chapters = _chapters(root)
        self.report = bool(_REPORT.search(fold(draft.title.string))) if draft.title is not None else False
        self.per_list = fields_close_lists([section.body for section in _all(root) if section.title is not None])

    def read(self, section: Section) -> list[OutlineNode]:
        """The nodes under a heading, those of its sub-sections after its own."""
        title = section.title
        only = section.sections[0].title if title is None and len(section.sections) == 1 else None
        fields_of = title or (only if self.outside and not any(map(_plain, section.body)) else None)
        body = attach_fields(fields_of, section.body, self.draft, per_list=self.per_list)
        body = without_closing(self._introduction(section, body), self.draft)
        for node in body:
            self._tell_ends(node)
        nested = self._nested(body) if self.shown else group(body, title)
        children = self._without_openers(nested)
        for inner in section.sections:
            children.extend(self._section(inner))
        return children

    def _section(self, section: Section) -> list[OutlineNode]:
        title = section.title
        if title is None:
            return self.read(section)
        if _is_aside(section) or self._is_topic(section):
            self._set_aside(section)
            return [node for inner in section.sections for node in self._under_aside(inner)]
        if self._is_beside(section):
            for inner in _all(section):
                self._set_aside(inner)
            return []
        children = self.read(section)
        level = None if self._is_group(section) else _opener(title)
        level = level or ("action" if self.minutes and is_of_decisions(section) else None)
        planned = _is_plan_title(title) or (id(section) in self.chapters and _names_the_plan(title))
        if section.sections and planned and not self._is_another(title) and not title.told and not title.extra:
            self.draft.notes.append((whole(title), "heading"))
            return children
        if level is None or not children:
            title.children = children
            self._tell_ends(title)
            return [title]
        self.draft.notes.append((title.line.text, "heading"))
        for child in children:
            child.level = child.level or level
        return children

    def _is_another(self, title: OutlineNode) -> bool:
        """Whether a line is the title of one more plan, in a document named after the first."""
        first = self.draft.title.string if self.draft.title is not None else ""
        return names_a_plan(title) and bool(TITLES.search(fold(first)))

    def _is_beside(self, section: Section) -> bool:
        """Whether a part of a document that holds a plan, or decisions, only tells."""
        if id(section) in self.chapters and _holds_no_action(section):
            return True
        if self.planned and (_only_tells(section) or (self.report and _tells_of_the_past(section))):
            return True
        told = self.minutes and _tells_of_the_past(section) and not _decides(section)
        return told or (self.minutes and is_of_meeting(section))

    def _is_topic(self, section: Section) -> bool:
        """Whether a part of minutes only precedes the one part of what was decided, which is no part of it."""
        told = self.decided == 1 and not is_of_decisions(section) and any(map(is_of_decisions, section.sections))
        return told and not any(node.fields or is_action(node.string) for node in section.body)

    def _under_aside(self, section: Section) -> list[OutlineNode]:
        """A section under an introduction: part of the plan where it lists something, else of the introduction."""
        if any(map(_acts, _all(section))) or (not self.outside and any(map(_lists_outside, _all(section)))):
            return self._section(section)
        for inner in _all(section):
            self._set_aside(inner)
        return []

    def _is_group(self, section: Section) -> bool:
        """Whether a heading in the words of a level ("Activités") is one part among others that name what they hold."""
        return section.title is not None and id(section.title) in self.groups

    def _tell_ends(self, node: OutlineNode) -> None:
        for told in self.ways.cut(node):
            tell(node, told, self.draft)

    def _set_aside(self, section: Section) -> None:
        if section.title is not None:
            self.draft.notes.append((section.title.line.text, "heading"))
        self.draft.notes.extend((whole(node), "introduction") for node in section.body)

    def _introduction(self, section: Section, body: list[OutlineNode]) -> list[OutlineNode]:
        """Set aside the prose that leads to a list or to sub-sections; returns what remains."""
        first = next((n for n, node in enumerate(body) if node.bulleted), None)
        if first is not None:
            lead = body[:first]
            openers = sum(node.opens and not node.bulleted for node in body)
            if any(map(_opener, lead)) or (openers > 1 and lead and lead[-1].opens):
                lead = [node for node in lead if not node.opens]
        elif any(commits(node.string) or node.told for node in body):
            lead = [node for node in body if not (does(node) or node.fields)]
        else:
            lead = body if not self._are_actions(section, body) else _before_promises(body)
        lead = [node for node in lead if not node.told and not node.extra]
        role = "description" if section.title is not None and section.title.told else "introduction"
        self.draft.notes.extend((whole(node), role) for node in lead)
        aside = set(map(id, lead))
        return [node for node in body if id(node) not in aside]

    def _are_actions(self, section: Section, body: list[OutlineNode]) -> bool:
        """Whether the paragraphs of a section without bullets are its actions, or those of the action that heads it."""
        title = section.title
        if title is not None and not title.told and title.level in {"action", "item"} and not section.sections:
            return sum(does(node) and tells_fields(node, self.own) for node in body) * 2 > len(body)
        return _are_actions(section, body)

    def _without_openers(self, nodes: list[OutlineNode]) -> list[OutlineNode]:
        """Lines that only announce a level ("Actions :") give way to what stands under them."""
        kept: list[OutlineNode] = []
        for node in nodes:
            node.children = self._without_openers(node.children)
            level = None if node.title else _opener(node)
            if level is None:
                kept.append(node)
                continue
            self.draft.notes.append((node.line.text, "heading"))
            for child in node.children:
                child.level = child.level or level
            kept.extend(node.children)
        return kept

    def _nested(self, body: list[OutlineNode]) -> list[OutlineNode]:
        """Nest bullets by their depth; a line without bullet heads the list below it, or joins the bullet above."""
        roots: list[OutlineNode] = []
        stack: list[tuple[float, OutlineNode]] = []
        for index, node in enumerate(body):
            depth = node.depth if node.bulleted else _plain_depth(body, index)
            if depth is None:
                self.draft.notes.append((whole(node), "text"))
                continue
            while stack and stack[-1][0] >= depth:
                stack.pop()
            (stack[-1][1].children if stack else roots).append(node)
            stack.append((depth, node))
        return roots


def _plain(node: OutlineNode) -> bool:
    return not node.fields


_NO_WORD: Final = re.compile(r"^\W+")  # "🤝 Comment contribuer"
_ANNEX: Final = re.compile(r"(?:annexes?|appendi(?:x|ces?))\b")
# « Conclusion du plan », « Le suivi de nos engagements »
_NAMED_PART: Final = re.compile(
    r"^(?:l[ea] |l')?(introduction|conclusion|suivi|evaluation|gouvernance|pilotage)(?: \w+){0,4}$"
)


def _is_aside(section: Section) -> bool:
    """Whether what stands right under a heading is an introduction or an end, and no part of the plan."""
    title = section.title
    said = _NO_WORD.sub("", fold(title.string)).strip(" :.") if title is not None and title.label is None else ""
    said = _NAMED_PART.sub(r"\1", said)
    told = any(node.fields or node.label for node in section.body)
    if _ANNEX.match(said):
        return not (told or any(map(_lists_actions, _all(section))))
    if said in ASIDE_IN_PROSE or said.startswith(WHY):
        return not (told or section.sections or any(node.bulleted or does(node) for node in section.body))
    if said not in ASIDE or told:
        return False
    # Missions and values are lists of verbs and nouns too: only "Overview", "Context" may name a list of actions.
    return not (said in SETTINGS and _lists_actions(section))


def _is_the_plan(section: Section) -> bool:
    """Whether a heading in a longer document says that what it lists is the plan ("Perspectives 2026")."""
    if section.title is None:
        return False
    named = _is_plan_title(section.title) or fold(section.title.string).startswith(PARTS_AHEAD)
    return named and any(map(_acts, _all(section)))


_OUR: Final = re.compile(r"^(?:(?:nos|notre|les?|la|our|the) |l')")


def _names_the_plan(title: OutlineNode) -> bool:
    """Whether a chapter, numbered or not, is called the plan: "5. Plan d'action", « Nos priorités d'action »."""
    return title.label is None and _OUR.sub("", fold(title.string)).startswith((*PLAN_TITLES, *PARTS_AHEAD))


def _chapters(root: Section) -> set[int]:
    """The parts (by `id`) of a document one of which is called the plan and acts, where the others are beside it."""
    parts = root.sections
    while len(parts) == 1 and not parts[0].body:
        parts = parts[0].sections
    plans = [part for part in parts if part.title is not None and _names_the_plan(part.title)]
    acting = [part for part in plans if any(map(_acts, part.sections)) or _lists_actions(part)]
    return {id(part) for part in parts} if len(acting) == 1 and len(parts) > _BESIDE else set()


def _only_tells(section: Section) -> bool:
    """Whether a part of a document that has its plan elsewhere is told in sentences alone."""
    title = section.title
    if title is None or title.label or title.number or title.told or title.fields:
        return False
    body = [node for inner in _all(section) for node in inner.body]
    return bool(body) and not any(node.bulleted or node.fields or is_action(node.string) for node in body)


def _tells_of_the_past(section: Section) -> bool:
    """Whether nothing in a part of a report says what to do: what was done, and how many came."""
    body = [node for inner in _all(section) for node in inner.body]
    return bool(body) and not any(node.fields or is_action(node.string) for node in body)


def _decides(section: Section) -> bool:
    """Whether a part of minutes gives what was decided, or holds one that does."""
    return any(map(is_of_decisions, _all(section)))


def _holds_no_action(section: Section) -> bool:
    """Whether nothing in a chapter says what to do: no line, no part and no field of one."""
    titles = [part.title for part in _all(section) if part.title is not None]
    return not any(map(_is_of_an_action, [*titles, *(node for part in _all(section) for node in part.body)]))


def _is_of_an_action(node: OutlineNode) -> bool:
    """Whether a line says what to do, or who or when of it; « Salaires : 12 000 $ » does not."""
    told = any(field.role in FIELD_ROLES for field in node.fields)
    acting = node.words > 1 and is_action(node.string)  # "Budget" alone names a part
    return told or bool(node.told) or node.label is not None or acting


def _groups(root: Section) -> set[int]:
    """The headings (by `id`) in the words of a level, said once in the plan, beside headings that only name a part."""
    said = Counter(fold(part.title.string).strip(" :.") for part in _all(root) if part.title is not None)
    found: set[int] = set()
    for part in _all(root):
        titles = [inner.title for inner in part.sections if inner.title is not None and not _is_aside(inner)]
        named = [title for title in titles if _opener(title) is None and not title.fields]
        enough = 0 < len(titles) <= 2 * len(named)
        if enough and all(_holds_lines(inner) for inner in part.sections if inner.title in named):
            found |= {id(title) for title in titles if said[fold(title.string).strip(" :.")] == 1}
    return found


def _holds_lines(section: Section) -> bool:
    """Whether a section lists more than names."""
    words = [node.words for node in section.body if node.bulleted]
    return bool(words) and not section.sections and sum(words) >= _WORDS_OF_A_LINE * len(words)


def _acts(section: Section) -> bool:
    """Whether a section is a numbered or labelled part, or has fields or a list of actions of its own."""
    title = section.title
    if title is not None and (title.number is not None or title.label is not None):
        return True
    return _lists_actions(section)


def _lists_actions(section: Section) -> bool:
    """Whether a section has fields or a list of actions of its own."""
    listed = [node for node in section.body if node.bulleted]
    acting = sum(is_action(node.string) for node in listed)
    return any(node.fields or node.label for node in section.body) or (bool(listed) and acting * 2 >= len(listed))


def _lists_outside(section: Section) -> bool:
    """Whether a plan lists something elsewhere than in its introduction."""
    if _is_aside(section):
        return False
    return any(node.bulleted or node.fields for node in section.body) or any(map(_lists_outside, section.sections))


def _is_plan_title(title: OutlineNode) -> bool:
    """Whether a heading over others only says that this is the plan."""
    folded = fold(title.string)
    return title.label is None and title.number is None and any(map(folded.startswith, PLAN_TITLES))


def _opener(node: OutlineNode) -> Level | None:
    """The level a line announces for what follows it ("Actions :", "Moyens"), if nothing is said of the line itself."""
    if node.told or node.extra:
        return None
    if not node.bulleted and node.string.endswith(":") and promises(node.string):
        return "action"
    return _OPENERS.get(fold(node.line.string).strip(" :."))


def _are_actions(section: Section, body: list[OutlineNode]) -> bool:
    """Whether the paragraphs of a section without bullets are its actions."""
    title = section.title
    if section.sections or not body or any(node.words > MAX_ACTION_WORDS for node in body):
        return False
    if title is None:
        said = sum(does(node) or bool(node.told) or begins_with_time(node.string) for node in body)
        return said * 2 >= len(body)
    acting = title.words > 1 and is_action(title.string)  # "Formation" alone names a part
    if title.level in {"action", "item"} or acting or title.told:
        if title.level is not None or title.told:
            return False
        # "Accueillir" over "Nous ouvrirons… Nous formerons…" is what they promise to do; so are several orders.
        ordered = len(body) > 1 and all(is_action(n.string) and n.words <= _WORDS_OF_AN_ORDER for n in body)
        return ordered or sum(promises_something(n.string) or bool(n.told) for n in body) * 2 >= len(body)
    if not all(does(node) or node.told for node in body):
        title.doubt("paragraphs_as_actions", actions=len(body))
    return True


def _before_promises(body: list[OutlineNode]) -> list[OutlineNode]:
    """The sentences before the first promise, where most lines are promises: who makes them, and why."""
    if sum(promises_something(node.string) or bool(node.told) for node in body) * 2 < len(body):
        return []
    return list(takewhile(lambda node: not (does(node) or node.told), body))


def _plain_depth(body: list[OutlineNode], index: int) -> float | None:
    """How deep a line without bullet stands among bullets; None when it is no part of the list."""
    node = body[index]
    before = body[index - 1] if index else None
    after = body[index + 1] if index + 1 < len(body) else None
    if after is not None and after.bulleted and (node.opens or (node.gap > 0 and node.words <= 10)):
        return after.depth - 0.5
    if before is None or node.told or node.extra or is_action(node.string):
        return 0.0
    if node.words > MAX_ACTION_WORDS and not does(node):
        return None  # tells about the line above
    if before.bulleted and (node.gap == 0 or node.line.indent >= before.line.indent > 0):
        return before.depth + 0.5
    return None if before.bulleted else 0.0
