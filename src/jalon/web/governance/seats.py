"""The seats of a body: added several at once, changed, closed, given to somebody."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from jalon.accounts.roles import Permission
from jalon.network.actions.governance import add_seat, change_seat, end_mandate, give_seat, move_seat
from jalon.network.models import Access, Seat
from jalon.network.queries.governance import regions_of, regions_without_seat
from jalon.network.queries.parties import directory
from jalon.web.components.access import network_page
from jalon.web.governance.bodies import bodies_of, one_body
from jalon.web.governance.forms import GiveForm, SeatForm, SeatsForm
from jalon.web.governance.frame import PEOPLE, attempt, governance_page, names_known, person_typed
from jalon.web.plans.rights import user_of


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def seat_add(request: HttpRequest, access: Access, body_id: int) -> HttpResponse:
    """Seats, one or several at once."""
    body = get_object_or_404(bodies_of(access), pk=body_id)
    regions = regions_of(access.network, timezone.localdate())
    form = SeatsForm(request.POST if request.method == "POST" else None, regions=regions)
    if request.method == "POST" and form.is_valid():
        titles, values, actor = form.cleaned_data["titles"], form.values(), user_of(request).actor

        def write() -> None:
            for title in titles:
                add_seat(body=body, title=title, actor=actor, **values)

        if refused := attempt(access.network, write):
            form.add_error(None, refused)
        else:
            _say_added(request, len(titles))
            return redirect("body", access.network.slug, body.pk)
    context = {"form": form, "body": body, "name": body.party.name}
    return governance_page(request, access, "seat_add", "bodies", context, status=422 if form.errors else 200)


@network_page(Permission.MANAGE_PARTIES)
@require_POST
def seat_by_region(request: HttpRequest, access: Access, body_id: int) -> HttpResponse:
    """One seat for each region that has none in this body."""
    body = get_object_or_404(bodies_of(access), pk=body_id)
    regions = regions_without_seat(access.network, one_body(access, body_id), timezone.localdate())
    actor = user_of(request).actor
    with translation.override(access.network.language):
        titled = [(_("Delegation – %(region)s") % {"region": region.name}, region) for region in regions]

    def write() -> None:
        for title, region in titled:
            add_seat(body=body, title=title, region=region, actor=actor)

    if refused := attempt(access.network, write):
        messages.warning(request, refused)
    else:
        _say_added(request, len(titled))
    return redirect("body", access.network.slug, body.pk)


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def seat_edit(request: HttpRequest, access: Access, seat_id: int) -> HttpResponse:
    """What a seat is called, for which region, until when it is there."""
    seat = _seat(access, seat_id)
    regions = [*regions_of(access.network, timezone.localdate())]
    if seat.region and seat.region not in regions:
        regions.append(seat.region)
    form = SeatForm(request.POST if request.method == "POST" else None, seat=seat, regions=regions)
    if request.method == "POST" and form.is_valid():
        actor, values = user_of(request).actor, form.values()
        if refused := attempt(access.network, lambda: _change(seat, actor, values), seat):
            form.add_error(None, refused)
        else:
            messages.success(request, _("%(name)s is kept.") % {"name": values["title"]})
            return redirect("body", access.network.slug, seat.body_id)
    context = {"form": form, "body": seat.body, "name": seat.body.party.name, "seat": seat}
    return governance_page(request, access, "seat_edit", "bodies", context, status=422 if form.errors else 200)


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def seat_give(request: HttpRequest, access: Access, seat_id: int) -> HttpResponse:
    """Say who sits there, from when to when."""
    seat = _seat(access, seat_id)
    form = GiveForm(request.POST if request.method == "POST" else None, seat=seat, starts=_free_from(seat))
    if request.method == "POST" and form.is_valid():
        name, days, actor = form.cleaned_data["name"], form.days(), user_of(request).actor

        def write() -> None:
            give_seat(seat=seat, holder=person_typed(access.network, name, actor), actor=actor, **days)

        if refused := attempt(access.network, write):
            form.add_error(None, refused)
        else:
            messages.success(request, _("%(name)s holds “%(seat)s”.") % {"name": name, "seat": seat.title})
            return redirect("body", access.network.slug, seat.body_id)
    context = {"form": form, "body": seat.body, "name": seat.body.party.name, "seat": seat}
    context["known"] = names_known(directory(access.network), PEOPLE)
    return governance_page(request, access, "seat_give", "bodies", context, status=422 if form.errors else 200)


@network_page(Permission.MANAGE_PARTIES)
@require_POST
def seat_move(request: HttpRequest, access: Access, seat_id: int) -> HttpResponse:
    """Put a seat one place earlier or later among those there are today."""
    seat, today = _seat(access, seat_id), timezone.localdate()
    among = {place.id for place in one_body(access, seat.body_id).seats_on(today)}
    move_seat(seat=seat, earlier="avant" in request.POST, among=among, actor=user_of(request).actor)
    return redirect(reverse("body", args=[access.network.slug, seat.body_id]) + "?ordre=#ordre")


def _seat(access: Access, seat_id: int) -> Seat:
    seats = Seat.objects.filter(body__party__network=access.network).select_related("body__party__network", "region")
    return get_object_or_404(seats, pk=seat_id)


def _free_from(seat: Seat) -> date:
    """The day after whoever holds it now leaves, or today."""
    today = timezone.localdate()
    last = seat.mandates.filter(ends__gte=today).order_by("-ends").values_list("ends", flat=True).first()
    return last + timedelta(days=1) if last else today


def _change(seat: Seat, actor: str, values: dict[str, object]) -> None:
    change_seat(seat=seat, actor=actor, **values)
    if seat.ends:
        for mandate in seat.mandates.all():
            if mandate.ends is None or mandate.ends > seat.ends:
                end_mandate(mandate=mandate, ends=seat.ends, reason=mandate.reason, actor=actor)


def _say_added(request: HttpRequest, count: int) -> None:
    said = ngettext("%(n)d seat added.", "%(n)d seats added.", count) % {"n": count}
    messages.success(request, said if count else _("Every region has its seat already."))
