"""Where a plan stands in its life, and its amendments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jalon.accounts.roles import Permission
from jalon.network.models import Access
from jalon.plans.actions.life import adopt_plan, close_plan, reopen_plan, unadopt_plan
from jalon.plans.choices import Outcome, PlanState
from jalon.plans.models import Plan
from jalon.plans.queries.life import amendments_of
from jalon.plans.rules.adoption import adopted_on
from jalon.web.components.access import network_page, page
from jalon.web.components.words import names_of
from jalon.web.life.forms import DayForm
from jalon.web.plans.rights import audience_of, plan_of, plans_seen, user_of

# Each step: the states it leaves, and whether it has a day.
STEPS: dict[str, tuple[set[str], bool]] = {
    "adopter": ({PlanState.DRAFT.value}, True),
    "desadopter": ({PlanState.ADOPTED.value}, False),
    "fermer": ({PlanState.DRAFT.value, PlanState.ADOPTED.value}, True),
    "rouvrir": ({PlanState.CLOSED.value}, False),
}


@network_page(Permission.READ_PLAN)
@require_safe
def life(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """Where the plan stands, what can be decided of it, its amendments, what came before and after."""
    return _page(request, access, plan_of(access, plan_id))


@network_page(Permission.ADOPT_PLAN)
@require_POST
def take_step(request: HttpRequest, access: Access, plan_id: int, step: str) -> HttpResponse:
    """Adopt, undo it, close or reopen."""
    plan = plan_of(access, plan_id)
    if step not in STEPS:
        raise Http404
    states, dated = STEPS[step]
    if plan.state not in states:  # decided in another window meanwhile
        messages.error(request, _("This was already decided: here is where the plan stands now."))
        return redirect("plan_life", access.network.slug, plan.pk)
    form = DayForm(request.POST if dated else {"on": timezone.localdate()})
    if not form.is_valid():
        return _page(request, access, plan, {step: form}, status=422)
    _DO[step](plan, form.cleaned_data["on"], user_of(request).actor)
    messages.success(request, _SAID[step]())
    return redirect("plan_life", access.network.slug, plan.pk)


@network_page(Permission.READ_PLAN)
@require_safe
def amendments(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """The amendments as a list to print: adopted ones alone, or all with what became of them."""
    plan = plan_of(access, plan_id)
    everything = "tous" in request.GET
    found = amendments_of(plan, audience_of(access))
    context = {
        "plan": plan,
        "own_words": names_of(plan.layout, access.network.words),
        "everything": everything,
        "others": sum(one.amendment.outcome != Outcome.ADOPTED for one in found),
        "sheets": [one for one in found if everything or one.amendment.outcome == Outcome.ADOPTED],
    }
    return page(request, access, "life/amendments.html", context)


_DO: dict[str, Callable[[Plan, date, str], Plan]] = {
    "adopter": lambda plan, on, actor: adopt_plan(plan=plan, on=on, actor=actor),
    "desadopter": lambda plan, _on, actor: unadopt_plan(plan=plan, actor=actor),
    "fermer": lambda plan, on, actor: close_plan(plan=plan, on=on, actor=actor),
    "rouvrir": lambda plan, _on, actor: reopen_plan(plan=plan, actor=actor),
}
_SAID: dict[str, Callable[[], str]] = {
    "adopter": lambda: _("The plan is adopted. What changes in it from now on can be written down as an amendment."),
    "desadopter": lambda: _("The plan is being prepared again."),
    "fermer": lambda: _("The plan is closed: it is read, and changes no more."),
    "rouvrir": lambda: _("The plan is open again."),
}


def _page(
    request: HttpRequest, access: Access, plan: Plan, forms: dict[str, DayForm] | None = None, *, status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    seen = plans_seen(access)
    found = amendments_of(plan, audience_of(access))
    context: dict[str, Any] = {
        "plan": plan,
        "own_words": names_of(plan.layout, access.network.words),
        "may_adopt": access.permits(Permission.ADOPT_PLAN),
        "may_edit": access.permits(Permission.EDIT_PLAN) and plan.state != PlanState.CLOSED,
        "adopt_form": (forms or {}).get("adopter") or DayForm(initial={"on": adopted_on(plan.notes, today) or today}),
        "close_form": (forms or {}).get("fermer") or DayForm(initial={"on": today}),
        "before": seen.filter(pk=plan.predecessor_id).first() if plan.predecessor_id else None,
        "after": seen.filter(predecessor=plan).order_by("pk"),
        "sheets": found,
        "waiting": sum(one.amendment.outcome == Outcome.OPEN for one in found),
    }
    return page(request, access, "life/life.html", context, status=status)


def may_amend(access: Access, plan: Plan) -> None:
    """Raises PermissionDenied when the plan changes no more."""
    if plan.state == PlanState.CLOSED or not access.permits(Permission.ADOPT_PLAN):
        raise PermissionDenied
