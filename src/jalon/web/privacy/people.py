"""What is kept of a person: shown to who keeps it, sent to her, given, erased."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalon.accounts.roles import Permission
from jalon.exchange.people.erasing import erase_person
from jalon.exchange.people.held import copy_of, held_of, person_of
from jalon.network.actions.parties import root_of
from jalon.network.actions.privacy import note_access
from jalon.network.choices import AccessedFor
from jalon.network.errors import AccessRefused
from jalon.network.models import Access, Party
from jalon.network.queries.parties import directory
from jalon.web.components.access import network_page, page
from jalon.web.plans.rights import user_of
from jalon.web.privacy import words
from jalon.web.privacy.mail import send_own_link


@network_page(Permission.MANAGE_PARTIES)
@require_safe
def held(request: HttpRequest, access: Access, party_id: int) -> HttpResponse:
    """All that is kept of her, and what may be done about it."""
    party = _party(access, party_id)
    note_access(network=access.network, party=party, actor=user_of(request).actor, how=AccessedFor.PAGE)
    member = directory(access.network).of(party.pk)
    context = {
        "party": party,
        "email": member.email if member else "",
        "rows": words.shown(held_of(person_of(party))),
        "area": "parties",
        "may_erase": access.permits(Permission.CHANGE_SETTINGS),
    }
    return page(request, access, "privacy/held.html", context)


@network_page(Permission.MANAGE_PARTIES)
@require_POST
def send(request: HttpRequest, access: Access, party_id: int) -> HttpResponse:
    """Send her the link by which she sees it."""
    party = _party(access, party_id)
    email = next((one.email for one in (party, *party.merged.all()) if one.email), "")
    if not email:
        messages.warning(request, _("No address is known: add one first."))
    else:
        send_own_link(party, email, user_of(request).actor)
        messages.success(request, _("The link is on its way to %(email)s.") % {"email": email})
    return redirect("person_held", access.network.slug, party.pk)


@network_page(Permission.MANAGE_PARTIES)
@require_POST
def copy(request: HttpRequest, access: Access, party_id: int) -> HttpResponseBase:
    """All that is kept of her, as a file to give her."""
    party = _party(access, party_id)
    note_access(network=access.network, party=party, actor=user_of(request).actor, how=AccessedFor.COPY)
    return copy_response(party)


@network_page(Permission.CHANGE_SETTINGS)
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, access: Access, party_id: int) -> HttpResponse:
    """Say what goes and what stays, then erase her for good."""
    party = _party(access, party_id)
    reason = request.POST.get("raison", "").strip()[:500]
    refused = ""
    if request.method == "POST" and request.POST.get("confirmer"):
        try:
            erase_person(party=party, actor=user_of(request).actor, reason=reason)
        except AccessRefused:
            refused = _("This person is the last coordination of the network: give this role to somebody first.")
        else:
            messages.success(request, _("This person is erased."))
            return redirect("party_list", access.network.slug)
    elif request.method == "POST":
        refused = _("Tick the box: what is erased does not come back.")
    rows = words.shown(held_of(person_of(party)))
    context = {"party": party, "rows": rows, "reason": reason, "refused": refused, "area": "parties"}
    return page(request, access, "privacy/erase.html", context, status=422 if refused else 200)


def copy_response(party: Party) -> StreamingHttpResponse:
    """The file: one row a line."""
    response = StreamingHttpResponse(copy_of(person_of(party)), content_type="application/x-ndjson; charset=utf-8")
    name = slugify(party.name)[:60] or "personne"
    response["Content-Disposition"] = f'attachment; filename="renseignements-{name}.jsonl"'
    return response


def _party(access: Access, party_id: int) -> Party:
    found = get_object_or_404(access.network.parties.select_related("network", "merged_into"), pk=party_id, erased=None)
    return root_of(found)
