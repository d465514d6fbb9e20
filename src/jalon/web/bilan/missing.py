"""What is missing from a bilan before it is printed, and asking for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from jalon.accounts.roles import Permission
from jalon.mailings.queries import mail_settings
from jalon.network.models import Access
from jalon.plans.actions.news_requests import ask_now
from jalon.plans.choices import RequestReason
from jalon.plans.models import Plan
from jalon.plans.queries.news import open_rows
from jalon.plans.queries.news_requests import news_context
from jalon.plans.rules.public import Reader
from jalon.reports.choices import Choices
from jalon.reports.model import Bilan, Line
from jalon.reports.queries.gathering import gather
from jalon.reports.rules.missing import missing
from jalon.web.bilan.choosing import chosen_in
from jalon.web.components.access import network_page
from jalon.web.components.words import iso_day
from jalon.web.news_requests.views import tell_asked
from jalon.web.plans.rights import audience_of, plan_of, user_of


@dataclass(slots=True)
class Group:
    """Somebody who answers for lines that say nothing; `name` is "" for those that nobody can be asked about."""

    name: str
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Missing:
    """The lines that say nothing, by who answers: those with somebody to ask come first."""

    groups: list[Group]

    @property
    def count(self) -> int:
        """How many they are."""
        return sum(len(group.lines) for group in self.groups)

    @property
    def may_ask(self) -> bool:
        """Whether there is anybody to ask."""
        return any(group.name for group in self.groups)


def missing_of(access: Access, plan: Plan, shown: Bilan) -> Missing:
    """What is missing from a bilan, whatever its readers may know of what was said."""
    lines = _lines(plan, shown)
    state = news_context(access.network, timezone.localdate()) if lines else None
    answers = {one.item.id: one for one in open_rows(state, plan)} if state else {}
    groups: dict[int, Group] = {}
    nobody = Group("")
    for line in lines:
        answer = answers.get(line.item.id)
        person = state.recipient(answer) if state and answer else None
        group = groups.setdefault(person.id, Group(person.name)) if person else nobody
        group.lines.append(line)
    return Missing([*sorted(groups.values(), key=lambda one: one.name.casefold()), *([nobody] if nobody.lines else [])])


def _lines(plan: Plan, shown: Bilan) -> list[Line]:
    """The lines shown of which nothing was said to anybody: readers who may not read news do not make them empty."""
    if not any(column.role == "results" for column in shown.columns):
        return []
    choices = shown.choices
    whole = gather(plan, Choices(choices.as_of, since=choices.since, reader=Reader.BOARD, axes=choices.axes))
    there = {line.identity for line in shown.walk()}
    return [line for line in missing(whole.lines, choices.as_of) if line.identity in there]


@network_page(Permission.ASK)
@require_POST
def ask_missing(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """Ask news of all that is missing, of whoever answers for it."""
    plan, today = plan_of(access, plan_id), timezone.localdate()
    chosen = chosen_in(request.POST, plan, audience_of(access), today)
    lines = _lines(plan, gather(plan, chosen.choices))
    assembly = iso_day(request.POST.get("assemblee"))
    asked = ask_now(
        network=access.network,
        items=[line.item.id for line in lines],
        actor=user_of(request).actor,
        reason=RequestReason.BILAN,
        due=assembly if assembly and assembly >= today else None,
    )
    tell_asked(request, asked, mail_settings(access.network), named=True)
    return redirect(reverse("bilan", args=[access.network.slug, plan.pk]) + "?" + chosen.query)
