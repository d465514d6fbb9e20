"""What is decided of a whole plan, and all that happened in it."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jalon.accounts.roles import Audience, Permission
from jalon.network.models import Access
from jalon.plans.actions.items import set_plan_visibility
from jalon.plans.actions.settings import leave_out
from jalon.plans.models import PlanItem
from jalon.plans.queries.changes import FIELDS, ChangeFilter, actors_of, entries_for, signed_changes
from jalon.plans.rules.rollup import MAY_BE_LEFT_OUT
from jalon.web.components.access import network_page, page
from jalon.web.components.words import field_word, names_of, status_word
from jalon.web.plans.filters import Option
from jalon.web.plans.rights import audience_of, choice, plan_of, user_of
from jalon.web.plans.words import field_label

PAGE = 50


@network_page(Permission.EDIT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_settings(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """Who may see a plan, and how its progress is counted."""
    plan = plan_of(access, plan_id)
    if request.method == "POST":
        audience = Audience(int(choice(request.POST.get("visibility"), [str(one.value) for one in Audience])))
        statuses = [choice(one, MAY_BE_LEFT_OUT) for one in request.POST.getlist("left_out")]
        with transaction.atomic():
            if audience != plan.visibility:
                set_plan_visibility(plan=plan, visibility=audience, actor=user_of(request).actor)
            leave_out(plan=plan, statuses=statuses, actor=user_of(request).actor)
        messages.success(request, _("It is kept."))
        return redirect("plan", access.network.slug, plan.pk)
    left_out = [Option(one.value, status_word(one.value), one.value in plan.left_out) for one in MAY_BE_LEFT_OUT]
    context = {"plan": plan, "audiences": list(Audience), "left_out": left_out}
    return page(request, access, "plans/settings.html", context)


@network_page(Permission.READ_PLAN)
@require_safe
def history(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """Who changed what, when, from what to what: all of a plan, or what one asks of it."""
    plan = plan_of(access, plan_id)
    wanted = ChangeFilter(
        actor=request.GET.get("qui", "")[:100],
        item=_number(request.GET.get("element", "")),
        field=request.GET.get("champ", "") if request.GET.get("champ") in FIELDS else "",
    )
    entries = entries_for(plan, audience_of(access), wanted)
    if before := _number(request.GET.get("avant", "")):
        entries = entries.filter(pk__lt=before)
    shown = list(entries[: PAGE + 1])
    own = names_of(plan.layout, access.network.words)
    seen = PlanItem.objects.filter(plan=plan, audience__lte=audience_of(access))
    context = {
        "plan": plan,
        "own_words": own,
        "changes": signed_changes(access.network, shown[:PAGE]),
        "more": shown[PAGE - 1].pk if len(shown) > PAGE else None,
        "item": seen.filter(pk=wanted.item).first() if wanted.item else None,
        "people": [
            Option(actor, name, actor == wanted.actor) for actor, name in actors_of(plan, audience_of(access)).items()
        ],
        "fields": [Option(name, field_label(name) or field_word(name, own), name == wanted.field) for name in FIELDS],
        "wanted": wanted,
        "filtered": bool(wanted.actor or wanted.item or wanted.field),
        "rest": _without(request, "avant"),
    }
    return page(request, access, "plans/history.html", context)


def _number(words: str) -> int | None:
    return int(words) if words.isdecimal() and len(words) < 18 else None


def _without(request: HttpRequest, name: str) -> str:
    asked = request.GET.copy()
    asked.pop(name, None)
    return asked.urlencode()
