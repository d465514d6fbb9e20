"""Whom to ask for news, of what, in which words; sending it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from jalon.accounts.roles import Permission
from jalon.mailings.models import MailSettings
from jalon.mailings.queries import mail_settings
from jalon.mailings.writing import Written
from jalon.network.models import Access
from jalon.network.queries.parties import Member
from jalon.plans.actions.news_requests import AskedNow, ask_due, ask_now
from jalon.plans.models import Plan
from jalon.plans.queries.news import contested, out_of_reach
from jalon.plans.queries.news_requests import Digest, DigestLine, NewsContext, news_context, rhythm_of, runs, tempo_of
from jalon.web.components.access import network_page
from jalon.web.mailings.contents import POLICY
from jalon.web.news_requests.frame import news_page, number_of
from jalon.web.news_requests.rhythm import PAUSES, paused_by_us
from jalon.web.news_requests.wanted import choices_of, digests_wanted, wanted_of
from jalon.web.news_requests.words import kept_back
from jalon.web.plans.rights import plan_of, user_of
from jalon.web.replies.mail import write_request
from jalon.web.replies.words import reason_words


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody to ask, and of what. `today` when a request went to her today already."""

    person: Member
    lines: list[tuple[DigestLine, str]]
    today: bool

    @property
    def new(self) -> list[tuple[DigestLine, str]]:
        """What was not asked before."""
        return [one for one in self.lines if not one[0].carried]

    @property
    def carried(self) -> list[tuple[DigestLine, str]]:
        """What was, and waits still."""
        return [one for one in self.lines if one[0].carried]


@network_page(Permission.ASK)
@require_safe
def news(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """Who would be asked today, for what and why; who cannot be."""
    plan, today = plan_of(access, plan_id), timezone.localdate()
    rhythm, state = rhythm_of(access.network), news_context(access.network, today)
    tempo = tempo_of(rhythm)
    wanted = wanted_of(state, plan, request.GET.get("quoi", ""), tempo)
    unreached = out_of_reach(state, plan)
    context = {
        "rhythm": rhythm,
        "runs": runs(rhythm, today),
        "pause": _still(plan.news_paused_until, today),
        "network_pause": _still(rhythm.paused_until, today),
        "pauses": PAUSES,
        "wanted": wanted,
        "choices": choices_of(state, plan, wanted.key),
        "rows": _rows(state, digests_wanted(state, plan, wanted, tempo)),
        "out_of_reach": unreached,
        "paused_by_us": paused_by_us(access.network) if any(one.why == "paused" for one in unreached) else {},
        "contested": contested(state, plan),
        "nobody": sum(len(one.nobody) for one in state.plans if one.plan.pk == plan.pk),
        "asked_today": _asked_today(state, plan),
        "under_way": any(one.plan.pk == plan.pk for one in state.plans),
    }
    return news_page(request, access, plan, "news", context)


def _still(until: date | None, today: date) -> date | None:
    """The day a pause ends, when it has not ended."""
    return until if until and until > today else None


def _asked_today(state: NewsContext, plan: Plan) -> int:
    """How many people were asked something of this plan today."""
    of_plan = {item for one in state.plans if one.plan.pk == plan.pk for item in one.items}
    return len({one.person for one in state.asked if one.on == state.today and one.item in of_plan})


def _rows(state: NewsContext, digests: list[Digest]) -> list[Row]:
    asked = {one.person for one in state.asked if one.on == state.today}
    return [
        Row(one.person, [(line, reason_words(line.reason, line.due)) for line in one.lines], one.person.id in asked)
        for one in digests
    ]


@network_page(Permission.ASK)
@require_POST
def send(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """Ask now: the people chosen, or all those shown."""
    plan = plan_of(access, plan_id)
    network, key = access.network, request.POST.get("quoi", "")
    state, tempo = news_context(network, timezone.localdate()), tempo_of(rhythm_of(network))
    wanted = wanted_of(state, plan, key, tempo)
    shown = {digest.person.id for digest in digests_wanted(state, plan, wanted, tempo)}
    chosen = shown if "tous" in request.POST else shown & {number_of(one) for one in _chosen(request)}
    actor = user_of(request).actor
    if wanted.items is None:
        asked = ask_due(network=network, people=chosen, actor=actor)
    else:
        asked = ask_now(network=network, items=wanted.items, actor=actor, reason=wanted.reason, people=chosen)
    tell_asked(request, asked, mail_settings(network), named=bool(_chosen(request)) or "tous" in request.POST)
    return redirect(reverse("plan_news", args=[network.slug, plan.pk]) + (f"?quoi={wanted.key}" if wanted.key else ""))


def _chosen(request: HttpRequest) -> list[str]:
    """The one whose own button was pressed, else those ticked."""
    return request.POST.getlist("seule") or request.POST.getlist("personne")


def tell_asked(request: HttpRequest, asked: AskedNow, mail: MailSettings, *, named: bool) -> None:
    """Say what became of asking; `named` when whom to ask was said."""
    if asked.written:
        names = ", ".join(person.name for person in asked.written[:3])
        number = len(asked.written)
        words = _("The request goes to %(names)s.") % {"names": names}
        many = ngettext("A request goes to %(n)d person.", "A request goes to each of %(n)d people.", number)
        said = [words if number <= 3 else many % {"n": number}, kept_back(mail, timezone.localdate())]
        messages.success(request, " ".join(filter(None, said)))
    if asked.already:
        number = len(asked.already)
        words = ngettext(
            "%(n)d person was written to today already: her link shows the added actions, without a second message.",
            "%(n)d people were written to today already: their links show the added actions, without a second message.",
            number,
        )
        messages.info(request, words % {"n": number})
    if not asked.written and not asked.already:
        nobody = _("Nothing was sent: choose at least one person.")
        messages.warning(request, _("Nothing is left to send: it was asked meanwhile.") if named else nobody)


def _mail_of(request: HttpRequest, access: Access, plan: Plan, party_id: int) -> tuple[Member, str, Written]:
    """What somebody would receive: her, what one asks about, and the message."""
    network = access.network
    state, tempo = news_context(network, timezone.localdate()), tempo_of(rhythm_of(network))
    wanted = wanted_of(state, plan, request.GET.get("quoi", ""), tempo)
    digests = digests_wanted(state, plan, wanted, tempo)
    digest = next((one for one in digests if one.person.id == party_id), None)
    if digest is None:
        raise Http404  # she was asked meanwhile, or answered
    return (
        digest.person,
        wanted.key,
        write_request(network=network, person=digest.person, lines=digest.lines, request=None),
    )


@network_page(Permission.ASK)
@require_safe
def preview(request: HttpRequest, access: Access, plan_id: int, party_id: int) -> HttpResponse:
    """The message somebody would receive, in both its parts, before it is sent."""
    plan = plan_of(access, plan_id)
    person, key, written = _mail_of(request, access, plan, party_id)
    context = {"person": person, "key": key, "written": written, "here": "news"}
    response = news_page(request, access, plan, "preview", context)
    policy = settings.CONTENT_SECURITY_POLICY | {"frame-src": "'self'"}
    response["Content-Security-Policy"] = "; ".join(f"{name} {value}" for name, value in policy.items())
    return response


@network_page(Permission.ASK)
@require_safe
@xframe_options_sameorigin
def mail(request: HttpRequest, access: Access, plan_id: int, party_id: int) -> HttpResponse:
    """The HTML part alone, for the frame of the preview."""
    _person, _key, written = _mail_of(request, access, plan_of(access, plan_id), party_id)
    response = HttpResponse(written.html)
    response["Content-Security-Policy"] = POLICY
    return response
