"""The lines of « Qui répond de quoi? »: what is shown of each body, axis and action."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from jalon.network.queries.parties import Member
from jalon.phrases.parties import PartyKind
from jalon.plans.models import Assignment
from jalon.plans.queries.outline import OutlineItem, is_row
from jalon.plans.queries.responsibility import Responsibilities, Responsibility, Silence, Why
from jalon.plans.rules.timing import SETTLED
from jalon.web.components.words import count_of, printed

BODY, ITEM = "corps", "element"
SEVERAL = "plusieurs"


@dataclass(slots=True)
class Line:
    """Something somebody may answer for. `key` names it in addresses and forms ("corps-5", "element-12").

    `inherited` when who answers is said elsewhere: `why` says where. `silence` is why nobody is written to, and
    `party` whose address would mend it. `seen` is what the form sends back of the assignment it shows.
    """

    key: str
    text: str
    number: str = ""
    count: str = ""
    depth: int = 0
    heading: bool = False
    person: Member | None = None
    substitute: Member | None = None
    inherited: bool = False
    why: str = ""
    silence: str = ""
    party: int | None = None
    seen: str = ":"

    @property
    def printed(self) -> str:
        """Its number as a list prints it."""
        return printed(self.number) if self.number else ""

    @property
    def nobody(self) -> bool:
        """Whether no one answers."""
        return self.person is None


@dataclass(slots=True)
class Chapter:
    """An axis and what is under it; `nobody` counts the rows no one answers for, `html` is what is shown of it."""

    id: int
    title: str
    items: list[OutlineItem] = field(default_factory=list)
    nobody: int = 0
    html: SafeString = field(default_factory=SafeString)


class Board:
    """The whole screen. `nobody` counts the rows no one answers for, `unreached` those whose mail reaches no one.

    `disowned` are the ids of items whose person says that they are not hers.
    The lines of items are made when they are asked for: most of a large plan is not in the first answer.
    """

    def __init__(self, found: Responsibilities, *, disowned: Collection[int] = (), only_nobody: bool = False) -> None:
        self.found, self._writer = found, _Writer(found, disowned)
        rows = found.rows
        self.rows = len(rows)
        self.alone = {item.id for item in found.nobody}
        self.nobody = len(self.alone)
        self.left = sum(row.item.status not in SETTLED for row in rows)
        self.unreached = sum(row.person is not None and row.silence is not None for row in rows)
        self.bodies = self._writer.bodies(rows)
        self.chapters = self._writer.chapters(self.alone, only_nobody=only_nobody)

    @property
    def axes(self) -> list[Line]:
        """What stands at the top with something below it."""
        return [self.of(item) for item in self.found.items.values() if item.parent_id is None and not is_row(item)]

    def of(self, item: OutlineItem) -> Line:
        """The line of an item."""
        return self._writer.item(item)

    def line(self, key: str) -> Line | None:
        """The line a key names, where there is one."""
        item = self.found.items.get(item_of(key) or 0)
        return self.of(item) if item else next((line for line in self.bodies if line.key == key), None)


def item_of(key: str) -> int | None:
    """The number of the item a key names; None when it names none."""
    kind, _dash, number = key.partition("-")
    return int(number) if kind == ITEM and number.isdecimal() and len(number) < 18 else None


class _Writer:
    def __init__(self, found: Responsibilities, disowned: Collection[int]) -> None:
        self.found, self.disowned = found, disowned
        self.of_item = {one.item_id: one for one in found.assignments if one.item_id}
        self.alone: set[int] = set()
        self.of_body = {found.people.root_of(one.party_id): one for one in found.assignments if one.party_id}

    def bodies(self, rows: list[Responsibility]) -> list[Line]:
        """Those who lead something and for whom somebody answers, or should."""
        counts: Counter[int] = Counter(party for row in rows for party in self.found.leading[row.item.id])
        led = [(member, count) for party, count in counts.items() if (member := self.found.people.of(party))]
        led.sort(key=lambda pair: (-pair[1], pair[0].name.casefold()))
        return [self.body(member, count) for member, count in led]

    def body(self, member: Member, count: int) -> Line:
        said = self.of_body.get(member.id)
        line = Line(f"{BODY}-{member.id}", member.name, count=count_of("action", count), seen=_seen(said))
        if said:
            line.person, line.substitute = self.people(said)
            line.silence, line.party = _unreached(line.person, line.substitute)
        elif member.email:
            line.person, line.inherited, line.why = member, True, _("has an address")
        elif member.kind == PartyKind.PERSON:
            line.person, line.inherited = member, True
            line.silence, line.party = _("No address: no mail leaves."), member.id
        return line

    def item(self, item: OutlineItem) -> Line:
        answer, said = self.found.by_item[item.id], self.of_item.get(item.id)
        row = is_row(item)
        silence, party = self.silence(answer)
        return Line(
            f"{ITEM}-{item.id}",
            item.text,
            item.number,
            "" if row else count_of("action", sum(map(is_row, item.walk()))),
            min(item.depth, 3),
            not row,
            answer.person,
            answer.substitute,
            inherited=said is None,
            why=self.reason(answer) if said is None else "",
            silence="" if answer.person is None and not row else silence,
            party=party,
            seen=_seen(said),
        )

    def chapters(self, alone: set[int], *, only_nobody: bool) -> list[Chapter]:
        """The items under each axis; those at the top with nothing below them come together."""
        found: list[Chapter] = []
        loose: Chapter | None = None
        self.alone = alone
        for root in (item for item in self.found.items.values() if item.parent_id is None):
            if is_row(root) or root.unplanned:
                if loose is None:
                    loose = Chapter(root.id, "")
                    found.append(loose)
                self.fill(loose, [root], only_nobody=only_nobody)
                continue
            loose = None
            chapter = Chapter(root.id, " – ".join(filter(None, (root.number, root.text))))
            self.fill(chapter, root.children, only_nobody=only_nobody)
            found.append(chapter)
        return [chapter for chapter in found if chapter.items]

    def fill(self, chapter: Chapter, items: Iterable[OutlineItem], *, only_nobody: bool) -> None:
        for top in items:
            for item in top.walk():
                if item.unplanned:
                    continue
                alone = item.id in self.alone
                chapter.nobody += alone
                if alone or not only_nobody:
                    chapter.items.append(item)

    def people(self, said: Assignment) -> tuple[Member | None, Member | None]:
        return self.found.people.of(said.person_id), self.found.people.of(said.substitute_id)

    def reason(self, answer: Responsibility) -> str:
        """Where it is said that this person answers."""
        if answer.person is None:
            return ""
        if answer.body:
            return _("for %(body)s") % {"body": answer.body.name}
        if answer.through and answer.through in self.found.items:
            above = self.found.items[answer.through]
            return _("for all of “%(above)s”") % {"above": above.number or above.text}
        return _("named in the plan") if answer.why == Why.LEAD else ""

    def silence(self, answer: Responsibility) -> tuple[str, int | None]:
        if answer.silence == Silence.NOBODY:
            return _("Nobody: no mail leaves."), None
        if answer.item.id in self.disowned:
            return _("Says that it is not hers: to be settled."), None
        if answer.silence == Silence.NOT_FOR_HER:
            return _("For the board only, which this person does not belong to: no mail leaves."), None
        return _unreached(answer.person, answer.substitute)


def _unreached(person: Member | None, substitute: Member | None) -> tuple[str, int | None]:
    if person is None or person.email or (substitute and substitute.email):
        return "", None
    return _("No address: no mail leaves."), person.id


def _seen(said: Assignment | None) -> str:
    return f"{said.person_id}:{said.substitute_id or ''}" if said else ":"
