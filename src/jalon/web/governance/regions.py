"""Regions: who is there for each, those of the network, and the outside populations members are a share of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from jalon.accounts.roles import Permission
from jalon.network.actions.regions import (
    add_population,
    add_region,
    adopt_quebec,
    remove_population,
    remove_region,
    rename_region,
)
from jalon.network.models import Access
from jalon.network.queries.governance import regions_of
from jalon.network.queries.membership import members
from jalon.web.components.access import network_page
from jalon.web.governance.coverage import coverage_of, shares_of
from jalon.web.governance.forms import day_field
from jalon.web.governance.frame import attempt, day_asked, governance_page
from jalon.web.news_requests.frame import number_of
from jalon.web.plans.rights import choice, user_of

ADOPT, ADD, RENAME, REMOVE, COUNT, FORGET = "adopter", "ajouter", "renommer", "retirer", "population", "oublier"


class RegionForm(forms.Form):
    """A region of the network's own."""

    name = forms.CharField(label=gettext_lazy("Name of the region"), max_length=100)
    code = forms.CharField(label=gettext_lazy("Code"), max_length=10, required=False)


class PopulationForm(forms.Form):
    """How many people there are outside, where that is said, and of what day."""

    name = forms.CharField(label=gettext_lazy("Who is counted?"), max_length=200)
    size = forms.IntegerField(label=gettext_lazy("How many are they?"), min_value=1, max_value=2_000_000_000)
    source = forms.CharField(label=gettext_lazy("Where is it said?"), max_length=500)
    on = day_field(gettext_lazy("On what day?"), required=True)


@network_page(Permission.READ_PLAN)
@require_safe
def coverage(request: HttpRequest, access: Access) -> HttpResponse:
    """Which regions somebody is there for, and which not."""
    day = day_asked(request)
    populations = list(access.network.populations.all())
    known = members(access.network)
    context = {
        "day": day,
        "found": coverage_of(access.network, day, _("Members"), known),
        "populations": shares_of(access.network, populations, day, known),
    }
    return governance_page(request, access, "regions", "regions", context)


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def region_edit(request: HttpRequest, access: Access) -> HttpResponse:
    """The regions of the network, and the populations outside."""
    posted = request.POST if request.method == "POST" else None
    act = choice(posted.get("geste"), (ADOPT, ADD, RENAME, REMOVE, COUNT, FORGET)) if posted is not None else ""
    region = RegionForm(posted if act in {ADD, RENAME} else None)
    population = PopulationForm(posted if act == COUNT else None, auto_id="population-%s")
    form = population if act == COUNT else region if act in {ADD, RENAME} else None
    if posted is not None and (form is None or form.is_valid()):
        refused = attempt(access.network, _write(act, access, posted, form, user_of(request).actor))
        if not refused:
            messages.success(request, _("It is kept."))
            return redirect("region_edit", access.network.slug)
        if form is None:
            messages.warning(request, refused)
            return redirect("region_edit", access.network.slug)
        form.add_error(None, refused)
    context = {
        "regions": regions_of(access.network, timezone.localdate()),
        "populations": access.network.populations.all(),
        "region": region,
        "population": population,
        "renamed": number_of(posted.get("region"))
        if posted and act == RENAME
        else number_of(request.GET.get("region")),
    }
    status = 422 if form is not None and form.errors else 200
    return governance_page(request, access, "region_edit", "regions", context, status=status)


def _write(act: str, access: Access, posted: QueryDict, form: Any, actor: str) -> Callable[[], object]:
    network, key = access.network, number_of(posted.get("region") or posted.get("population"))
    if act == ADOPT:
        return lambda: adopt_quebec(network=network, actor=actor)
    if act == ADD:
        return lambda: add_region(network=network, actor=actor, **form.cleaned_data)
    if act == COUNT:
        return lambda: add_population(network=network, actor=actor, **form.cleaned_data)
    if act == FORGET:
        population = get_object_or_404(network.populations, pk=key)
        return lambda: remove_population(population=population, actor=actor)
    region = get_object_or_404(network.regions.select_related("network"), pk=key, removed=None)
    if act == RENAME:
        return lambda: rename_region(region=region, actor=actor, **form.cleaned_data)
    return lambda: remove_region(region=region, actor=actor)
