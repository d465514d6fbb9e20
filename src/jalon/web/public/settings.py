"""Publishing a plan: what everybody will see, whether search engines list it, where it is; and taking it away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalon.accounts.roles import Audience, Permission
from jalon.network.models import Access
from jalon.plans.actions.naming import decide_name
from jalon.plans.actions.publishing import publish_plan, unpublish_plan
from jalon.plans.errors import AddressTaken
from jalon.plans.models import Plan
from jalon.plans.queries.naming import names_to_decide
from jalon.plans.queries.projection import Projection, public_page
from jalon.web.components.access import network_page, page
from jalon.web.plans.rights import plan_of, user_of
from jalon.web.public.forms import PublicationForm, suggested
from jalon.web.public.presenters import name_taken_out, public_response


@network_page(Permission.ADOPT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def publication(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """Publish a plan, or change what its page shows."""
    plan = plan_of(access, plan_id)
    form = PublicationForm(request.POST if request.method == "POST" else None, plan=plan)
    if request.method == "POST" and form.is_valid():
        was_public = is_published(plan)
        try:
            publish_plan(plan=plan, actor=user_of(request).actor, **form.cleaned_data)
        except AddressTaken:
            form.add_error("address", _("Another page has this address already. Choose another one."))
        else:
            messages.success(request, _("It is kept.") if was_public else _("The plan is published."))
            return redirect("plan_publication", access.network.slug, plan.pk)
    shown = public_page(plan, instead=name_taken_out(), planned=True)
    context = {
        "plan": plan,
        "form": form,
        "published": is_published(plan),
        "address": request.build_absolute_uri(reverse("public_plan", args=[plan.public_key or "0"])),
        "before": request.build_absolute_uri(reverse("public_plan", args=["0"])).removesuffix("0/"),
        "suggested": suggested(plan),
        "shown": shown,
        "veiled": _veiled(shown),
        "names": names_to_decide(plan),
        "area": "plans",
    }
    return page(request, access, "public/publication.html", context, status=422 if form.errors else 200)


def is_published(plan: Plan) -> bool:
    """Whether its page is there now."""
    return plan.published_at is not None and plan.visibility == Audience.PUBLIC


def _veiled(shown: Projection) -> list[tuple[int, str]]:
    """The items whose words named somebody, as the public page has them."""
    return [(pk, shown.tree[pk].text) for pk in shown.veiled]


@network_page(Permission.ADOPT_PLAN)
@require_safe
def preview(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """The page as everybody would see it, before it is published."""
    response = public_response(request, plan_of(access, plan_id), preview=True)
    response["Cache-Control"] = "private, no-store"
    return response


@network_page(Permission.ADOPT_PLAN)
@require_POST
def names(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """Say of words whether they are somebody's name, or take it back."""
    plan = plan_of(access, plan_id)
    is_name = {"name": True, "word": False}.get(request.POST.get("is", ""))
    decide_name(plan=plan, words=request.POST.get("words", ""), is_name=is_name, actor=user_of(request).actor)
    return redirect(reverse("plan_publication", args=[access.network.slug, plan.pk]) + "#t-names")


@network_page(Permission.ADOPT_PLAN)
@require_POST
def withdraw(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """Take the page away."""
    plan = plan_of(access, plan_id)
    unpublish_plan(plan=plan, actor=user_of(request).actor)
    messages.success(request, _("The public page is withdrawn. The plan is for the members again."))
    return redirect("plan_publication", access.network.slug, plan.pk)
