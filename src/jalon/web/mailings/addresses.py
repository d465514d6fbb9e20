"""Who receives nothing any more, and why: by her own wish, or because messages come back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jalon.accounts.roles import Permission
from jalon.mailings.actions.addresses import accept_again, forget_bounce, refuse
from jalon.mailings.rules import Channel, MessageKind
from jalon.network.models import Access, Network
from jalon.web.components.access import network_page, page
from jalon.web.mailings.forms import RefusalForm
from jalon.web.mailings.words import CHANNEL_WORDS, KIND_WORDS


@network_page(Permission.ASK)
@require_http_methods(["GET", "HEAD", "POST"])
def addresses(request: HttpRequest, access: Access) -> HttpResponse:
    """The list; taking somebody off it, or putting her on it because she said so."""
    network, actor = access.network, f"user:{request.user.pk}"
    form = RefusalForm(request.POST if request.POST.get("decision") == "refuse" else None)
    if request.method == "POST" and not form.is_bound:
        _take_off(network, request, actor)
        return redirect("mail_addresses", network.slug)
    if form.is_valid():
        email = form.cleaned_data["email"]
        refuse(network=network, email=email, kind=None, channel=Channel.COORDINATION, actor=actor)
        messages.success(request, _("Nothing more will be sent to {email}.").format(email=email))
        return redirect("mail_addresses", network.slug)
    refusals = [
        (one, KIND_WORDS.get(MessageKind(one.kind)) if one.kind else "", CHANNEL_WORDS[Channel(one.channel)])
        for one in network.refusals.all()
    ]
    context = {"refusals": refusals, "bounces": list(network.bounces.all()), "form": form}
    return page(request, access, "mailings/addresses.html", context, status=422 if form.errors else 200)


def _take_off(network: Network, request: HttpRequest, actor: str) -> None:
    """Write to this address again."""
    match request.POST.get("decision"):
        case "accept":
            one = get_object_or_404(network.refusals, pk=_number(request))
            kind = MessageKind(one.kind) if one.kind else None
            accept_again(network=network, email=one.email, kind=kind, actor=actor)
        case "forget":
            bounce = get_object_or_404(network.bounces, pk=_number(request))
            forget_bounce(network=network, email=bounce.email, actor=actor)


def _number(request: HttpRequest) -> int:
    given = request.POST.get("pk", "")
    return int(given) if given.isdecimal() and len(given) < 19 else 0
