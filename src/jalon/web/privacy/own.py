"""What is kept of oneself, by a link and without an account. A GET changes nothing; the signed link is the proof."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from jalon.exchange.people.held import held_of, person_of
from jalon.network.actions.parties import change_party
from jalon.network.actions.privacy import ask_about_oneself
from jalon.network.choices import PersonAsk
from jalon.network.errors import PartyChanged, PartyRefused
from jalon.network.models import Party
from jalon.web.components.errors import too_many
from jalon.web.components.limits import allowed
from jalon.web.parties.words import refusal
from jalon.web.plans.rights import choice
from jalon.web.privacy import words
from jalon.web.privacy.forms import AddressForm, OwnForm
from jalon.web.privacy.links import LinkEnded, own_party, parties_at
from jalon.web.privacy.mail import send_own_link
from jalon.web.privacy.people import copy_response

HEADERS = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}
ACTOR = "recipient"


def _own_page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A page of a link: the view receives who it serves, in her language; another link says what to do."""

    @never_cache
    @wraps(view)
    def enter(http: HttpRequest, token: str) -> HttpResponseBase:
        party, status = _whose(token)
        if party is None:
            if not allowed(http, "own_data_unknown", times=60, seconds=600):
                return too_many(http)
            response: HttpResponseBase = render(http, "privacy/closed.html", {"form": AddressForm()}, status=status)
        elif http.method == "POST" and not allowed(http, "own_data", times=60, seconds=600):
            return too_many(http)
        else:
            language = party.language or party.network.language
            with translation.override(language):
                response = view(http, party, token)
            response["Content-Language"] = language
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return enter


def _whose(token: str) -> tuple[Party | None, int]:
    """Whom a link serves; else how the page answers: 404 for one that was altered, 410 for one that ended."""
    try:
        return own_party(token), 404
    except LinkEnded:
        return None, 410


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(http: HttpRequest) -> HttpResponse:
    """Have the link sent to one's own address; the page says the same whether it is known or not."""
    form = AddressForm(http.POST if http.method == "POST" else None)
    sent = ""
    if http.method == "POST" and form.is_valid():
        if not allowed(http, "own_data_ask", times=5, seconds=3600):
            return too_many(http)
        sent = form.cleaned_data["email"]
        for party in parties_at(sent):
            send_own_link(party, sent, ACTOR)
    status = 422 if form.errors else 200
    return render(http, "privacy/ask.html", {"form": form, "sent": sent}, status=status)


@_own_page
@require_http_methods(["GET", "HEAD", "POST"])
def data(http: HttpRequest, party: Party, token: str) -> HttpResponse:
    """What is kept of her, and what she corrects herself."""
    form = OwnForm(http.POST if http.method == "POST" else None, party=party)
    if http.method == "POST" and form.is_valid():
        try:
            change_party(party=party, changes=form.changes(), actor=f"party:{party.pk}")
        except PartyRefused as error:
            form.add_error("name", refusal(error))
        except PartyChanged:
            form.add_error(None, _("Somebody else changed this meanwhile: open the link again."))
        else:
            messages.success(http, _("Your corrections are kept."))
            return redirect("own_data", token)
    context: dict[str, Any] = {
        "party": party,
        "by": party.network,
        "token": token,
        "form": form,
        "rows": words.shown(held_of(person_of(party))),
        "open": {one.kind for one in party.requests_about.filter(answered=None)},
    }
    return render(http, "privacy/own.html", context, status=422 if form.errors else 200)


@_own_page
@require_POST
def copy(http: HttpRequest, party: Party, token: str) -> HttpResponseBase:
    """All that is kept of her, as a file."""
    return copy_response(party)


@_own_page
@require_POST
def request(http: HttpRequest, party: Party, token: str) -> HttpResponse:
    """She asks for a correction that she cannot make herself, or to be erased."""
    kind = PersonAsk(choice(http.POST.get("quoi"), {one.value for one in PersonAsk}))
    ask_about_oneself(party=party, kind=kind, words=http.POST.get("mots", "")[:2000])
    messages.success(http, _("Your request is with %(network)s.") % {"network": party.network.name})
    return redirect("own_data", token)
