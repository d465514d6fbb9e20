"""Mandates: ended, corrected, taken back; and those the network has elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jalon.accounts.roles import Permission
from jalon.network.actions.governance import correct_mandate, delegate, end_mandate, remove_mandate
from jalon.network.models import Access, Mandate
from jalon.network.queries.governance import delegations
from jalon.network.queries.parties import directory
from jalon.network.rules.periods import holds
from jalon.phrases.parties import PartyKind
from jalon.plans.actions.assignments import person_called
from jalon.web.components.access import network_page
from jalon.web.governance.forms import CorrectMandateForm, DelegationForm, EndForm
from jalon.web.governance.frame import (
    PEOPLE,
    PLACES,
    attempt,
    day_asked,
    governance_page,
    names_known,
    party_typed,
)
from jalon.web.plans.rights import choice, user_of

END, CORRECT, REMOVE = "terminer", "corriger", "retirer"


@network_page(Permission.READ_PLAN)
@require_safe
def delegation_list(request: HttpRequest, access: Access) -> HttpResponse:
    """Who speaks for the network elsewhere, and where it is a member itself."""
    day, found = day_asked(request), delegations(access.network)
    current = sorted((one for one in found if holds(one, day)), key=lambda one: one.at.casefold())
    context = {
        "day": day,
        "any": bool(found),
        "spoken": [one for one in current if one.holder],
        "own": [one for one in current if not one.holder],
        "others": [one for one in found if not holds(one, day)],
    }
    return governance_page(request, access, "delegations", "delegations", context)


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def delegation_add(request: HttpRequest, access: Access) -> HttpResponse:
    """Somebody speaks for the network somewhere, or the network is a member there."""
    form = DelegationForm(request.POST if request.method == "POST" else None, initial={"starts": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        if refused := attempt(access.network, lambda: _delegate(request, access, form)):
            form.add_error(None, refused)
        else:
            messages.success(request, _("%(name)s is kept.") % {"name": form.cleaned_data["at"]})
            return redirect("delegation_list", access.network.slug)
    people = directory(access.network)
    context = {"form": form, "known": names_known(people, PEOPLE), "places": names_known(people, PLACES)}
    status = 422 if form.errors else 200
    return governance_page(request, access, "delegation_add", "delegations", context, status=status)


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def mandate(request: HttpRequest, access: Access, mandate_id: int) -> HttpResponse:
    """End it, correct it, or take it back as a mistake."""
    found = get_object_or_404(
        access.network.mandates.select_related("seat__body__party__network", "holder", "at"), pk=mandate_id
    )
    people = directory(access.network)
    holder = people.of(found.holder_id)
    posted = request.POST if request.method == "POST" else None
    act = choice(posted.get("geste"), (END, CORRECT, REMOVE)) if posted is not None else ""
    end = EndForm(
        posted if act == END else None,
        initial={"ends": found.ends or timezone.localdate(), "reason": found.reason},
        auto_id="fin-%s",
    )
    right = CorrectMandateForm(posted if act == CORRECT else None, mandate=found, holder=holder.name if holder else "")
    form = end if act == END else right
    if act == REMOVE or (act and form.is_valid()):
        writes = {END: _ended(request, found, end), CORRECT: _corrected(request, access, found, right)}
        refused = attempt(access.network, writes.get(act) or _removed(request, found), found)
        if not refused:
            messages.success(request, _("The mandate was taken back.") if act == REMOVE else _("The mandate is kept."))
            return redirect(_address(access, found))
        form.add_error(None, refused)
    context = {
        "mandate": found,
        "holder": holder,
        "end": end,
        "right": right,
        "known": names_known(people, PEOPLE),
        "back": _address(access, found),
    }
    here = "bodies" if found.seat else "delegations"
    status = 422 if end.errors or right.errors else 200
    return governance_page(request, access, "mandate", here, context, status=status)


def _delegate(request: HttpRequest, access: Access, form: DelegationForm) -> None:
    given, actor = form.cleaned_data, user_of(request).actor
    delegate(
        network=access.network,
        at=party_typed(access.network, given["at"], PartyKind.ORGANISATION, actor),
        holder=person_called(network=access.network, name=given["holder"], actor=actor),
        role=given["role"],
        starts=given["starts"],
        ends=given["ends"],
        actor=actor,
    )


def _ended(request: HttpRequest, found: Mandate, form: EndForm) -> Callable[[], object]:
    actor = user_of(request).actor
    return lambda: end_mandate(mandate=found, actor=actor, **form.cleaned_data)


def _corrected(request: HttpRequest, access: Access, found: Mandate, form: CorrectMandateForm) -> Callable[[], object]:
    actor = user_of(request).actor

    def write() -> None:
        values = dict(form.cleaned_data)
        holder = person_called(network=access.network, name=values.pop("name"), actor=actor)
        correct_mandate(mandate=found, holder=holder, actor=actor, **values)

    return write


def _removed(request: HttpRequest, found: Mandate) -> Callable[[], object]:
    actor = user_of(request).actor
    return lambda: remove_mandate(mandate=found, actor=actor)


def _address(access: Access, found: Mandate) -> str:
    slug = access.network.slug
    return reverse("body", args=[slug, found.seat.body_id]) if found.seat else reverse("delegation_list", args=[slug])
