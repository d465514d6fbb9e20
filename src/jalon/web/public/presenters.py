"""A plan as a public page: no link into the network, nobody's name, only the columns chosen."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from jalon.plans.models import Plan
from jalon.plans.queries.projection import public_page
from jalon.plans.rules.public import Shown
from jalon.web.components.words import names_of
from jalon.web.plans.rows import Manner, plan_table


def name_taken_out() -> str:
    """What stands where a person was named."""
    return _("[name taken out]")


def public_response(request: HttpRequest, plan: Plan, *, preview: bool = False) -> HttpResponse:
    """The page, in the language of the plan."""
    with translation.override(plan.language):
        shown = public_page(plan, instead=name_taken_out(), planned=preview)
        without = () if {Shown.PROGRESS, Shown.RESULTS} & shown.shows else ("results",)
        manner = Manner(own=names_of(shown.layout, plan.network.words), item_url="", without=without)
        address = reverse("public_plan", args=[plan.public_key]) if plan.public_key else ""
        context = {
            "plan": plan,
            "network": plan.network,
            "shown": shown,
            "progress": shown.outline.progress.percent if Shown.PROGRESS in shown.shows else None,
            "table": plan_table(shown.outline, shown.layout, manner),
            "preview": preview,
            "canonical": request.build_absolute_uri(address) if address else "",
            "indexable": plan.indexable and not preview,
        }
        response = render(request, "public/plan.html", context)
    response["Content-Language"] = plan.language
    if not context["indexable"]:
        response["X-Robots-Tag"] = "noindex, nofollow"
    return response
