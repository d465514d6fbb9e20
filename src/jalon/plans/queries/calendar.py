"""What a calendar holds today, for the person who made its address: her role now decides what she sees in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Max, OuterRef, Subquery
from django.utils import timezone

from jalon.accounts.roles import Audience, Permission, Role
from jalon.history.models import Entry
from jalon.history.queries import Told, last_told
from jalon.network.models import Access, Network, Party
from jalon.network.queries.parties import Directory, Member, directory
from jalon.network.rules import seasons_of
from jalon.plans.choices import PlanState
from jalon.plans.models import Assignment, CalendarFeed, Plan, PlanItem, PlanLead
from jalon.plans.queries.outline import OutlineItem, is_row, plan_forest
from jalon.plans.queries.responsibility import responsibilities_of
from jalon.plans.rules import plan_scope
from jalon.plans.rules.calendar import Occasion, occasions
from jalon.plans.rules.timing import PlanSpan


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """Some days of an item. `identity` and `occasion.name` make it the same from one reading to the next."""

    plan: Plan
    item: OutlineItem
    above: list[str]
    identity: UUID
    occasion: Occasion
    changes: int
    modified: datetime


@dataclass(slots=True)
class CalendarContent:
    """A calendar: whose it is, what it holds, when it last changed."""

    feed: CalendarFeed
    who: Member | None = None
    events: list[CalendarEvent] = field(default_factory=list)

    @property
    def modified(self) -> datetime:
        """When something in it changed last."""
        return max((event.modified for event in self.events), default=self.feed.created)


class _Kept(NamedTuple):
    identity: UUID
    created: datetime
    plan_id: int


class _Told(NamedTuple):
    changes: int
    last: datetime


@dataclass(frozen=True, slots=True)
class OpenFeed:
    """An address that opens, and as what it opens: `last` are the entries of history that its network wrote last.

    What it holds changes with them, the day, or what else is in `state`; and with nothing else.
    """

    feed: CalendarFeed
    role: Role
    last: Told
    today: date

    @property
    def language(self) -> str:
        """That of whom it was made for."""
        return self.feed.user.language or self.feed.network.language

    @property
    def state(self) -> tuple[object, ...]:
        """All that its calendar is made from."""
        return (self.feed.pk, self.feed.secret, self.last, self.today.isoformat(), self.role.value, self.language)


def open_feed(secret: str, *, today: date | None = None) -> OpenFeed | None:
    """What an address opens: two queries. None when it is unknown, revoked, or no longer permitted."""
    access = Access.objects.filter(network=OuterRef("network"), user=OuterRef("user"))
    feed = (
        CalendarFeed.objects.filter(secret=secret, revoked=None, user__is_active=True)
        .select_related("network", "plan", "user")
        .annotate(role=Subquery(access.values("role")[:1]))
        .first()
    )
    if feed is None or feed.role is None:
        return None
    role = Role(feed.role)
    if not role.permits(Permission.READ_PLAN) or (feed.plan and feed.plan.visibility > role.audience):
        return None
    return OpenFeed(feed, role, last_told(feed.network_id), today or timezone.localdate())


def calendar_of(opened: OpenFeed) -> CalendarContent:
    """What an open address holds: nine queries at most."""
    return _Reader(opened.feed, opened.role.audience).content(opened.today)


class _Reader:
    """Reads all the plans of a calendar together."""

    def __init__(self, feed: CalendarFeed, audience: Audience) -> None:
        self.feed, self.audience = feed, audience
        plans = [feed.plan] if feed.plan else _open_plans(feed.network, audience)
        self.plans = {plan.pk: plan for plan in plans}
        self.items = plan_forest(plans, audience, provenance=False)
        seen = PlanItem.objects.filter(plan__in=plans).seen_by(audience)
        self.kept = {row[0]: _Kept(*row[1:]) for row in seen.values_list("pk", "identity", "created", "plan_id")}
        self.told = _told(plans)

    def content(self, today: date) -> CalendarContent:
        content = CalendarContent(self.feed)
        wanted = {item.id for item in self.items.values() if is_row(item) or item.unplanned}
        if not self.feed.plan:
            people = directory(self.feed.network)
            who = people.of(self.feed.party_id) if self.feed.party_id else people.user(self.feed.user_id)
            content.who = who
            wanted &= self.concerning(who, people) if who else set()
        for item in self.items.values():
            if item.id in wanted:
                content.events += self.events(item, today)
        return content

    def concerning(self, who: Member, people: Directory) -> set[int]:
        """What somebody answers for, stands in for or leads."""
        assignments: dict[int, list[Assignment]] = {pk: [] for pk in self.plans}
        for one in Assignment.objects.filter(plan__in=self.plans).order_by("id"):
            assignments[one.plan_id].append(one)
        trees: dict[int, dict[int, OutlineItem]] = {pk: {} for pk in self.plans}
        for pk, item in self.items.items():
            trees[self.kept[pk].plan_id][pk] = item
        found: set[int] = set()
        for pk, tree in trees.items():
            responsibilities = responsibilities_of(
                self.plans[pk], self.audience, tree=tree, people=people, assignments=assignments[pk]
            )
            found |= {item for item in tree if responsibilities.concerns(item, who.id)}
        return found

    def events(self, item: OutlineItem, today: date) -> Iterator[CalendarEvent]:
        kept = self.kept[item.id]
        plan = self.plans[kept.plan_id]
        told = self.told.get(item.id, _Told(0, kept.created))
        seasons = seasons_of(self.feed.network.seasons)
        above = [one.text for one in self.above(item)][::-1]
        for occasion in occasions(item, PlanSpan(plan.starts, plan.ends), today, seasons):
            yield CalendarEvent(plan, item, above, kept.identity, occasion, *told)

    def above(self, item: OutlineItem) -> Iterator[OutlineItem]:
        while item.parent_id:
            item = self.items[item.parent_id]
            yield item


def _open_plans(network: Network, audience: Audience) -> list[Plan]:
    found = network.plans.filter(visibility__lte=audience).exclude(state=PlanState.CLOSED)
    return list(found.defer("layout", "general_objectives", "acronyms", "notes"))


def _told(plans: list[Plan]) -> dict[int, _Told]:
    """How often each item changed, and when it did last."""
    scopes = [plan_scope(plan.pk) for plan in plans]
    entries = Entry.objects.filter(scope__in=scopes, object_type="plan_item")
    counted = entries.values_list("object_id").annotate(Count("id"), Max("at"))
    return {int(pk): _Told(count, last) for pk, count, last in counted if pk.isdecimal()}


def leading_parties(network: Network, audience: Audience) -> list[Party]:
    """Those who lead something somebody of this circle may see, by name: one query."""
    seen = PlanLead.objects.filter(
        item__plan__network=network, item__removed=None, item__audience__lte=audience, party__isnull=False
    )
    return list(network.parties.filter(pk__in=seen.values("party"), merged_into=None))
