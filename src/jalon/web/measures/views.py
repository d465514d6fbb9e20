"""Which expected results fill themselves, what waits for a person, and what she decides."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from jalon.accounts.roles import Permission
from jalon.network.models import Access
from jalon.plans.actions.measuring import (
    DECIDED,
    NO_MEASURE,
    approve,
    correct,
    link_measure,
    propose_results,
    refuse,
    reopen,
    unlink_measure,
)
from jalon.plans.choices import PlanState
from jalon.plans.errors import AlreadyDecided, UnknownMeasure
from jalon.plans.models import ExpectedResult, Plan, ProposedResult
from jalon.plans.queries.handovers import handovers
from jalon.plans.queries.measuring import fillings
from jalon.web.components.access import network_page, page
from jalon.web.measures import presenters
from jalon.web.measures.forms import NOBODY, decoded
from jalon.web.measures.rows import row_links
from jalon.web.news_requests.frame import number_of
from jalon.web.plans.rights import audience_of, choice, plan_of, user_of

_DECISIONS = ("approuver", "corriger", "refuser", "annuler")


@network_page(Permission.READ_PLAN)
@require_safe
def results(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """Where each expected result stands, and the values that wait."""
    plan, audience, today = plan_of(access, plan_id), audience_of(access), timezone.localdate()
    may_decide = access.permits(Permission.ASK) and plan.state != PlanState.CLOSED
    found = fillings(plan, audience, today)
    waiting = [one.waiting for one in found.expected if one.waiting] if may_decide else []
    wanted = number_of(request.GET.get("resultat"))
    shown = next((one for one in waiting if one.pk == wanted), waiting[0] if waiting else None)
    edited = number_of(request.GET.get("lier"))
    done = number_of(request.GET.get("fait"))
    context = {
        "plan": plan,
        "area": "plans",
        "shares": presenters.shares(found),
        "rows": presenters.shown(found, edited if may_decide else 0),
        "edited": edited,
        "may_decide": may_decide,
        "deciding": presenters.deciding(found, wanted, row_links(access.network, [shown] if shown else []))
        if may_decide
        else None,
        "correcting": "corriger" in request.GET,
        "undo": _proposals(plan, access).filter(pk=done, state__in=DECIDED).first() if may_decide else None,
        "handovers": handovers(plan, audience, today) if may_decide else [],
    }
    return page(request, access, "measures/results.html", context)


@network_page(Permission.ASK)
@require_POST
def look_now(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """Count again now, without waiting for the day's work."""
    plan = plan_of(access, plan_id)
    count = propose_results(network=access.network)
    said = ngettext("%(n)d new value to confirm.", "%(n)d new values to confirm.", count) % {"n": count}
    messages.success(request, said if count else _("Nothing has changed since the last time."))
    return redirect("plan_results", access.network.slug, plan.pk)


@network_page(Permission.ASK)
@require_POST
def link(request: HttpRequest, access: Access, plan_id: int, expected_id: int) -> HttpResponse:
    """Say which measure tells an expected result, that none can, or nothing any more."""
    plan = plan_of(access, plan_id)
    seen = ExpectedResult.objects.filter(item__in=plan.items.seen_by(audience_of(access)))
    expected = get_object_or_404(seen.select_related("item"), pk=expected_id)
    actor, chosen = user_of(request).actor, request.POST.get("mesure", "")[:300]
    address = reverse("plan_results", args=[access.network.slug, plan.pk])
    if "oublier" in request.POST or not chosen:
        unlink_measure(expected=expected, actor=actor)
        return redirect(f"{address}#attendu-{expected.pk}")
    name, given = (NO_MEASURE, {}) if chosen == NOBODY else decoded(chosen)
    try:
        link_measure(expected=expected, measure=name, given=given, actor=actor)
    except UnknownMeasure:
        messages.warning(request, _("What was chosen is no longer there. Choose again."))
        return redirect(f"{address}?{urlencode({'lier': str(expected.pk)})}#attendu-{expected.pk}")
    return redirect(f"{address}#attendu-{expected.pk}")


@network_page(Permission.ASK)
@require_POST
def decide(request: HttpRequest, access: Access, plan_id: int, proposal_id: int) -> HttpResponse:
    """Approve, correct or refuse a value; or put the last decision back."""
    plan = plan_of(access, plan_id)
    proposal = get_object_or_404(_proposals(plan, access), pk=proposal_id)
    decision = choice(request.POST.get("decision"), _DECISIONS)
    actor, reason = user_of(request).actor, request.POST.get("raison", "").strip()[:500]
    sentence = request.POST.get("phrase", "").strip()[:2000]
    address = reverse("plan_results", args=[access.network.slug, plan.pk])
    if decision == "corriger" and not (sentence and reason):
        messages.warning(request, _("Write what the plan should say, and why."))
        return redirect(f"{address}?{urlencode({'resultat': str(proposal.pk), 'corriger': ''})}#attente")
    after = presenters.following(fillings(plan, audience_of(access), timezone.localdate()), proposal.pk)
    try:
        if decision == "approuver":
            approve(proposal=proposal, actor=actor)
        elif decision == "corriger":
            correct(proposal=proposal, sentence=sentence, reason=reason, actor=actor)
        elif decision == "refuser":
            refuse(proposal=proposal, reason=reason, actor=actor)
        else:
            reopen(proposal=proposal, actor=actor)
            return redirect(f"{address}?{urlencode({'resultat': proposal.pk})}#attente")
    except AlreadyDecided:
        messages.warning(request, _("Nothing has changed: this value was decided meanwhile."))
        return redirect(address)
    return redirect(f"{address}?{urlencode({'resultat': after, 'fait': proposal.pk})}#attente")


def _proposals(plan: Plan, access: Access) -> QuerySet[ProposedResult]:
    items = plan.items.seen_by(audience_of(access))
    return ProposedResult.objects.filter(link__expected__item__in=items).select_related("link__expected")
