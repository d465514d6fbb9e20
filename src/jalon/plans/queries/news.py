"""What the coordination sees of asking in a plan: answers as they come, whom nobody can ask, the log."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from jalon.accounts.roles import Audience
from jalon.history.models import Entry
from jalon.mailings.models import Message
from jalon.network.models import Network
from jalon.network.queries.parties import Member, directory
from jalon.plans.choices import ReplyChoice, ReportChannel, ReportState
from jalon.plans.models import Plan, ProgressReport, Request, RequestLine
from jalon.plans.queries.item import Signed
from jalon.plans.queries.news_requests import NewsContext
from jalon.plans.queries.outline import OutlineItem
from jalon.plans.queries.responsibility import Responsibilities, Responsibility
from jalon.plans.queries.signatures import names_of_actors
from jalon.plans.queries.spans import followed_span
from jalon.plans.rules.news_requests import Tempo
from jalon.plans.rules.timing import SET_ASIDE, silent_since

LATELY = timedelta(days=30)
SHOWN = 20
HERS = (ReportChannel.MAIL, ReportChannel.TYPED)


def reports_of(plan: Plan, audience: Audience) -> QuerySet[ProgressReport]:
    """The reports of a plan that somebody of this circle may read."""
    seen = ProgressReport.objects.filter(item__plan=plan, item__removed=None, item__audience__lte=audience)
    return seen.select_related("item", "said_by")


def waiting_replies(plan: Plan, audience: Audience) -> list[Signed]:
    """What waits for approval, the oldest first."""
    waiting = reports_of(plan, audience).filter(state=ReportState.WAITING)
    return _signed(plan, waiting.prefetch_related("files").order_by("created", "id"))


def latest_replies(plan: Plan, audience: Audience) -> list[Signed]:
    """Answers of the last days that came by mail or were typed and count or were refused, the latest first."""
    since = Q(created__gte=timezone.now() - LATELY, channel__in=HERS)
    found = reports_of(plan, audience).filter(since, state__in=(ReportState.STANDING, ReportState.REFUSED))
    return _signed(plan, found.prefetch_related("files").order_by("-created", "-id")[:SHOWN])


def signed_reply(plan: Plan, report: ProgressReport) -> Signed:
    """One answer with the names of who says it and who typed it."""
    return _signed(plan, [report])[0]


def waiting_count(plan: Plan, audience: Audience) -> int:
    """How many answers wait for approval."""
    return reports_of(plan, audience).filter(state=ReportState.WAITING).count()


def latest_not_hers(plan: Plan, audience: Audience) -> list[RequestLine]:
    """Actions whose person answered, these last days, that they are not hers."""
    since = Q(answer=ReplyChoice.NOT_ME, answered__gte=timezone.now() - LATELY)
    found = RequestLine.objects.filter(since, item__plan=plan, item__removed=None, item__audience__lte=audience)
    return list(found.select_related("item", "request__person").order_by("-answered")[:SHOWN])


def _signed(plan: Plan, reports: Iterable[ProgressReport]) -> list[Signed]:
    kept = list(reports)
    names = names_of_actors(plan.network, {report.author for report in kept})
    return [
        Signed(report, names.get(report.author, ""), report.said_by.name if report.said_by else "") for report in kept
    ]


@dataclass(frozen=True, slots=True)
class Contested:
    """An item whose person says that it is not hers; `who` is whom she named."""

    item: OutlineItem
    person: Member
    who: str
    on: datetime


def contested(state: NewsContext, plan: Plan) -> list[Contested]:
    """Items of a plan whose person said that they are not hers, as long as nobody else was made to answer."""
    found: dict[int, Contested] = {}
    for line in state.contested:
        person = state.people.of(line.request.person_id)
        answered = state.answer(line.item_id)
        if not person or not answered or not line.answered or answered[1].person != person:
            continue
        since = assigned_at(*answered)
        if answered[0].plan.pk == plan.pk and (since is None or since <= line.answered):
            found[line.item_id] = Contested(answered[1].item, person, line.who, line.answered)
    return list(found.values())


def assigned_at(plan: Responsibilities, answer: Responsibility) -> datetime | None:
    """When the person was made to answer for it; None when only the document names her."""
    through = answer.through or answer.item.id
    for one in plan.assignments:
        body = one.party_id and answer.body and plan.people.root_of(one.party_id) == answer.body.id
        if (answer.body is None and one.item_id == through) or body:
            return one.created
    return None


@dataclass(frozen=True, slots=True)
class OutOfReach:
    """Somebody who answers for actions and is sent nothing, and why: a code of mailings, or no_address."""

    person: Member
    why: str
    number: int


def out_of_reach(state: NewsContext, plan: Plan) -> list[OutOfReach]:
    """Who answers for something to do in a plan and cannot be asked."""
    found: dict[int, list[Responsibility]] = {}
    for answer in open_rows(state, plan):
        if answer.person and not state.reachable(answer):
            found.setdefault(answer.person.id, []).append(answer)
    return [OutOfReach(of[0].person, _why(state, of[0].person), len(of)) for of in found.values() if of[0].person]


def _why(state: NewsContext, person: Member) -> str:
    if not person.email:
        return "no_address"
    return state.blocked.get(person.email.lower(), "not_for_her")


def open_rows(state: NewsContext, plan: Plan) -> list[Responsibility]:
    """Who answers for what is to do in a plan, in reading order."""
    responsibilities = next((one for one in state.plans if one.plan.pk == plan.pk), None)
    rows = responsibilities.rows if responsibilities else []
    return [answer for answer in rows if answer.item.status not in SET_ASIDE]


def silent_items(state: NewsContext, plan: Plan, tempo: Tempo) -> list[int]:
    """What nobody gave news of for as long as the rhythm allows."""
    after, span = timedelta(days=tempo.silent_after), followed_span(plan)
    return [
        answer.item.id
        for answer in open_rows(state, plan)
        if silent_since(answer.item, state.news_of(answer.item), span, state.today, after)
    ]


def items_under(state: NewsContext, plan: Plan, root: int) -> list[int]:
    """What is to do under an item, itself included."""
    responsibilities = next((one for one in state.plans if one.plan.pk == plan.pk), None)
    if responsibilities is None or root not in responsibilities.items:
        return []
    under = {item.id for item in responsibilities.items[root].walk()}
    return [answer.item.id for answer in open_rows(state, plan) if answer.item.id in under]


def asked_of(network: Network, person: Member) -> list[int]:
    """The items of the last request to somebody, in the order its message numbered them."""
    latest = network.requests.filter(person_id__in=person.ids, revoked=None).order_by("-created", "-id").values("pk")
    lines = RequestLine.objects.filter(request=Subquery(latest[:1]), item__removed=None)
    return list(lines.order_by("id").values_list("item_id", flat=True))


def requests_log(plan: Plan) -> QuerySet[Request]:
    """The requests that asked about a plan, the latest first."""
    about = RequestLine.objects.filter(request=OuterRef("pk"), item__plan=plan)
    return plan.network.requests.filter(Exists(about)).order_by("-created", "-id")


@dataclass(frozen=True, slots=True)
class Logged:
    """A request with what it asked and what became of its message. `by` asked for it: "" when the rhythm did."""

    request: Request
    person: Member | None
    message: Message | None
    lines: list[RequestLine]
    by: str

    @property
    def answered(self) -> int:
        """How many of its lines were answered."""
        return sum(bool(line.answer) for line in self.lines)

    @property
    def live(self) -> bool:
        """Whether its links still serve."""
        ends = (self.request.revoked, self.request.replaced)
        return not any(ends) and self.request.expires > timezone.now()


def logged(network: Network, requests: Collection[Request], audience: Audience) -> list[Logged]:
    """Requests with their people, lines and messages: five queries."""
    people = directory(network)
    messages = network.messages.defer("text", "html", "headers").in_bulk(
        [one.message_id for one in requests if one.message_id]
    )
    lines: dict[int, list[RequestLine]] = {one.pk: [] for one in requests}
    seen = RequestLine.objects.filter(request__in=requests, item__audience__lte=audience)
    for line in seen.select_related("item", "report").order_by("id"):
        lines[line.request_id].append(line)
    asked = Entry.objects.filter(object_type="request", object_id__in=[str(one.pk) for one in requests], verb="asked")
    actors = dict(asked.values_list("object_id", "actor"))
    names = names_of_actors(network, set(actors.values()))
    return [
        Logged(
            one,
            people.of(one.person_id),
            messages.get(one.message_id or 0),
            lines[one.pk],
            names.get(actors.get(str(one.pk), ""), ""),
        )
        for one in requests
    ]
