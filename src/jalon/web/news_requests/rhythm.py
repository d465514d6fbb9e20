"""How often news is asked for, and pauses."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jalon.accounts.roles import Permission
from jalon.mailings.actions.addresses import accept_again, refuse
from jalon.mailings.actions.settings import change_mail_settings
from jalon.mailings.queries import mail_settings, refusal_reason
from jalon.mailings.rules import Channel, MessageKind
from jalon.network.models import Access, Network
from jalon.network.queries.parties import directory
from jalon.plans.actions.rhythm import change_rhythm, pause_plan
from jalon.plans.models import Rhythm
from jalon.plans.queries.news_requests import rhythm_of
from jalon.web.components.access import network_page
from jalon.web.components.words import day, language
from jalon.web.news_requests.forms import RhythmForm
from jalon.web.news_requests.frame import news_page, number_of
from jalon.web.plans.rights import plan_of, user_of
from jalon.wording.figures import listed

PAUSES = (14, 30, 90)


def paused_by_us(network: Network) -> dict[str, date]:
    """The addresses the coordination asks nothing of for a while, and until when."""
    ours = network.refusals.filter(
        kind=MessageKind.REQUEST, channel=Channel.COORDINATION, until__gt=timezone.localdate()
    )
    return {email: until for email, until in ours.values_list("email", "until") if until}


@network_page(Permission.ASK)
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """How often a network asks, in plain words."""
    plan, network = plan_of(access, plan_id), access.network
    rhythm = rhythm_of(network)
    form = RhythmForm(request.POST if request.method == "POST" else None, rhythm=rhythm, mail=mail_settings(network))
    if request.method == "POST" and form.is_valid():
        actor = user_of(request).actor
        with transaction.atomic():
            change_rhythm(network=network, actor=actor, **form.rhythm_values())
            change_mail_settings(network=network, actor=actor, **form.mail_values())
        messages.success(request, _("The settings are kept."))
        return redirect("plan_rhythm", network.slug, plan.pk)
    context = {"form": form, "example": _example(rhythm, timezone.localdate())}
    return news_page(request, access, plan, "rhythm", context, status=422 if form.errors else 200)


def _example(rhythm: Rhythm, today: date) -> dict[str, object]:
    """What becomes of an action due at the end of the season, under this rhythm."""
    month = (today.month - 1) // 3 * 3 + 3
    due = date(today.year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    late = sorted(rhythm.late)
    return {
        "due": day(due),
        "before": day(due - timedelta(days=rhythm.before)),
        "late": listed([_("on %(day)s") % {"day": day(due + timedelta(days=days))} for days in late], language()),
        "again": rhythm.again,
    }


@network_page(Permission.ASK)
@require_POST
def pause(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """Ask nothing for a while: of one person, or about this plan; or ask again."""
    plan, actor = plan_of(access, plan_id), user_of(request).actor
    days = number_of(request.POST.get("jours"))
    until = timezone.localdate() + timedelta(days=days) if days in PAUSES else None
    if person := number_of(request.POST.get("personne")):
        _pause_person(request, access, person, until, actor)
    else:
        pause_plan(plan=plan, until=until, actor=actor)
        words = _("Nothing is asked about this plan before %(day)s.") % {"day": day(until)} if until else ""
        messages.success(request, words or _("News of this plan is asked for again."))
    return redirect("plan_news", access.network.slug, plan.pk)


def _pause_person(request: HttpRequest, access: Access, party_id: int, until: date | None, actor: str) -> None:
    """A pause the coordination decides; what a person decided herself stays as she wants it."""
    network = access.network
    person = directory(network).of(party_id)
    if person is None or not person.email:
        return
    email = person.email.lower()
    if until and not refusal_reason(network, email, MessageKind.REQUEST):
        channel = Channel.COORDINATION
        refuse(network=network, email=email, kind=MessageKind.REQUEST, channel=channel, actor=actor, until=until)
        said = _("Nothing is asked of %(name)s before %(day)s.") % {"name": person.name, "day": day(until)}
        messages.success(request, said)
    elif until is None and email in paused_by_us(network):
        accept_again(network=network, email=email, kind=MessageKind.REQUEST, actor=actor)
        messages.success(request, _("%(name)s is asked again.") % {"name": person.name})
