"""A plan begun from nothing, or from what the one before it leaves; what is said of it as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jalon.accounts.roles import Permission
from jalon.network.models import Access
from jalon.plans.actions.carry_forward import carry_forward
from jalon.plans.actions.life import create_plan, describe_plan
from jalon.plans.choices import PlanState
from jalon.plans.errors import NothingChosen
from jalon.plans.queries.carry_forward import CarryForwardRow, carry_forward_rows, next_period, next_title
from jalon.web.components.access import network_page, page
from jalon.web.components.words import names_of
from jalon.web.life.forms import DescribeForm, PlanForm
from jalon.web.plans.rights import audience_of, plan_of, user_of


@dataclass(frozen=True, slots=True)
class CarriedRow:
    """A line of the previous plan as it is offered: `name` of its box, whether it is ticked, how deep it stands."""

    row: CarryForwardRow
    depth: int
    ticked: bool
    schedule: str

    @property
    def frame(self) -> bool:
        """Whether it only comes along with what stands under it."""
        return self.row.reason == "frame"


@network_page(Permission.IMPORT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, access: Access) -> HttpResponse:
    """A plan with nothing in it yet; its lines are added on its page."""
    network = access.network
    form = PlanForm(request.POST if request.method == "POST" else None, initial={"organisation": network.name})
    if request.method == "POST" and form.is_valid():
        made = create_plan(
            network=network,
            title=form.cleaned_data["title"],
            organisation=form.cleaned_data["organisation"],
            period=form.period,
            actor=user_of(request).actor,
        )
        messages.success(request, _("The plan is begun: add its first line."))
        return redirect("item_add", network.slug, made.pk)
    context = {"form": form, "plans": network.plans.filter(visibility__lte=audience_of(access)), "area": "plans"}
    return page(request, access, "life/begin.html", context, status=422 if form.errors else 200)


@network_page(Permission.IMPORT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def carry(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """The next plan, from what this one leaves: chosen line by line."""
    plan = plan_of(access, plan_id)
    starts, ends = next_period(plan)
    initial = {"title": next_title(plan, starts), "starts": starts, "ends": ends}
    posted = request.method == "POST"
    form = PlanForm(request.POST if posted else None, initial=initial)
    del form.fields["organisation"]  # the same as before
    ticked = set(request.POST.getlist("choisi")) if posted else None
    rows = list(_rows(carry_forward_rows(plan, audience_of(access), starts), request, ticked))
    if posted and form.is_valid():
        chosen = {one.row.item.id: one.schedule for one in rows if one.ticked and not one.frame}
        try:
            made = carry_forward(
                plan=plan,
                title=form.cleaned_data["title"],
                period=form.period,
                chosen=chosen,
                actor=user_of(request).actor,
            )
        except NothingChosen:
            form.add_error(None, _("Nothing is chosen: tick at least one line, or begin a plan from nothing."))
        else:
            messages.success(
                request, _("The new plan is begun with what was chosen. Read it again before adopting it.")
            )
            return redirect("plan", access.network.slug, made.pk)
    own = names_of(plan.layout, access.network.words)
    context = {"plan": plan, "form": form, "rows": rows, "own_words": own, "area": "plans"}
    return page(request, access, "life/carry.html", context, status=422 if form.errors else 200)


def _rows(
    carried: list[CarryForwardRow], request: HttpRequest, ticked: set[str] | None, depth: int = 0
) -> Iterator[CarriedRow]:
    """Every line in reading order; as proposed at first, then as ticked."""
    for row in carried:
        key = str(row.item.id)
        schedule = row.schedule if ticked is None else request.POST.get(f"echeancier-{key}", row.schedule)[:2_000]
        yield CarriedRow(row, depth, row.proposed if ticked is None else key in ticked, schedule)
        yield from _rows(row.children, request, ticked, depth + 1)


@network_page(Permission.EDIT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def describe(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """The title of a plan, its time, its general objectives."""
    plan = plan_of(access, plan_id)
    if plan.state == PlanState.CLOSED:
        raise PermissionDenied
    form = DescribeForm(request.POST if request.method == "POST" else None, plan=plan)
    if request.method == "POST" and form.is_valid():
        describe_plan(plan=plan, facts=form.facts(), actor=user_of(request).actor)
        messages.success(request, _("It is kept."))
        return redirect("plan_life", access.network.slug, plan.pk)
    context = {"plan": plan, "form": form}
    return page(request, access, "life/describe.html", context, status=422 if form.errors else 200)
