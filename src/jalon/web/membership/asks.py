"""What is asked of the members: all of it beside them, one of it, asking and closing."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalon.accounts.roles import Permission
from jalon.membership.actions.asks import change_ask, close_ask, open_ask, remove_ask, reopen_ask
from jalon.membership.errors import FollowingRefused
from jalon.membership.models import Ask
from jalon.membership.queries.asks import following, people_asked
from jalon.network.models import Access
from jalon.network.queries.governance import regions_of
from jalon.network.queries.membership import members
from jalon.web.components.access import network_page
from jalon.web.membership.forms import AskForm, categories
from jalon.web.membership.frame import following_page
from jalon.web.membership.grid import CHOSEN, MOST_COLUMNS, heads, page_holding, rows, share_word, shown, total_word
from jalon.web.membership.words import answer_word, refusal
from jalon.web.news_requests.frame import number_of
from jalon.web.plans.rights import choice, user_of

FIELD_OF = {"ends_before": "due", "no_title": "title"}


def ask_of(access: Access, ask_id: int) -> Ask:
    """An ask of this network, else a 404."""
    found = get_object_or_404(access.network.asks.select_related("region"), pk=ask_id)
    found.network = access.network
    return found


@network_page(Permission.REPORT_OWN)
@require_safe
def grid(request: HttpRequest, access: Access) -> HttpResponse:
    """Members beside what is asked of them; whoever may not see it notes her contacts."""
    if not access.permits(Permission.MANAGE_PARTIES):
        return redirect("contacts", access.network.slug)
    network, today = access.network, timezone.localdate()
    shown_closed = "fermees" in request.GET
    asks = list(network.asks.select_related("region").filter(closed__isnull=not shown_closed))
    columns = asks[:MOST_COLUMNS]
    for one in columns:
        one.network = network
    found = following(network, today, columns, members(network, people_asked(network, columns)))
    chosen = {name: value[:100] for name in CHOSEN if (value := request.GET.get(name, ""))}
    edited = (number_of(request.GET.get("demande")), number_of(request.GET.get("membre")))
    page_of_members = page_holding(shown(found, chosen), request.GET.get("page"), edited[1])
    context = {
        "heads": heads(found.states),
        "rows": rows(found, page_of_members, edited),
        "members": page_of_members,
        "more": asks[MOST_COLUMNS:],
        "closed": shown_closed,
        "any_closed": network.asks.exclude(closed=None).exists(),
        "total": len(found.known.on(today)),
        "chosen": chosen,
        "query": urlencode(chosen | ({"fermees": "1"} if shown_closed else {})),
        "categories": categories(network, found.known),
        "regions": regions_of(network, today),
    }
    return following_page(request, access, "grid", context, here="asks")


@network_page(Permission.MANAGE_PARTIES)
@require_safe
def ask(request: HttpRequest, access: Access, ask_id: int) -> HttpResponse:
    """One of them: who did not answer, to note it at once; who answered what."""
    one = ask_of(access, ask_id)
    known = members(access.network, people_asked(access.network, [one]))
    found = following(access.network, timezone.localdate(), [one], known)
    state = found.states[0]
    edited = number_of(request.GET.get("membre"))
    answered = [
        (found.people.of(party_id), given, answer_word(one.kind, given.value), party_id == edited)
        for party_id in state.answered
        if (given := state.answers[party_id])
    ]
    context = {
        "ask": one,
        "state": state,
        "share": share_word(state),
        "total": total_word(state),
        "missing": [found.people.of(party_id) for party_id in state.missing],
        "answered": answered,
        "ticked": one.ticked.exists(),
    }
    return following_page(request, access, "ask", context, here="asks")


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, access: Access) -> HttpResponse:
    """Ask something."""
    return _edit(request, access, None)


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, access: Access, ask_id: int) -> HttpResponse:
    """Change what is asked, of whom, until when."""
    return _edit(request, access, ask_of(access, ask_id))


def _edit(request: HttpRequest, access: Access, one: Ask | None) -> HttpResponse:
    network, actor = access.network, user_of(request).actor
    form = AskForm(
        request.POST if request.method == "POST" else None,
        network=network,
        known=members(network),
        ask=one,
        initial={} if one else {"opened": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        try:
            if one:
                change_ask(ask=one, actor=actor, **form.ask_values())
            else:
                one = open_ask(network=network, actor=actor, **form.ask_values())
        except FollowingRefused as error:
            form.add_error(FIELD_OF.get(error.code), refusal(error))
        else:
            messages.success(request, _("“%(title)s” is kept.") % {"title": one.title})
            return redirect("ask", network.slug, one.pk)
    context = {"form": form, "ask": one}
    return following_page(request, access, "ask_edit", context, here="asks", status=422 if form.errors else 200)


@network_page(Permission.MANAGE_PARTIES)
@require_POST
def act(request: HttpRequest, access: Access, ask_id: int) -> HttpResponse:
    """Close it, open it again, or take away one written by mistake."""
    one, actor = ask_of(access, ask_id), user_of(request).actor
    decision = choice(request.POST.get("decision"), ("fermer", "rouvrir", "supprimer"))
    if decision == "supprimer":
        remove_ask(ask=one, actor=actor)
        messages.success(request, _("“%(title)s” is taken away, with its answers.") % {"title": one.title})
        return redirect("following", access.network.slug)
    if decision == "rouvrir":
        reopen_ask(ask=one, actor=actor)
    else:
        try:
            close_ask(ask=one, on=timezone.localdate(), actor=actor)
        except FollowingRefused as error:
            messages.warning(request, refusal(error))
    return redirect("ask", access.network.slug, one.pk)
