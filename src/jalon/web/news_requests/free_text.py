"""What somebody answered by another way: she pressed Reply, or was phoned. Typed once, recorded in her name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from jalon.accounts.roles import Permission
from jalon.network.models import Access, Party
from jalon.network.queries.parties import Member
from jalon.plans.actions.replies import take_note
from jalon.plans.actions.reports import ReportContent
from jalon.plans.models import Plan, PlanItem
from jalon.plans.queries.news import asked_of, open_rows
from jalon.plans.queries.news_requests import NewsContext, news_context
from jalon.plans.queries.outline import OutlineItem
from jalon.plans.queries.responsibility import Responsibility
from jalon.plans.rules.free_text_replies import RepliesReading, read_replies
from jalon.web.components.access import network_page
from jalon.web.news_requests.forms import ReportDateForm, StatusForm, as_typed
from jalon.web.news_requests.frame import news_page, number_of
from jalon.web.plans.rights import plan_of, user_of

MOST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Line:
    """An action somebody may have spoken of; `elsewhere` is its plan, when it is of another one."""

    number: int
    item: OutlineItem
    elsewhere: Plan | None
    form: StatusForm
    read: bool


@network_page(Permission.ASK)
@require_http_methods(["GET", "HEAD", "POST"])
def free_text(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """Choose who spoke; paste or type her words; confirm, action by action."""
    plan, today = plan_of(access, plan_id), timezone.localdate()
    state = news_context(access.network, today)
    given = request.POST if request.method == "POST" else request.GET
    person = state.people.of(number_of(given.get("personne")))
    context: dict[str, Any] = {"people": _people(state, plan, person), "person": person, "text": "", "rest": []}
    if person is None:
        if given.get("personne"):
            raise Http404
        return news_page(request, access, plan, "free_text", context)
    items = _items(state, plan, person, [number_of(one) for one in given.getlist("ajouter")])
    text = request.POST.get("texte", "").replace("\0", "")[:MOST_TEXT]
    recording = request.method == "POST" and "lire" not in request.POST
    spoken = ReportDateForm(request.POST if recording else None, initial={"on": today})
    asked = [(item.id, item.text) for _plan, item in items]
    told = _told(request, {item for item, _text in asked})
    reading = read_replies(text, asked, language=_language(plan), told=told)
    lines = _lines(items, plan, reading, request if recording else None)
    if recording and _valid(lines, spoken):
        count = _record(request, access, person, lines, spoken)
        words = ngettext(
            "Kept: %(n)d answer, according to %(name)s.", "Kept: %(n)d answers, according to %(name)s.", count
        )
        messages.success(request, words % {"n": count, "name": person.name})
        return redirect("plan_replies", access.network.slug, plan.pk)
    here = {item.id for _plan, item in items}
    context |= {
        "text": text,
        "rest": reading.rest,
        "told": list(told.items()),
        "lines": lines,
        "spoken": spoken,
        "others": [answer.item for answer in open_rows(state, plan) if answer.item.id not in here],
        "added": [one for one in given.getlist("ajouter") if number_of(one) in here],
        "nothing": recording
        and not any(line.form.is_valid() and line.form.content() != ReportContent() for line in lines),
        "wrong": recording,
    }
    return news_page(request, access, plan, "free_text", context, status=422 if recording else 200)


def _told(request: HttpRequest, items: set[int]) -> dict[str, int]:
    """The words that found no action, each with the one that was chosen for them."""
    words, chosen = request.POST.getlist("reste"), request.POST.getlist("reste-action")
    pairs = zip(words, map(number_of, chosen), strict=False)
    return {said: item for said, item in pairs if item in items}


def _language(plan: Plan) -> Any:
    return "en" if plan.language == "en" else "fr"


def _people(state: NewsContext, plan: Plan, chosen: Member | None) -> list[Member]:
    """Who answers or stands in for something in this plan, and who was chosen, by name."""
    found: dict[int, Member] = {chosen.id: chosen} if chosen else {}
    for answer in open_rows(state, plan):
        found |= {one.id: one for one in (answer.person, answer.substitute) if one}
    return sorted(found.values(), key=lambda one: one.name.casefold())


def _items(state: NewsContext, plan: Plan, person: Member, added: list[int]) -> list[tuple[Plan, OutlineItem]]:
    """What she was asked last, numbered as in the message, then the rest of what is hers here, then what is added."""
    found: dict[int, tuple[Plan, OutlineItem]] = {}
    for item_id in asked_of(state.network, person):
        if answered := state.answer(item_id):
            found[item_id] = (answered[0].plan, answered[1].item)
    rows = open_rows(state, plan)
    hers = [answer.item for answer in rows if _hers(answer, person)]
    more = [answer.item for answer in rows if answer.item.id in added]
    return list((found | {item.id: (plan, item) for item in [*hers, *more] if item.id not in found}).values())


def _hers(answer: Responsibility, person: Member) -> bool:
    return person in (answer.person, answer.substitute)


def _lines(
    items: list[tuple[Plan, OutlineItem]], plan: Plan, reading: RepliesReading, recording: HttpRequest | None
) -> list[Line]:
    lines = []
    for number, (of, item) in enumerate(items, 1):
        one = reading.proposed.get(item.id)
        known = {"status": one.status, "percent": as_typed(one.percent), "note": one.note} if one else {}
        data = recording.POST if recording else None
        form = StatusForm(data, initial=known, prefix=f"i{item.id}", use_required_attribute=False)
        lines.append(Line(number, item, of if of.pk != plan.pk else None, form, bool(one) and not recording))
    return lines


def _valid(lines: list[Line], spoken: ReportDateForm) -> bool:
    """Whether all that was typed can be kept, and says something."""
    wrong = sum(not form.is_valid() for form in (spoken, *(line.form for line in lines)))  # each shows its own errors
    return not wrong and any(line.form.content() != ReportContent() for line in lines)


@transaction.atomic
def _record(request: HttpRequest, access: Access, person: Member, lines: list[Line], spoken: ReportDateForm) -> int:
    said_by = Party.objects.get(network=access.network, pk=person.id)
    spoken_of = [line for line in lines if line.form.content() != ReportContent()]
    items = PlanItem.objects.filter(plan__network=access.network).in_bulk([line.item.id for line in spoken_of])
    for line in spoken_of:
        take_note(
            network=access.network,
            item=items[line.item.id],
            said_by=said_by,
            content=line.form.content(),
            on=spoken.cleaned_data["on"],
            actor=user_of(request).actor,
        )
    return len(spoken_of)
