"""Each request for news: when, to whom, by which rule, what became of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jalon.accounts.roles import Permission
from jalon.network.models import Access
from jalon.plans.actions.news_requests import resend, revoke
from jalon.plans.choices import RequestReason
from jalon.plans.models import RequestLine
from jalon.plans.queries.news import Logged, logged, requests_log
from jalon.web.components.access import network_page
from jalon.web.news_requests.frame import news_page
from jalon.web.news_requests.words import fate_words, rule_words
from jalon.web.plans.rights import audience_of, plan_of, user_of
from jalon.web.replies.words import reason_words, reply_word

ROWS = 25


@dataclass(frozen=True, slots=True)
class Row:
    """A request as it is shown: its rules in words, what became of it, its lines with what was answered."""

    logged: Logged
    rules: str
    fate: str
    live: bool
    lines: list[tuple[RequestLine, str, str]]


@network_page(Permission.ASK)
@require_safe
def log(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """What was asked about this plan, the latest first."""
    plan = plan_of(access, plan_id)
    found = Paginator(requests_log(plan), ROWS).get_page(request.GET.get("page"))
    rows = [_row(one) for one in logged(access.network, list(found), audience_of(access))]
    return news_page(request, access, plan, "log", {"found": found, "rows": rows})


def _row(one: Logged) -> Row:
    reasons = Counter(RequestReason(line.reason) for line in one.lines if not line.carried)
    waiting = sum(line.carried for line in one.lines)
    lines = [(line, reason_words(line.reason, line.due), reply_word(line.answer)) for line in one.lines]
    fate = fate_words(one, timezone.now())
    return Row(one, rule_words(reasons, waiting), fate, one.live, lines)


@network_page(Permission.ASK)
@require_POST
def act(request: HttpRequest, access: Access, plan_id: int, request_id: int) -> HttpResponse:
    """Close a link, or send a new one."""
    plan, actor = plan_of(access, plan_id), user_of(request).actor
    asked = get_object_or_404(requests_log(plan).select_related("network"), pk=request_id)
    if request.POST.get("decision") == "revoquer":
        revoke(request=asked, actor=actor)
        messages.success(request, _("The link is closed: it opens nothing any more."))
    elif request.POST.get("decision") == "renvoyer":
        sent = resend(request=asked, actor=actor)
        nothing = _("Nothing was sent: nothing waits for her any more, or no message reaches her.")
        messages.info(request, _("A new link is on its way.") if sent else nothing)
    return redirect("plan_news_log", access.network.slug, plan.pk)
