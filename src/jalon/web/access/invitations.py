"""Answering an invitation. Opening its link changes nothing; one button accepts."""

from __future__ import annotations

from allauth.account.utils import perform_login
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jalon.accounts.actions import give_account
from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.network.actions.inviting import accept, fingerprint_of
from jalon.network.errors import AccessRefused
from jalon.network.models import Invitation
from jalon.web.access.words import ROLE_SENTENCES, role_word


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What is offered, by whom; accept it."""
    found = Invitation.objects.filter(fingerprint=fingerprint_of(token)).select_related("network", "invited_by").first()
    if found is None:
        return _closed(request, "unknown", status=404)
    if found.accepted or found.revoked or found.expired:
        return _closed(request, "accepted" if found.accepted else "revoked" if found.revoked else "expired")
    if request.method == "POST":
        return _accept(request, found)
    context = {
        "invitation": found,
        "offered_by": found.network,  # not "network": no menu of a network one is not in yet
        "role": role_word(found.role),
        "role_sentence": ROLE_SENTENCES[Role(found.role)],
        "as_another": isinstance(request.user, User) and request.user.email.lower() != found.email.lower(),
    }
    return render(request, "access/invitation.html", context)


def _accept(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Into the network: as who is signed in, else with the account of the invited address, made when there is none.

    The link makes an account but opens none that exists: it passed through the mail of the network that invites,
    which must not become a way into somebody's other networks.
    """
    there = reverse("network_home", args=[found.network.slug])
    known = User.objects.filter(email__iexact=found.email).first()
    try:
        with transaction.atomic():
            user = request.user if isinstance(request.user, User) else known or _invited(request, found)
            accept(invitation=found, user=user)
    except AccessRefused as refusal:
        return _closed(request, refusal.code)
    if request.user.is_authenticated:
        messages.success(request, _("Welcome to %(network)s.") % {"network": found.network.name})
        return redirect(there)
    if known:
        messages.success(request, _("The network is open to you: sign in with your usual address."))
        return redirect(reverse("account_login") + "?" + urlencode({"next": there}))
    response: HttpResponse = perform_login(request, user, email_verification="none", redirect_url=there)
    messages.success(request, _("Welcome to %(network)s.") % {"network": found.network.name})
    return response


def _invited(request: HttpRequest, found: Invitation) -> User:
    language = getattr(request, "LANGUAGE_CODE", "")[:2]
    return give_account(email=found.email, name=found.name, actor=f"invitation:{found.pk}", language=language)


def _closed(request: HttpRequest, code: str, status: int = 410) -> HttpResponse:
    return render(request, "access/closed.html", {"code": code}, status=status)
