"""Welcoming new members: who should be, who is, with what; the kits."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalon.accounts.roles import Permission
from jalon.membership.actions.welcome import (
    StepSaid,
    change_kit,
    make_kit,
    remove_kit,
    remove_welcome,
    start_welcome,
    tick_step,
    untick_step,
)
from jalon.membership.choices import StepKind
from jalon.membership.errors import FollowingRefused
from jalon.membership.models import Kit, WelcomeStep
from jalon.membership.queries.welcome import to_welcome, welcomes
from jalon.network.models import Access
from jalon.network.queries.membership import members
from jalon.web.components.access import network_page
from jalon.web.membership.frame import following_page
from jalon.web.membership.words import STEP_KINDS, refusal
from jalon.web.news_requests.frame import number_of
from jalon.web.plans.rights import user_of

MOST_STEPS = 20
MOST_YEARS = 10
EMPTY = 3  # steps offered beside those there are


@network_page(Permission.MANAGE_PARTIES)
@require_safe
def overview(request: HttpRequest, access: Access) -> HttpResponse:
    """Who is new, who is being welcomed, whose welcome is completed."""
    network, today = access.network, timezone.localdate()
    known = members(network)
    begun = welcomes(network, known)
    context = {
        "today": today,
        "kits": list(network.kits.filter(removed=None).prefetch_related("steps")),
        "new": to_welcome(known, begun, today),
        "members": known.people.among(known.on(today)),
        "open": [(one, len(one.done(today)), one.late(today)) for one in begun if not one.completed(today)],
        "completed": [(one, day) for one in begun if (day := one.completed(today))],
    }
    return following_page(request, access, "welcome", context, here="welcomes")


@network_page(Permission.MANAGE_PARTIES)
@require_POST
def start(request: HttpRequest, access: Access) -> HttpResponse:
    """Begin the welcome of a member."""
    network = access.network
    party = get_object_or_404(network.parties, pk=number_of(request.POST.get("membre")))
    kit = get_object_or_404(network.kits.filter(removed=None), pk=number_of(request.POST.get("trousse")))
    try:
        start_welcome(kit=kit, party=party, starts=_day(request), actor=user_of(request).actor)
    except FollowingRefused as error:
        messages.warning(request, refusal(error))
    return redirect("welcomes", network.slug)


@network_page(Permission.MANAGE_PARTIES)
@require_POST
def tick(request: HttpRequest, access: Access, step_id: int) -> HttpResponse:
    """A step was done on a day, or was not after all."""
    steps = WelcomeStep.objects.filter(welcome__network=access.network).select_related("welcome__network")
    step, actor = get_object_or_404(steps, pk=step_id), user_of(request).actor
    try:
        if "defaire" in request.POST:
            untick_step(step=step, actor=actor)
        else:
            tick_step(step=step, on=_day(request), actor=actor)
    except FollowingRefused as error:
        messages.warning(request, refusal(error))
    return redirect("welcomes", access.network.slug)


@network_page(Permission.MANAGE_PARTIES)
@require_POST
def remove(request: HttpRequest, access: Access, welcome_id: int) -> HttpResponse:
    """Take away one begun by mistake."""
    rows = access.network.welcomes.select_related("network", "party")
    remove_welcome(welcome=get_object_or_404(rows, pk=welcome_id), actor=user_of(request).actor)
    return redirect("welcomes", access.network.slug)


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def kit_add(request: HttpRequest, access: Access) -> HttpResponse:
    """A kit to welcome from."""
    return _kit(request, access, None)


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def kit_edit(request: HttpRequest, access: Access, kit_id: int) -> HttpResponse:
    """Change a kit, for the welcomes that begin from now on; or use it no more."""
    return _kit(request, access, get_object_or_404(access.network.kits, pk=kit_id))


def _kit(request: HttpRequest, access: Access, kit: Kit | None) -> HttpResponse:
    network, actor, wrong = access.network, user_of(request).actor, ""
    steps = [StepSaid(one.title, StepKind(one.kind), one.days) for one in kit.steps.all()] if kit else []
    name = kit.name if kit else ""
    if request.method == "POST":
        if kit and "retirer" in request.POST:
            remove_kit(kit=kit, on=timezone.localdate(), actor=actor)
            return redirect("welcomes", network.slug)
        name, steps = request.POST.get("nom", "")[:200], _steps(request)
        try:
            if kit:
                change_kit(kit=kit, name=name, steps=steps, actor=actor)
            else:
                make_kit(network=network, name=name, steps=steps, actor=actor)
        except FollowingRefused as error:
            wrong = refusal(error)
        else:
            messages.success(request, _("“%(title)s” is kept.") % {"title": name})
            return redirect("welcomes", network.slug)
    rows = [*steps, *[StepSaid("", StepKind.DOCUMENT)] * EMPTY][:MOST_STEPS]
    context = {"kit": kit, "name": name, "rows": rows, "kinds": STEP_KINDS.items(), "wrong": wrong}
    return following_page(request, access, "kit", context, here="welcomes", status=422 if wrong else 200)


def _steps(request: HttpRequest) -> list[StepSaid]:
    given = zip(*(request.POST.getlist(name)[:MOST_STEPS] for name in ("titre", "sorte", "jours")), strict=False)
    return [
        StepSaid(title[:200], StepKind(kind) if kind in set(StepKind) else StepKind.DOCUMENT, number_of(days[:3]))
        for title, kind, days in given
        if title.strip()
    ]


def _day(request: HttpRequest) -> date:
    """The day a form says; today when it says none, or one that is years away."""
    today = timezone.localdate()
    try:
        said = parse_date(request.POST.get("jour", "")) or today
    except ValueError:
        return today
    return said if abs(said.year - today.year) <= MOST_YEARS else today
