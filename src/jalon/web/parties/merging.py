"""Likely duplicates, one pair after the other: a person decides, and may change her mind."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jalon.accounts.roles import Permission
from jalon.network.actions.merging import keep_apart, merge, undo_apart, undo_merge
from jalon.network.errors import PartyRefused
from jalon.network.models import Access, Party
from jalon.web.components.access import network_page, page
from jalon.web.parties.directory import people_of_network
from jalon.web.parties.words import refusal

APART = "deux"


@network_page(Permission.MANAGE_PARTIES)
@require_safe
def walk(request: HttpRequest, access: Access) -> HttpResponse:
    """Is it the same one? Pair n of m, and the last decision to undo."""
    twins = people_of_network(access.network).twins()
    number = min(max(_number(request.GET.get("n", "1")), 1), max(len(twins), 1))
    pair = twins[number - 1] if twins else None
    decided = [_number(one) for one in request.GET.get("fait", "").split("-")]
    context = {
        "pair": pair,
        "number": number,
        "total": len(twins),
        "previous": number - 1 if number > 1 else None,
        "following": number + 1 if number < len(twins) else None,
        "done": _decided(access, decided),
    }
    return page(request, access, "parties/walk.html", context)


@network_page(Permission.MANAGE_PARTIES)
@require_POST
def decide(request: HttpRequest, access: Access) -> HttpResponse:
    """They are one, under the name chosen; or they are two."""
    one, other = (_party(access, request.POST.get(name, "")) for name in ("un", "autre"))
    actor, number = f"user:{request.user.pk}", request.POST.get("n", "1")
    kept = request.POST.get("garder", "")
    try:
        if kept == APART:
            keep_apart(one=one, other=other, actor=actor)
        elif kept == str(other.pk):
            merge(kept=other, gone=one, actor=actor)
        else:
            merge(kept=one, gone=other, actor=actor)
    except PartyRefused as error:
        messages.error(request, refusal(error))
        return redirect(_walk(access, number))
    return redirect(_walk(access, number, fait=f"{one.pk}-{other.pk}"))


@network_page(Permission.MANAGE_PARTIES)
@require_POST
def undo(request: HttpRequest, access: Access) -> HttpResponse:
    """The last decision is taken back."""
    one, other = (_party(access, request.POST.get(name, "")) for name in ("un", "autre"))
    actor = f"user:{request.user.pk}"
    for gone, kept in ((one, other), (other, one)):
        if gone.merged_into_id == kept.pk:
            undo_merge(party=gone, actor=actor)
    undo_apart(one=one, other=other, actor=actor)
    return redirect(_walk(access, request.POST.get("n", "1")))


@network_page(Permission.MANAGE_PARTIES)
@require_POST
def separate(request: HttpRequest, access: Access, party_id: int) -> HttpResponse:
    """A merged name is somebody of its own again."""
    party = get_object_or_404(access.network.parties.exclude(merged_into=None), pk=party_id)
    undo_merge(party=party, actor=f"user:{request.user.pk}")
    messages.success(request, _("“%(name)s” is apart again, with all that names it.") % {"name": party.name})
    return redirect("party", access.network.slug, party.pk)


def _decided(access: Access, ids: list[int]) -> dict[str, object] | None:
    """What was decided of two parties, from what is kept of them."""
    if len(ids) != 2:
        return None
    found = access.network.parties.in_bulk(ids)
    if len(found) != 2:
        return None
    one, other = (found[pk] for pk in ids)
    gone = next((party for party in (one, other) if party.merged_into_id in ids), None)
    kept = other if gone is one else one
    return {"one": one, "other": other, "gone": gone, "kept": kept if gone else None}


def _party(access: Access, text: str) -> Party:
    return get_object_or_404(access.network.parties, pk=_number(text))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= 15 else 0


def _walk(access: Access, number: str, **more: str) -> str:
    address = reverse("party_duplicates", args=[access.network.slug])
    return f"{address}?{urlencode({'n': str(_number(number) or 1)} | more)}"
