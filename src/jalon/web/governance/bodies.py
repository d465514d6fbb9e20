"""The bodies of a network: all of them, one that its members read, formed and changed."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jalon.accounts.roles import Permission
from jalon.network.actions.governance import change_body, form_body
from jalon.network.choices import BodyKind
from jalon.network.models import Access, Body
from jalon.network.queries.governance import BodyOf, bodies, regions_without_seat
from jalon.network.queries.parties import directory
from jalon.phrases.parties import PartyKind
from jalon.web.components.access import network_page
from jalon.web.governance.forms import BodyForm
from jalon.web.governance.frame import attempt, day_asked, governance_page, names_known, party_typed
from jalon.web.governance.showing import bodies_shown, body_shown, closed_seats, seats_shown, who_sat
from jalon.web.plans.rights import user_of

BODIES = frozenset({PartyKind.BODY, PartyKind.GROUP, PartyKind.UNKNOWN})


@network_page(Permission.READ_PLAN)
@require_safe
def body_list(request: HttpRequest, access: Access) -> HttpResponse:
    """Every body, how many of its seats are held, which are vacant."""
    day = day_asked(request)
    return governance_page(
        request, access, "bodies", "bodies", {"day": day, "rows": bodies_shown(bodies(access.network), day)}
    )


@network_page(Permission.READ_PLAN)
@require_safe
def body_page(request: HttpRequest, access: Access, body_id: int) -> HttpResponse:
    """One body as its members read it: its mandate, its seats, who sits there; whoever may changes it."""
    body, day = one_body(access, body_id), day_asked(request)
    by_region = body.kind == BodyKind.DELEGATES and access.permits(Permission.MANAGE_PARTIES)
    context = {
        "shown": body_shown(body, day),
        "body": body,
        "day": day,
        "seats": seats_shown(body, day),
        "ordering": "ordre" in request.GET,
        "closed": closed_seats(body, day),
        "sat": who_sat(body),
        "regions_without_seat": len(regions_without_seat(access.network, body, day)) if by_region else 0,
    }
    return governance_page(request, access, "body", "bodies", context)


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def body_add(request: HttpRequest, access: Access) -> HttpResponse:
    """Form a body, of a name that plans know or of a new one."""
    form = BodyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made: list[Body] = []
        if refused := attempt(access.network, lambda: made.append(_formed(request, access, form))):
            form.add_error("name", refused)
        else:
            messages.success(
                request, _("“%(name)s” now exists. Here are its seats to make.") % {"name": made[0].party.name}
            )
            return redirect("seat_add", access.network.slug, made[0].pk)
    known = names_known(directory(access.network), BODIES)
    context = {"form": form, "known": known}
    return governance_page(request, access, "body_edit", "bodies", context, status=422 if form.errors else 200)


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def body_edit(request: HttpRequest, access: Access, body_id: int) -> HttpResponse:
    """What it is, its mandate, from when to when."""
    body = get_object_or_404(bodies_of(access), pk=body_id)
    form = BodyForm(request.POST if request.method == "POST" else None, body=body)
    if request.method == "POST" and form.is_valid():
        actor, values = user_of(request).actor, form.values()
        if refused := attempt(access.network, lambda: change_body(body=body, actor=actor, **values), body):
            form.add_error(None, refused)
        else:
            messages.success(request, _("%(name)s is kept.") % {"name": body.party.name})
            return redirect("body", access.network.slug, body.pk)
    context = {"form": form, "body": body, "name": body.party.name}
    return governance_page(request, access, "body_edit", "bodies", context, status=422 if form.errors else 200)


def one_body(access: Access, body_id: int) -> BodyOf:
    """A body of this network with its seats, else a 404."""
    get_object_or_404(bodies_of(access), pk=body_id)
    return next(one for one in bodies(access.network) if one.id == body_id)


def bodies_of(access: Access) -> QuerySet[Body]:
    """The bodies of this network."""
    return Body.objects.filter(party__network=access.network).select_related("party__network")


def _formed(request: HttpRequest, access: Access, form: BodyForm) -> Body:
    given, actor = form.values(), user_of(request).actor
    party = party_typed(access.network, given["name"], PartyKind.BODY, actor)
    return form_body(party=party, kind=form.chosen, mandate=given["mandate"], starts=given["starts"], actor=actor)
