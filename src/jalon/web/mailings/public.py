"""What a recipient decides by the links of a message, without an account. A GET changes nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from jalon.mailings.actions.addresses import accept_again, refuse
from jalon.mailings.rules import Channel, MessageKind
from jalon.network.models import Network
from jalon.web.mailings.links import Recipient, recipient_of
from jalon.web.mailings.words import KIND_WORDS

PAUSES = (7, 30, 90)
ACTOR = "recipient"


def _open(token: str) -> tuple[Recipient, Network]:
    """Whom the link serves; a 404 when it was altered or the network is gone."""
    recipient = recipient_of(token)
    network = Network.objects.filter(pk=recipient.network_id).first() if recipient else None
    if recipient is None or network is None:
        raise Http404
    return recipient, network


@csrf_exempt  # mail programs post by themselves (RFC 8058): the signed link is the proof
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """One button, or a mail program's one click, refuses this kind of messages."""
    recipient, network = _open(token)
    context: dict[str, Any] = {"kind": KIND_WORDS[recipient.kind], "by": network, "token": token, "done": False}
    if request.method == "POST":
        one_click = request.POST.get("List-Unsubscribe") == "One-Click"
        channel = Channel.ONE_CLICK if one_click else Channel.LINK
        refuse(network=network, email=recipient.email, kind=recipient.kind, channel=channel, actor=ACTOR)
        context["done"] = True
    return render(request, "mailings/unsubscribe.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest, token: str) -> HttpResponse:
    """Which kinds of messages this address receives, and a pause."""
    recipient, network = _open(token)
    if request.method == "POST":
        _keep(network, recipient.email, request)
        messages.success(request, _("Your choices are kept. They count from now on."))
        return redirect("mail_preferences", token)
    refusals = {refusal.kind: refusal for refusal in network.refusals.filter(email=recipient.email)}
    everything = refusals.get("")
    pause = everything.until if everything and everything.until and everything.until > timezone.localdate() else None
    stopped = bool(everything and everything.until is None)
    kinds = [(kind.value, word, kind.value not in refusals and not stopped) for kind, word in KIND_WORDS.items()]
    context = {"kinds": kinds, "by": network, "email": recipient.email, "pause": pause, "pauses": PAUSES}
    return render(request, "mailings/preferences.html", context)


def _keep(network: Network, email: str, request: HttpRequest) -> None:
    wanted = set(request.POST.getlist("kind"))
    refused = set(network.refusals.filter(email=email).values_list("kind", flat=True))
    for kind in MessageKind:
        if kind.value in wanted:
            accept_again(network=network, email=email, kind=kind, actor=ACTOR)
        elif kind.value not in refused:
            refuse(network=network, email=email, kind=kind, channel=Channel.LINK, actor=ACTOR)
    chosen = request.POST.get("pause", "")
    if chosen != "keep":
        accept_again(network=network, email=email, kind=None, actor=ACTOR)
    if until := _until(chosen):
        refuse(network=network, email=email, kind=None, channel=Channel.LINK, actor=ACTOR, until=until)


def _until(chosen: str) -> date | None:
    return timezone.localdate() + timedelta(days=int(chosen)) if chosen in map(str, PAUSES) else None
