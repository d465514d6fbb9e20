"""Requests for news: what would be asked today, what was, and what came of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Q
from django.utils import timezone

from jalon.accounts.roles import Audience, Permission, Role
from jalon.mailings.queries import refusal_reasons
from jalon.mailings.rules import MessageKind
from jalon.network.models import Access, Network
from jalon.network.queries.parties import Directory, Member, directory
from jalon.plans.choices import Level, PlanState, ReplyChoice, RequestReason
from jalon.plans.models import Assignment, Plan, RequestLine, Rhythm
from jalon.plans.queries.outline import OutlineItem, plan_forest
from jalon.plans.queries.responsibility import Responsibilities, Responsibility, Why, responsibilities_of
from jalon.plans.queries.spans import followed_span
from jalon.plans.rules.news_requests import AFTERLIFE, Askable, Asked, Tempo, whom_to_ask
from jalon.plans.rules.timing import SET_ASIDE

LATE = [1, 7]


def rhythm_of(network: Network) -> Rhythm:
    """How often a network asks; the bearable default when it never said."""
    return Rhythm.objects.filter(network=network).first() or Rhythm(network=network, late=LATE)


def awaits_approval(network: Network, access: Access | None = None) -> bool:
    """Whether what somebody says counts only once the coordination approves it, in a network that wants so.

    Not what is said by somebody who may tell of any item; without `access`, she has no account.
    """
    trusted = access is not None and access.permits(Permission.REPORT_ANY)
    return not trusted and rhythm_of(network).approve


def tempo_of(rhythm: Rhythm) -> Tempo:
    """A rhythm as the rules take it."""
    return Tempo(rhythm.assigned_after, rhythm.before, tuple(sorted(rhythm.late)), rhythm.again, rhythm.silent_after)


def runs(rhythm: Rhythm, today: date) -> bool:
    """Whether requests leave by themselves on this day."""
    return rhythm.active and not (rhythm.paused_until and rhythm.paused_until > today)


def paused(plan: Plan, today: date) -> bool:
    """Whether nothing of a plan is asked by itself on this day."""
    return plan.news_paused_until is not None and plan.news_paused_until > today


@dataclass(frozen=True, slots=True)
class DigestLine:
    """An item in a request. `above` are the items it stands under, the nearest last; `line_id` once it is kept."""

    item: OutlineItem
    plan: Plan
    above: tuple[OutlineItem, ...]
    reason: RequestReason
    due: date | None
    carried: bool = False
    line_id: int = 0

    def kept(self, line_id: int) -> DigestLine:
        """The same, once it is kept."""
        return replace(self, line_id=line_id)

    @property
    def objective(self) -> OutlineItem | None:
        """The objective it serves."""
        return next((one for one in reversed(self.above) if one.kind == Level.OBJECTIVE), None)


@dataclass(slots=True)
class Digest:
    """What is asked of a person at once."""

    person: Member
    lines: list[DigestLine] = field(default_factory=list)


@dataclass(slots=True)
class NewsContext:
    """All that asking looks at in a network.

    `open_lines` are what the latest request of each person still waits for, `contested` what was answered to be
    another's, the latest last, `blocked` the addresses nothing is sent to, and why. `coordinating` are those of the
    coordination who can be written to.
    """

    network: Network
    today: date
    people: Directory
    plans: list[Responsibilities]
    asked: list[Asked]
    heard: dict[int, date]
    open_lines: dict[int, list[RequestLine]]
    contested: list[RequestLine]
    blocked: dict[str, str]
    coordinating: list[Member] = field(default_factory=list)

    def answer(self, item_id: int) -> tuple[Responsibilities, Responsibility] | None:
        """Who answers for an item of an open plan."""
        for plan in self.plans:
            if item_id in plan.by_item:
                return plan, plan.by_item[item_id]
        return None

    def recipient(self, answer: Responsibility) -> Member | None:
        """Who can be asked about it: the person who answers, else her substitute."""
        return next(iter(self.reachable(answer)), None)

    def reachable(self, answer: Responsibility) -> list[Member]:
        """The person and her substitute, those who can be written to."""
        chosen = (one for one in (answer.person, answer.substitute) if one and one.email)
        return [
            one
            for one in dict.fromkeys(chosen)
            if one.may_see(answer.item.audience) and one.email.lower() not in self.blocked
        ]

    def coordination(self, item: OutlineItem) -> Member | None:
        """Who of the coordination can be asked about an item that its person says is not hers."""
        return next((one for one in self.coordinating if one.may_see(item.audience)), None)

    def line(
        self, item_id: int, reason: RequestReason, due: date | None, *, carried: bool = False
    ) -> DigestLine | None:
        """An item as a line of a request."""
        found = self.answer(item_id)
        if found is None:
            return None
        plan, answer = found
        return DigestLine(answer.item, plan.plan, above(plan.items, answer.item), reason, due, carried)

    def news_of(self, item: OutlineItem) -> date | None:
        """The day of the latest news of it, approved or not."""
        days = (item.reported and timezone.localdate(item.reported), self.heard.get(item.id))
        return max(filter(None, days), default=None)

    def _asked_of(self, answer: Responsibility) -> set[int]:
        """Whoever may have been asked about it."""
        coordination = self.coordination(answer.item)
        return {one.id for one in (*self.reachable(answer), *([coordination] if coordination else []))}

    def waiting(self, person: Member) -> list[DigestLine]:
        """What she was asked before and is still hers to answer."""
        found = []
        for line in self.open_lines.get(person.id, []):
            answered = self.answer(line.item_id)
            if not answered or person.id not in self._asked_of(answered[1]):
                continue
            plan, item = answered[0].plan, answered[1].item
            if paused(plan, self.today):
                continue
            news = self.news_of(item)
            if item.status not in SET_ASIDE and not (news and news >= timezone.localdate(line.request.created)):
                found.append(self.line(item.id, RequestReason(line.reason), line.due, carried=True))
        return [line for line in found if line]


def above(items: Mapping[int, OutlineItem], item: OutlineItem) -> tuple[OutlineItem, ...]:
    """The items it stands under, the nearest last."""
    found: list[OutlineItem] = []
    at = items.get(item.parent_id or 0)
    while at:
        found.append(at)
        at = items.get(at.parent_id or 0)
    return tuple(reversed(found))


def news_context(network: Network, today: date) -> NewsContext:
    """What asking looks at: nine queries, whatever the number of plans under way and of their items."""
    people = directory(network)
    responsibilities = _under_way(network, today, people)
    lines = RequestLine.objects.filter(request__network=network, request__revoked=None, item__removed=None)
    kept = list(lines.select_related("request").order_by("request__created", "request_id", "id"))
    heard: dict[int, date] = {}
    for line in kept:
        if line.answered and line.answer != ReplyChoice.NOT_ME:
            heard[line.item_id] = max(heard.get(line.item_id, date.min), timezone.localdate(line.answered))
    open_lines: dict[int, list[RequestLine]] = {}
    for line in kept:
        if not line.request.replaced and not line.answer:
            open_lines.setdefault(people.root_of(line.request.person_id), []).append(line)
    not_hers = [line for line in kept if line.answer == ReplyChoice.NOT_ME]
    blocked = refusal_reasons(network, MessageKind.REQUEST)
    coordination = [one for one in people.members if one.role == Role.COORDINATION and one.email]
    return NewsContext(
        network,
        today,
        people,
        responsibilities,
        asked=[_asked(line, people) for line in kept if not line.carried],
        heard=heard,
        open_lines=open_lines,
        contested=not_hers,
        blocked=blocked,
        coordinating=[one for one in coordination if one.email.lower() not in blocked],
    )


def _under_way(network: Network, today: date, people: Directory) -> list[Responsibilities]:
    """Who answers for what in the plans that are not over."""
    found = network.plans.exclude(state=PlanState.CLOSED).filter(Q(ends=None) | Q(ends__gte=today - AFTERLIFE))
    plans = list(found.defer("layout", "notes", "acronyms"))
    trees: dict[int, dict[int, OutlineItem]] = {plan.pk: {} for plan in plans}
    for item in plan_forest(plans, Audience.BOARD).values():
        trees[item.plan_id][item.id] = item
    assignments: dict[int, list[Assignment]] = {plan.pk: [] for plan in plans}
    for one in Assignment.objects.filter(plan__in=plans).order_by("id"):
        assignments[one.plan_id].append(one)
    for plan in plans:
        plan.network = network
    return [
        responsibilities_of(plan, Audience.BOARD, tree=trees[plan.pk], people=people, assignments=assignments[plan.pk])
        for plan in plans
    ]


def _asked(line: RequestLine, people: Directory) -> Asked:
    """A line as the rules take it."""
    refused = timezone.localdate(line.answered) if line.answered and line.answer == ReplyChoice.NOT_ME else None
    person = people.root_of(line.request.person_id)
    return Asked(line.item_id, person, timezone.localdate(line.request.created), RequestReason(line.reason), refused)


def digests_of(state: NewsContext, tempo: Tempo) -> list[Digest]:
    """What is to be asked on this day, person by person, with what she was asked before and waits still."""
    found: dict[int, Digest] = {}
    for ask in whom_to_ask(state.today, tempo, _askables(state), state.asked):
        member, line = state.people.of(ask.person), state.line(ask.item, ask.reason, ask.due)
        if member and line:
            found.setdefault(member.id, Digest(member)).lines.append(line)
    return _with_waiting(state, found.values())


def _askables(state: NewsContext) -> Iterable[Askable]:
    for plan in state.plans:
        if paused(plan.plan, state.today):
            continue
        span = followed_span(plan.plan)
        since = _assigned_days(plan)
        for answer in plan.rows:
            reachable = state.reachable(answer)
            if not reachable:
                continue
            item, coordination = answer.item, state.coordination(answer.item)
            yield Askable(
                id=item.id,
                person=reachable[0].id,
                substitute=reachable[1].id if len(reachable) > 1 else None,
                coordination=coordination.id if coordination else None,
                span=span,
                assigned=_assigned(answer, since),
                reported=state.news_of(item),
                status=item.status,
                earliest=item.earliest,
                latest=item.latest,
                schedule_kinds=item.schedule_kinds,
            )


AssignedDays = dict[tuple[str, int], date]


def _assigned_days(plan: Responsibilities) -> AssignedDays:
    """When each assignment was made, by item and by body."""
    days: AssignedDays = {}
    for one in plan.assignments:
        key = ("item", one.item_id) if one.item_id else ("body", plan.people.root_of(one.party_id or 0))
        days[key] = max(timezone.localdate(one.created), days.get(key, date.min))
    return days


def _assigned(answer: Responsibility, days: AssignedDays) -> date | None:
    """When this person was told that she answers for it; None when only the document names her."""
    if answer.why == Why.BODY or answer.body:
        return days.get(("body", answer.body.id)) if answer.body else None
    return days.get(("item", answer.through or answer.item.id))


def digests_for(
    state: NewsContext, items: Collection[int], reason: RequestReason, due: date | None = None
) -> tuple[list[Digest], list[int]]:
    """These items asked of whoever answers for them, with what waits still; and those with nobody to ask.

    Settled ones are left aside. `due` is the day of the assembly a bilan is for.
    """
    digests: dict[int, Digest] = {}
    without: list[int] = []
    for item_id in items:
        found = state.answer(item_id)
        if found is None or found[1].item.status in SET_ASIDE:
            continue
        person = state.recipient(found[1])
        line = state.line(item_id, reason, due or _hangs_on(found[1].item, reason))
        if person and line:
            digests.setdefault(person.id, Digest(person)).lines.append(line)
        else:
            without.append(item_id)
    return _with_waiting(state, digests.values()), without


def _hangs_on(item: OutlineItem, reason: RequestReason) -> date | None:
    """The day a reason hangs on, when the item has one."""
    if reason == RequestReason.SILENT:
        return item.reported and timezone.localdate(item.reported)
    return None if reason == RequestReason.BILAN else item.latest


def _with_waiting(state: NewsContext, digests: Iterable[Digest]) -> list[Digest]:
    """Each with what the person was asked before and waits still, by name."""
    found = list(digests)
    for digest in found:
        new = {line.item.id for line in digest.lines}
        digest.lines += [line for line in state.waiting(digest.person) if line.item.id not in new]
    return sorted(found, key=lambda digest: digest.person.name.casefold())
