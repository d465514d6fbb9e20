"""From a document tried to a network of one's own: an address, a code, a name, then the review of that document.

Nothing of the document is kept before the code is right: until then it waits in the line of files, as any other.
"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import RequestLoginCodeForm
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from jalon.accounts.models import User
from jalon.accounts.roles import Permission
from jalon.network.actions.founding import creation_refusal, found_network
from jalon.network.actions.inviting import accept
from jalon.network.errors import AccessRefused, CreationRefused
from jalon.network.models import Access, Network
from jalon.network.queries import accesses_of, creation_open, invitations_for, may_begin
from jalon.network.rules import USUAL_MONTH
from jalon.network.rules.proposing import Proposed, proposed_network
from jalon.web.access.words import REFUSALS, role_word
from jalon.web.accounts.codes import AddressCode
from jalon.web.accounts.forms import LoginCodeForm
from jalon.web.beginning import document
from jalon.web.beginning.forms import NetworkForm
from jalon.web.beginning.mail import tell_host
from jalon.web.components import limits, queueing
from jalon.web.components.access import network_page

TIMES, SECONDS = 20, 3600  # codes one address of the network may ask for
AREA = "beginning"


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """« Keep this plan », on the page where it was tried."""
    if not document.remember(request, request.POST.get("ticket", "")):
        messages.error(request, queueing.gone())
        return redirect("try")
    return redirect("begin")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Which address: a code is sent to it."""
    if request.user.is_authenticated:
        return redirect("begin_network")
    form = RequestLoginCodeForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if not limits.allowed(request, "begin", times=TIMES, seconds=SECONDS):
            form.errors.clear()
            form.add_error(None, str(get_adapter().error_messages["rate_limited"]))
            status = 429
        elif form.is_valid():
            AddressCode.begin(request, form.cleaned_data["email"])
            return redirect("begin_code")
    waits = document.what_waits(request)
    values = {"form": form, "document": waits[0] if waits else "", "closed": not creation_open(), "area": AREA}
    return render(request, "beginning/begin.html", values, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Which code was received: it opens the account, made when there is none."""
    process = AddressCode.resume(request)
    if process is None:
        return redirect("begin_network" if request.user.is_authenticated else "begin")
    if request.POST.get("action") == "resend":
        if process.can_resend:
            process.resend()
        return redirect("begin_code")
    form = LoginCodeForm(request.POST if request.method == "POST" else None, code=process.code)
    if request.method == "POST" and form.is_valid():
        if not may_begin(process.email):
            process.abort()
            words = _(
                "This address is not among those that may create a network here. "
                "Ask whoever hosts this site, or the coordination of your network to invite you."
            )
            messages.error(request, words)
            return redirect("begin")
        response = process.finish(reverse("begin_network"))
        if request.user.is_authenticated:  # else her second factor is asked first, and the document waits as it did
            document.adopt(request)
        return response
    if request.method == "POST" and not process.record_invalid_attempt():
        messages.error(request, get_adapter().error_messages["too_many_login_attempts"])
        return redirect("begin")
    values: dict[str, Any] = {
        "verify_form": form,
        "email": process.email,
        "can_resend": process.can_resend,
        "cancel_url": reverse("begin"),
        "area": AREA,
    }
    return render(request, "beginning/code.html", values, status=422 if form.errors else 200)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def name_network(request: HttpRequest) -> HttpResponse:
    """What the network is called; those she is in, or invited to, before."""
    user: User = request.user  # type: ignore[assignment]  # signed in
    waits = document.what_waits(request)
    proposed = proposed_network(waits[1].proposal, name=waits[0]) if waits else Proposed()
    language = proposed.language or (request.LANGUAGE_CODE or "fr")[:2]
    initial = {
        "name": proposed.name,
        "sigle": proposed.sigle,
        "language": language if language in {"fr", "en"} else "fr",
        "fiscal_year_start": proposed.first_month or USUAL_MONTH,
    }
    form = NetworkForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            network = found_network(user=user, **form.settings())
        except CreationRefused:
            form.add_error(None, _("No network can be created with this address for now."))
        else:
            tell_host(network)
            return _land(request, network, user, founded=True)
    values = {
        "form": form,
        "document": waits[0] if waits else "",
        "lost": document.asked_for(request) and waits is None,
        "refusal": creation_refusal(user),
        "proposed": proposed,
        "invitations": [(one, role_word(one.role)) for one in invitations_for(user)],
        "own": [one.network for one in accesses_of(user) if waits and one.permits(Permission.IMPORT_PLAN)],
        "area": AREA,
    }
    return render(request, "beginning/network.html", values, status=422 if form.errors else 200)


@network_page(Permission.IMPORT_PLAN)
@require_POST
def keep_in(request: HttpRequest, access: Access) -> HttpResponse:
    """Keep the document in a network she is in already."""
    return _land(request, access.network, access.user)


@login_required
@require_POST
def join(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """Accept an invitation that waits at an address this person proved; her document goes there if it may."""
    user: User = request.user  # type: ignore[assignment]  # signed in
    invitation = get_object_or_404(invitations_for(user), pk=invitation_id)
    try:
        access = accept(invitation=invitation, user=user)
    except AccessRefused as refusal:
        messages.error(request, REFUSALS[refusal.code])
        return redirect("network_chooser")
    messages.success(request, _("Welcome to %(network)s.") % {"network": access.network.name})
    if access.permits(Permission.IMPORT_PLAN) and document.asked_for(request):
        return _land(request, access.network, user)
    return redirect("network_home", access.network.slug)


def _land(request: HttpRequest, network: Network, user: User, *, founded: bool = False) -> HttpResponse:
    """The review of the document that waited; where to give one, without it."""
    asked = document.asked_for(request)
    draft = document.keep(request, network, user)
    if draft:
        return redirect("import_review", network.slug, draft.pk)
    if asked:
        messages.warning(request, queueing.gone())
        return redirect("import_start", network.slug)
    if not founded:
        raise Http404
    return redirect("import_start", network.slug)
