"""A plan as a public page: no link into the network, nobody's name, only the columns chosen."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from jalon.plans.models import Plan
from jalon.plans.queries.outline import Outline, OutlineItem
from jalon.plans.queries.projection import public_page
from jalon.plans.rules.public import Shown
from jalon.web.components.parts import WHOLE, asked_parts
from jalon.web.components.words import names_of
from jalon.web.plans.rows import Manner, plan_table


def name_taken_out() -> str:
    """What stands where a person was named."""
    return _("[name taken out]")


def public_response(request: HttpRequest, plan: Plan, *, preview: bool = False) -> HttpResponse:
    """The page, in the language of the plan: what an answer has room for, or what its address asks of the rows."""
    indexable = plan.indexable and not preview
    with translation.override(plan.language):
        shown = public_page(plan, instead=name_taken_out(), planned=preview)
        outline = _of_axis(shown.outline, request.GET)
        without = () if {Shown.PROGRESS, Shown.RESULTS} & shown.shows else ("results",)
        manner = Manner(own=names_of(shown.layout, plan.network.words), item_url="", without=without)
        asked = asked_parts(request.GET, shown.tree)
        table = plan_table(outline, shown.layout, manner, asked)
        address = reverse("public_plan", args=[plan.public_key]) if plan.public_key else ""
        context = {
            "plan": plan,
            "network": plan.network,
            "shown": shown,
            "progress": shown.outline.progress.percent if Shown.PROGRESS in shown.shows else None,
            "table": table,
            "whole": asked.address(**{WHOLE: 1}) if table.partial else "",
            "narrowed": asked.since is not None or outline is not shown.outline,
            "preview": preview,
            "canonical": request.build_absolute_uri(address) if address else "",
            "indexable": indexable,
        }
        if asked.fragment:
            response = HttpResponse("".join(chapter.body + chapter.apart for chapter in table.chapters))
        else:
            response = render(request, "public/plan.html", context)
    response["Content-Language"] = plan.language
    if not indexable or asked.fragment:
        response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _of_axis(outline: Outline, query: QueryDict) -> Outline:
    """The axis that an address names alone, else all of them."""
    roots = [root for root in outline.roots if str(root.id) == query.get("axe")]
    unplanned: dict[int | None, list[OutlineItem]] = {one.id: outline.unplanned.get(one.id, []) for one in roots}
    return replace(outline, roots=roots, unplanned=unplanned) if roots else outline
