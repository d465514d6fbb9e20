"""The outbox: what waits, left or failed, what is in a message, and what is decided about it."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalon.accounts.roles import Permission
from jalon.mailings import queries
from jalon.mailings.actions import messages as actions
from jalon.mailings.actions.settings import change_mail_settings
from jalon.mailings.errors import NotNow
from jalon.mailings.rules import MessageState, Way
from jalon.network.models import Access
from jalon.web.components.access import network_page, page
from jalon.web.mailings.forms import MailSettingsForm
from jalon.web.mailings.sealing import sealed
from jalon.web.mailings.words import reason_word, tabs_of

ROWS = 50
DECISIONS = {
    "cancel": actions.cancel,
    "hold": actions.hold,
    "release": actions.release,
    "send_now": actions.send_now,
    "mark_sent": actions.mark_sent,
    "resend": actions.resend,
}


@network_page(Permission.ASK)
@require_safe
def outbox(request: HttpRequest, access: Access) -> HttpResponse:
    """What became of the messages of this network."""
    network = access.network
    tabs = tabs_of(queries.counts(network), request.GET.get("etat", ""))
    state = next((tab.state for tab in tabs if tab.current), "")
    words = request.GET.get("texte", "").replace("\0", "")[:200]
    found = Paginator(queries.outbox(network, state=state, words=words), ROWS).get_page(request.GET.get("page"))
    chosen = queries.mail_settings(network)
    context = {
        "tabs": tabs,
        "state": state,
        "words": words,
        "found": found,
        "chosen": chosen,
        "refused": queries.server_refusal(network),
        "drafting": chosen.way == Way.DRAFTS,
        "total": sum(tab.count for tab in tabs if tab.state),
        "demo": settings.DEMO,
    }
    return page(request, access, "mailings/outbox.html", context)


@network_page(Permission.ASK)
@require_safe
def message(request: HttpRequest, access: Access, message_id: int) -> HttpResponse:
    """One message: its words in both parts, its tries, what may be decided."""
    found = sealed(get_object_or_404(access.network.messages.select_related("network"), pk=message_id), access)
    context = {
        "message": found,
        "reason": reason_word(found.reason),
        "attempts": list(found.attempts.all()),
        "answers": queries.answers_to(found, queries.mail_settings(access.network)),
        "demo": settings.DEMO,
    }
    response = page(request, access, "mailings/message_page.html", context)
    policy = settings.CONTENT_SECURITY_POLICY | {"frame-src": "'self'"}
    response["Content-Security-Policy"] = "; ".join(f"{name} {value}" for name, value in policy.items())
    return response


@network_page(Permission.ASK)
@require_POST
def act(request: HttpRequest, access: Access, message_id: int) -> HttpResponse:
    """Decide something about one message."""
    found = get_object_or_404(access.network.messages.select_related("network"), pk=message_id)
    decide = DECISIONS.get(request.POST.get("decision", ""))
    try:
        if decide:
            decide(message=found, actor=f"user:{request.user.pk}")
    except NotNow as error:
        sentence = _("Nothing has changed: this message cannot be changed so any more.")
        messages.warning(request, reason_word(error.state) or sentence)
    return redirect("mail_message", access.network.slug, message_id)


@network_page(Permission.ASK)
@require_POST
def act_on_all(request: HttpRequest, access: Access) -> HttpResponse:
    """Hold all, release all, or say that all the drafts were sent."""
    network, actor = access.network, f"user:{request.user.pk}"
    match request.POST.get("decision"):
        case "hold":
            number = actions.hold_all(network=network, actor=actor)
        case "release":
            number = actions.release_all(network=network, actor=actor)
        case "mark_sent":
            drafts = network.messages.filter(state=MessageState.DRAFTED, pk__lte=_number(request.POST.get("last")))
            number = actions.mark_all_sent(network=network, messages=drafts.values_list("pk", flat=True), actor=actor)
        case _:
            number = 0
    done = ngettext("{n} message changed.", "{n} messages changed.", number)
    messages.success(request, done.format(n=number))
    return redirect("outbox", network.slug)


def _number(given: str | None) -> int:
    return int(given) if given and given.isdecimal() and len(given) < 19 else 0


@network_page(Permission.ASK)
@require_http_methods(["GET", "HEAD", "POST"])
def mail_settings(request: HttpRequest, access: Access) -> HttpResponse:
    """How messages leave."""
    network = access.network
    form = MailSettingsForm(request.POST if request.method == "POST" else None, instance=queries.mail_settings(network))
    if request.method == "POST" and form.is_valid():
        change_mail_settings(network=network, actor=f"user:{request.user.pk}", **form.cleaned_data)
        messages.success(request, _("The settings are kept."))
        return redirect("mail_settings", network.slug)
    context = {"form": form, "address": settings.DEFAULT_FROM_EMAIL, "demo": settings.DEMO}
    return page(request, access, "mailings/settings.html", context, status=422 if form.errors else 200)
