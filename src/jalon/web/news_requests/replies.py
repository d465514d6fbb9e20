"""Answers as they come: those that wait, one after the other; the latest; corrections."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jalon.accounts.roles import Permission
from jalon.network.models import Access
from jalon.plans.actions.reports import correct_report, decide_report
from jalon.plans.choices import PlanState
from jalon.plans.errors import AlreadyDecided, NothingSaid
from jalon.plans.models import Plan, ProgressReport
from jalon.plans.queries.item import Signed
from jalon.plans.queries.news import latest_not_hers, latest_replies, reports_of, signed_reply, waiting_replies
from jalon.plans.rules.reports import ReportDecision, states_before
from jalon.web.components.access import network_page
from jalon.web.news_requests.forms import CorrectionForm
from jalon.web.news_requests.frame import news_page, number_of
from jalon.web.plans.rights import audience_of, choice, plan_of, user_of

CORRECT = "corriger"
# How each decision is named in a form. Correcting an answer refuses it, and puts another in its place.
DECISIONS = {
    "approuver": ReportDecision.APPROVE,
    "refuser": ReportDecision.REFUSE,
    "annuler": ReportDecision.REOPEN,
    CORRECT: ReportDecision.REFUSE,
}


@dataclass(frozen=True, slots=True)
class Walk:
    """One answer of those that wait, with those before and after it; `entered` when the keyboard goes to it at once."""

    signed: Signed
    place: int
    total: int
    previous: int | None
    following: int | None
    entered: bool


@network_page(Permission.ASK)
@require_safe
def replies(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """What came lately, and what waits for approval."""
    plan = plan_of(access, plan_id)
    corrected = number_of(request.GET.get("corriger"))
    return _screen(request, access, plan, _correction(access, plan, corrected) if corrected else None)


def _correction(access: Access, plan: Plan, report_id: int) -> CorrectionForm:
    correctable = reports_of(plan, audience_of(access)).filter(state__in=states_before(ReportDecision.REFUSE))
    return CorrectionForm(report=get_object_or_404(correctable, pk=report_id))


def _screen(
    request: HttpRequest, access: Access, plan: Plan, form: CorrectionForm | None = None, *, status: int = 200
) -> HttpResponse:
    audience = audience_of(access)
    waiting = waiting_replies(plan, audience)
    undone = number_of(request.GET.get("fait"))
    context = {
        "walk": _walk(
            waiting, number_of(request.GET.get("reponse")), entered=not request.GET or "reponse" in request.GET
        ),
        "latest": latest_replies(plan, audience),
        "not_hers": latest_not_hers(plan, audience),
        "form": form,
        "corrected": signed_reply(plan, form.report) if form else None,
        "undo": reports_of(plan, audience).filter(pk=undone, state__in=states_before(ReportDecision.REOPEN)).first()
        if undone
        else None,
        "may_decide": plan.state != PlanState.CLOSED,
    }
    return news_page(request, access, plan, "replies", context, status=status)


def _walk(waiting: list[Signed], wanted: int, *, entered: bool) -> Walk | None:
    if not waiting:
        return None
    ids = [one.report.pk for one in waiting]
    at = ids.index(wanted) if wanted in ids else 0
    return Walk(
        waiting[at],
        at + 1,
        len(ids),
        ids[at - 1] if at else None,
        ids[at + 1] if at + 1 < len(ids) else None,
        entered,
    )


@network_page(Permission.ASK)
@require_POST
def decide(request: HttpRequest, access: Access, plan_id: int, report_id: int) -> HttpResponse:
    """Approve, refuse or correct an answer; or put the last decision back."""
    plan = plan_of(access, plan_id)
    report = get_object_or_404(reports_of(plan, audience_of(access)), pk=report_id)
    named = choice(request.POST.get("decision"), DECISIONS)
    decision = DECISIONS[named]
    try:
        if named == CORRECT:
            return _correct(request, access, plan, report)
        following = _next(access, plan, report)
        reason = request.POST.get("reason", "").strip()[:500]
        decide_report(report=report, decision=decision, actor=user_of(request).actor, reason=reason)
    except AlreadyDecided:
        messages.warning(request, _("Nothing has changed: this answer was decided meanwhile."))
        return redirect("plan_replies", access.network.slug, plan.pk)
    if decision == ReportDecision.REOPEN:
        return redirect(_address(access, plan, reponse=report.pk))
    return redirect(_address(access, plan, reponse=following, fait=report.pk))


def _next(access: Access, plan: Plan, report: ProgressReport) -> int:
    """The answer that waits after this one, 0 when none does."""
    ids = [one.report.pk for one in waiting_replies(plan, audience_of(access))]
    if report.pk not in ids:
        return 0
    at = ids.index(report.pk)
    return next(iter(ids[at + 1 :] + ids[:at]), 0)


def _correct(request: HttpRequest, access: Access, plan: Plan, report: ProgressReport) -> HttpResponse:
    form = CorrectionForm(request.POST, report=report)
    following = _next(access, plan, report)
    if form.is_valid():
        said, reason = form.content(), form.cleaned_data["reason"].strip()
        try:
            correct_report(report=report, content=said, actor=user_of(request).actor, reason=reason)
        except NothingSaid:
            form.add_error(None, _("Say at least one thing: where it stands, a word, a number or a file."))
        else:
            messages.success(request, _("It is corrected. The answer as it came stays in the history."))
            return redirect(_address(access, plan, reponse=following))
    return _screen(request, access, plan, form, status=422)


def _address(access: Access, plan: Plan, **asked: int) -> str:
    words = "&".join(f"{name}={value}" for name, value in asked.items() if value)
    return reverse("plan_replies", args=[access.network.slug, plan.pk]) + (f"?{words}" if words else "")
