"""Noting the answers of members: one by one, or pasted from a spreadsheet."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from jalon.accounts.roles import Permission
from jalon.membership.actions.asks import keep_answer, keep_answers
from jalon.membership.choices import AnswerChannel, AnswerKind
from jalon.membership.errors import FollowingRefused
from jalon.membership.models import Ask
from jalon.membership.queries.asks import following
from jalon.membership.rules.pasting import Named, Pasted, read_paste
from jalon.network.models import Access
from jalon.web.components.access import network_page
from jalon.web.membership.asks import ask_of
from jalon.web.membership.frame import following_page
from jalon.web.membership.grid import CHOSEN
from jalon.web.membership.words import answer_word, refusal, refusal_word
from jalon.web.news_requests.frame import number_of
from jalon.web.plans.rights import user_of

LONGEST = 200_000  # characters that are pasted at once


@network_page(Permission.MANAGE_PARTIES)
@require_POST
def answer(request: HttpRequest, access: Access, ask_id: int) -> HttpResponse:
    """Keep what a member answered, or take it back."""
    one = ask_of(access, ask_id)
    party = get_object_or_404(access.network.parties, pk=number_of(request.POST.get("membre")))
    words = "" if "retirer" in request.POST else request.POST.get("reponse", "")[:2000]
    if not words.strip() and "retirer" not in request.POST:
        messages.warning(request, _("Nothing was written: the answer is as it was."))
    else:
        try:
            keep_answer(ask=one, party=party, words=words, channel=AnswerChannel.GRID, actor=user_of(request).actor)
        except FollowingRefused as error:
            messages.warning(request, f"{party.name}{_(': ')}{refusal(error)}")
    return redirect(_back(request, access, one, party.pk))


def _back(request: HttpRequest, access: Access, one: Ask, party_id: int) -> str:
    """Where the answer was written: the grid with its filters, else the page of the ask."""
    if request.POST.get("vers") != "grille":
        return reverse("ask", args=[access.network.slug, one.pk]) + f"#membre-{party_id}"
    kept = {name: value[:100] for name in CHOSEN if (value := request.POST.get(name, ""))}
    query = urlencode(kept | {"membre": party_id})
    return reverse("following", args=[access.network.slug]) + f"?{query}#case-{one.pk}-{party_id}"


@network_page(Permission.MANAGE_PARTIES)
@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: HttpRequest, access: Access, ask_id: int) -> HttpResponse:
    """Two columns of a spreadsheet: what is read in them is shown, then kept."""
    one = ask_of(access, ask_id)
    text = request.POST.get("texte", "")[:LONGEST]
    read = _read(access, one, text) if text.strip() else None
    if read and "garder" in request.POST:
        given = [(line.party_id or 0, line.words) for line in read.matched]
        try:
            count = keep_answers(ask=one, given=given, channel=AnswerChannel.PASTE, actor=user_of(request).actor)
        except FollowingRefused as error:
            messages.warning(request, refusal(error))
        else:
            said = ngettext("%(n)d answer is kept.", "%(n)d answers are kept.", count) % {"n": count}
            messages.success(request, said if count else _("These answers were known already."))
        return redirect("ask", access.network.slug, one.pk)
    context = {
        "ask": one,
        "text": text,
        "read": read,
        "matched": [(line, answer_word(one.kind, line.value)) for line in read.matched] if read else [],
        "unread": [(line, refusal_word(line.code)) for line in read.unread] if read else [],
    }
    return following_page(request, access, "paste", context, here="asks")


def _read(access: Access, one: Ask, text: str) -> Pasted:
    found = following(access.network, timezone.localdate(), [one])
    asked = [member for party_id in found.states[0].asked if (member := found.people.of(party_id))]
    known = [Named(member.id, (member.name, member.sigle, *member.names)) for member in asked]
    return read_paste(text, AnswerKind(one.kind), known)
