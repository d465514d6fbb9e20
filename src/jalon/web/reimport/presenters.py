"""What the review of an update shows: every difference as a card, in the order of what is asked of her."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jalon.plans.actions.deciding import ACCEPTED, UNDECIDED, decisions_of, may_undo, proposed
from jalon.plans.comparing import Comparison, Difference, Row
from jalon.plans.comparing.differences import DifferenceKind, DifferenceState
from jalon.plans.models import ImportDraft
from jalon.web.components.words import level_word, printed
from jalon.web.reimport.words import ACCEPT, LEAVE, marked, plain, said, text_of, what_differs

PAGE = 50
NOTHING = SafeString("")
# In the order they are shown: what is asked, what the file changed alone, what was refused, what the plan changed.
SECTIONS = ("ask", "file", "refused", "ours")
TITLES = {
    "ask": gettext_lazy("For you to decide"),
    "file": gettext_lazy("Changed in the file"),
    "refused": gettext_lazy("Left aside the last time"),
    "ours": gettext_lazy("Changed in Jalon since that file"),
}
HELP = {
    "ask": gettext_lazy(
        "The plan changed too, or lines are no longer in the file. Without an answer, the plan stays as it is."
    ),
    "file": gettext_lazy("The plan had not changed there: it takes the words of the file unless you say otherwise."),
    "refused": gettext_lazy("You did not want it then. The plan stays as it is unless you say otherwise."),
    "ours": gettext_lazy("The file still says what it said before. The plan keeps its own words."),
}


@dataclass(frozen=True, slots=True)
class Version:
    """What one of the three says: who says it, and its words as HTML."""

    name: str
    words: SafeString
    new: bool = False


@dataclass(frozen=True, slots=True)
class Branch:
    """A row added or taken out."""

    depth: int
    level: str
    number: str
    text: str
    rest: str


@dataclass(frozen=True, slots=True)
class Card:
    """One difference, with what may be said of it. `choice` is what was decided of it."""

    key: str
    kind: str
    state: str
    what: str
    choice: str
    accept: str
    leave: str
    versions: list[Version] = field(default_factory=list)
    branch: list[Branch] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """Differences about one row, under its words and its place; or about the `whole` plan."""

    number: str
    text: str
    place: str
    whole: bool = False
    cards: list[Card] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    """Differences of which the same is asked; `total` counts those of all the pages."""

    code: str
    title: str
    help: str
    total: int
    groups: list[Group] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many differences are accepted, left as they are, and not decided yet."""

    accepted: int
    left: int
    undecided: int


def section_of(one: Difference) -> str:
    """Where a difference is shown."""
    if proposed(one) == UNDECIDED:
        return "ask"
    return {DifferenceState.OPEN: "file", DifferenceState.REFUSED: "refused"}.get(one.state, "ours")


def choice_of(one: Difference, choices: Mapping[str, str]) -> str:
    """What was decided of a difference, UNDECIDED for what waits for an answer."""
    left = UNDECIDED if section_of(one) in {"ask", "file"} else proposed(one)
    return choices.get(one.key, left)


def tally_of(draft: ImportDraft, comparison: Comparison) -> Tally:
    """Where her decisions stand; what the plan alone changed is no question."""
    choices = decisions_of(draft)
    counts = Counter(choice_of(one, choices) for one in comparison.differences if one.state != DifferenceState.OURS)
    taken_back = sum(
        1 for one in comparison.differences if one.state == DifferenceState.OURS and choices.get(one.key) == ACCEPTED
    )
    accepted, undecided = counts[ACCEPTED] + taken_back, counts[UNDECIDED]
    return Tally(accepted, counts.total() - counts[ACCEPTED] - undecided, undecided)


def review_context(draft: ImportDraft, comparison: Comparison, own: Mapping[str, Any], page: str) -> dict[str, Any]:
    """All that the templates of the review need; `page` is the number asked for."""
    ordered = sorted(comparison.differences, key=lambda one: SECTIONS.index(section_of(one)))
    pages = max(1, -(-len(ordered) // PAGE))
    number = min(max(int(page), 1), pages) if page.isdecimal() and len(page) < 6 else 1
    shown = ordered[(number - 1) * PAGE : number * PAGE]
    matched = sum(1 for node in comparison.new if comparison.node_key(node))
    return {
        "draft": draft,
        "sections": _sections(shown, comparison, decisions_of(draft), own),
        "tally": tally_of(draft, comparison),
        "pages": range(1, pages + 1) if pages > 1 else (),
        "number": number,
        "total": len(ordered),
        "asked": sum(1 for one in ordered if one.state != DifferenceState.OURS),
        "unlike": bool(comparison.now) and matched * 4 < len(comparison.new),
        "may_undo": may_undo(draft),
    }


def _sections(
    shown: list[Difference], comparison: Comparison, choices: Mapping[str, str], own: Mapping[str, Any]
) -> list[Section]:
    totals = Counter(map(section_of, comparison.differences))
    sections: list[Section] = []
    about = ""
    for one in shown:
        code = section_of(one)
        if not sections or sections[-1].code != code:
            sections.append(Section(code, str(TITLES[code]), str(HELP[code]), totals[code]))
            about = ""
        if not sections[-1].groups or one.about != about:
            sections[-1].groups.append(_group(one, comparison))
            about = one.about
        sections[-1].groups[-1].cards.append(_card(one, comparison, choice_of(one, choices), own))
    return sections


def _group(one: Difference, comparison: Comparison) -> Group:
    rows = comparison.now if one.item else comparison.new
    row = rows.get(one.about)
    if row is None:
        return Group("", "", "", whole=True)
    names = []
    above = rows.get(row.parent)
    while above is not None:
        names.append(_name(above))
        above = rows.get(above.parent)
    return Group(_number(row), row.text, " › ".join(reversed(names)))


def _card(one: Difference, comparison: Comparison, choice: str, own: Mapping[str, Any]) -> Card:
    return Card(
        key=one.key,
        kind=one.kind.value,
        state=one.state.value,
        what=what_differs(one.kind, one.field, len(one.rows), own),
        choice=choice,
        accept=str(ACCEPT[one.kind]),
        leave=str(LEAVE[one.kind]),
        versions=_versions(one, comparison),
        branch=_branch(one, comparison, own),
    )


def _versions(one: Difference, comparison: Comparison) -> list[Version]:
    """The three, those that say the same as one."""
    if one.kind in {DifferenceKind.ADDED, DifferenceKind.REMOVED}:
        return []
    base, now, new = _three(one, comparison)
    plan, former, file = _("The plan today"), _("The file it came from"), _("The new file")
    if one.base is None:
        return [Version(plan, now), Version(file, new, new=True)]
    if one.state == DifferenceState.OPEN:
        return [Version(_("The plan, like the file it came from"), now), Version(file, new, new=True)]
    if one.state == DifferenceState.CONFLICT:
        return [Version(former, base), Version(plan, now), Version(file, new, new=True)]
    return [Version(plan, now), Version(_("The new file, like the one before"), new, new=True)]


def _three(one: Difference, comparison: Comparison) -> tuple[SafeString, SafeString, SafeString]:
    if one.kind == DifferenceKind.PROGRESS:
        return said(one.base), said(one.now), said(one.new)
    if one.kind == DifferenceKind.MOVED:
        return (
            plain(_where(one.base, comparison.base)),
            plain(_where(one.now, comparison.now)),
            plain(_where(one.new, comparison.new)),
        )
    base, now, new = (text_of(value, one.kind, one.field) for value in (one.base, one.now, one.new))
    if one.state == DifferenceState.CONFLICT:
        return plain(base), marked(base, now)[1], marked(base, new)[1]
    before, after = marked(now, new)
    return plain(base), before, after


def _where(place: Any, rows: Mapping[str, Row]) -> str:
    """A place in words: under what, after what."""
    if not place:
        return ""
    parent, before = (rows.get(key) for key in place)
    under = _("Under “%(row)s”") % {"row": _name(parent)} if parent else _("At the top level")
    after = _("after “%(row)s”") % {"row": _name(before)} if before else _("first")
    return f"{under}, {after}"


def _branch(one: Difference, comparison: Comparison, own: Mapping[str, Any]) -> list[Branch]:
    rows = comparison.new if one.kind == DifferenceKind.ADDED else comparison.now
    found = [rows[key] for key in one.rows]
    depths: dict[str, int] = {}
    for row in found:
        depths[row.key] = min(depths.get(row.parent, -1) + 1, 3)
    return [
        Branch(depths[row.key], level_word(row.level, own), _number(row), row.text or _("Untitled"), _rest(row))
        for row in found
    ]


def _rest(row: Row) -> str:
    """The other cells of a row, on one line."""
    cells = (", ".join(row.leads), row.schedule, " ; ".join(row.expected_results), row.results, *row.extra.values())
    return " · ".join(filter(None, cells))


def _number(row: Row) -> str:
    return printed(row.number) if row.number else ""


def _name(row: Row) -> str:
    return " ".join(filter(None, (_number(row), row.text))) or _("Untitled")
