"""Giving the coordination back: proposed and confirmed by two people of the board."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jalon.accounts.models import User
from jalon.accounts.roles import Permission, Role
from jalon.network.actions import restoring
from jalon.network.errors import AccessRefused
from jalon.network.models import Access, Restoration
from jalon.web.access.forms import RestoreForm
from jalon.web.access.mail import tell_restoration
from jalon.web.access.words import REFUSALS
from jalon.web.components.access import network_page, page

STEPS = ("proposer", "confirmer", "appliquer", "refuser", "retirer")


@network_page(Permission.READ_ACCESS)
@require_safe
def restore(request: HttpRequest, access: Access) -> HttpResponse:
    """Who holds the coordination, and how the board gives it to somebody else."""
    return _page(request, access, RestoreForm(network=access.network))


@network_page(Permission.READ_ACCESS)
@require_POST
def take_step(request: HttpRequest, access: Access, step: str) -> HttpResponse:
    """Propose, confirm, apply, refuse or withdraw."""
    if step not in STEPS:
        raise Http404
    if step == "proposer":
        form = RestoreForm(request.POST, network=access.network)
        if not form.is_valid():
            return _page(request, access, form, status=422)
    try:
        found, event = _do(request, access, step)
    except AccessRefused as refusal:
        messages.error(request, REFUSALS[refusal.code])
    else:
        tell_restoration(request, found, event)
        messages.success(request, _SAID[event]())
    return redirect("access_restore", access.network.slug)


def _do(request: HttpRequest, access: Access, step: str) -> tuple[Restoration, str]:
    """The step, and what happened by it."""
    actor: User = request.user  # type: ignore[assignment]  # signed in
    if step == "proposer":
        form = RestoreForm(request.POST, network=access.network)
        form.is_valid()
        person = form.people[form.cleaned_data["person"]]
        found = restoring.propose(network=access.network, person=person, why=form.cleaned_data["why"], actor=actor)
        return found, "proposed"
    under_way = restoring.open_one(access.network)
    if under_way is None or str(under_way.pk) != request.POST.get("restoration"):
        raise AccessRefused("closed")
    if step == "confirmer":
        delay = timedelta(hours=settings.RESTORATION_HOURS)
        found = restoring.confirm(restoration=under_way, actor=actor, delay=delay)
    elif step == "appliquer":
        found = restoring.take_effect(restoration=under_way)
    elif step == "refuser":
        found = restoring.refuse(restoration=under_way, actor=actor)
    else:
        found = restoring.withdraw(restoration=under_way, actor=actor)
    return found, found.outcome or "confirmed"


_SAID = {
    "proposed": lambda: _("Your proposal is sent to the board and to the coordination. Somebody else must confirm it."),
    "confirmed": lambda: _("It is confirmed. It takes effect when the delay is over, unless the coordination refuses."),
    "done": lambda: _("The coordination is given."),
    "refused": lambda: _("It is refused. Nothing has changed."),
    "withdrawn": lambda: _("It is withdrawn. Nothing has changed."),
    "lapsed": lambda: _("This person no longer has access here: nothing has changed."),
}


def _page(request: HttpRequest, access: Access, form: RestoreForm, *, status: int = 200) -> HttpResponse:
    network = access.network
    under_way = restoring.open_one(network)
    holders = network.accesses.filter(role=Role.COORDINATION).select_related("user").order_by("user__name")
    context = {
        "form": form,
        "restoration": under_way,
        "holders": holders,
        "board": network.accesses.filter(role=Role.BOARD).count(),
        "may_restore": access.permits(Permission.RESTORE_ACCESS),
        "may_refuse": access.permits(Permission.CHANGE_ACCESS),
        "mine": bool(under_way and under_way.proposed_by_id == request.user.pk),
        "ready": bool(under_way and under_way.effective and under_way.effective <= timezone.now()),
        "hours": settings.RESTORATION_HOURS,
        "past": network.restorations.exclude(outcome="").select_related("person", "proposed_by")[:5],
    }
    return page(request, access, "access/restore.html", context, status=status)
