"""The registers of a network: who watches over personal data, what people ask, what went wrong, who looked."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalon.accounts.roles import Permission
from jalon.network.actions.networks import change_settings
from jalon.network.actions.privacy import answer_person, change_incident, note_incident
from jalon.network.models import Access
from jalon.plans.queries.signatures import names_of_actors
from jalon.web.components.access import network_page, page
from jalon.web.plans.rights import user_of
from jalon.web.privacy.forms import InChargeForm, IncidentForm
from jalon.web.privacy.words import KEPT

SHOWN = 60  # of who looked


@network_page(Permission.MANAGE_PARTIES)
@require_safe
def register(request: HttpRequest, access: Access) -> HttpResponse:
    """All of it on one page."""
    return _page(request, access, None)


@network_page(Permission.CHANGE_SETTINGS)
@require_POST
def in_charge(request: HttpRequest, access: Access) -> HttpResponse:
    """Name who is in charge."""
    form = InChargeForm(request.POST)
    if not form.is_valid():
        return _page(request, access, form, status=422)
    change_settings(network=access.network, actor=user_of(request).actor, **form.cleaned_data)
    messages.success(
        request, _("%(name)s is in charge of personal data.") % {"name": form.cleaned_data["privacy_name"]}
    )
    return redirect("privacy", access.network.slug)


def _page(request: HttpRequest, access: Access, form: InChargeForm | None, *, status: int = 200) -> HttpResponse:
    network = access.network
    named = {name: getattr(network, name) for name in ("privacy_name", "privacy_email")}
    seen = list(network.data_accesses.select_related("party")[:SHOWN])
    asks = list(network.person_requests.select_related("party").order_by("answered", "-id")[:SHOWN])
    who = names_of_actors(network, {one.actor for one in seen} | {one.author for one in asks if one.author})
    context = {
        "form": form or InChargeForm(initial=named),
        "may_name": access.permits(Permission.CHANGE_SETTINGS),
        "asks": [(one, who.get(one.author, "")) for one in asks],
        "incidents": network.privacy_incidents.all(),
        "seen": [(one, who.get(one.actor, one.actor)) for one in seen],
        "kept": list(KEPT.values()),
    }
    return page(request, access, "privacy/register.html", context, status=status)


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def incident(request: HttpRequest, access: Access, incident_id: int | None = None) -> HttpResponse:
    """Enter an incident, or say what became of it."""
    known = get_object_or_404(access.network.privacy_incidents, pk=incident_id) if incident_id else None
    form = IncidentForm(request.POST if request.method == "POST" else None, instance=known)
    if request.method == "POST" and form.is_valid():
        actor, values = user_of(request).actor, form.cleaned_data
        if known:
            known.refresh_from_db()  # the form wrote on it already; what changed is told from what is kept
            change_incident(incident=known, actor=actor, **values)
        else:
            note_incident(network=access.network, actor=actor, **values)
        messages.success(request, _("The register is kept."))
        return redirect("privacy", access.network.slug)
    context = {"form": form, "incident": known}
    return page(request, access, "privacy/incident.html", context, status=422 if form.errors else 200)


@network_page(Permission.MANAGE_PARTIES)
@require_POST
def answer(request: HttpRequest, access: Access, ask_id: int) -> HttpResponse:
    """Say what was answered to a person."""
    found = get_object_or_404(access.network.person_requests, pk=ask_id)
    words = request.POST.get("reponse", "").strip()[:2000]
    if not words:
        messages.warning(request, _("Write what was answered."))
    elif answer_person(request=found, answer=words, actor=user_of(request).actor):
        messages.success(request, _("The answer is kept."))
    else:
        messages.warning(request, _("Nothing has changed: this was answered meanwhile."))
    return redirect("privacy", access.network.slug)
