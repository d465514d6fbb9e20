"""The page of a link, where a member answers without an account. A GET changes nothing: mail scanners follow links."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jalon.membership.actions.asks import keep_answer
from jalon.membership.actions.reminders import renew_link
from jalon.membership.choices import AnswerChannel
from jalon.membership.errors import FollowingRefused
from jalon.membership.models import AskLink
from jalon.membership.queries.asks import following
from jalon.web.components.errors import too_many
from jalon.web.components.limits import allowed
from jalon.web.components.linked import private_page
from jalon.web.membership.links import SLUGS, link_of
from jalon.web.membership.words import answer_word, refusal

_BY_SLUG = {slug: answer for answer, slug in SLUGS.items()}


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def answer(http: HttpRequest, token: str) -> HttpResponse:
    """What is asked, the answer that stands, and one button that keeps another."""
    link = link_of(token)
    if link is None:
        if not allowed(http, "answer_unknown", times=60, seconds=600):
            return too_many(http)
        return _closed(http, "altered", None)
    if http.method == "POST" and not allowed(http, "answer", times=300, seconds=600):
        return too_many(http)
    spoken = link.language or link.ask.network.language
    with translation.override(spoken):
        response = _opened(http, link, token)
        response["Content-Language"] = spoken
    return response


def _opened(http: HttpRequest, link: AskLink, token: str) -> HttpResponse:
    today = timezone.localdate()
    found = following(link.ask.network, today, [link.ask])
    party_id, state = found.people.root_of(link.party_id), found.states[0]
    if link.revoked or party_id not in state.asked:
        return _closed(http, "revoked", link)
    if link.expires <= timezone.now():
        return _closed(http, "expired", link, token)
    if link.ask.closed:
        return _closed(http, "closed", link)
    given = state.answers.get(party_id)
    wrong = ""
    if http.method == "POST":
        words = http.POST.get("reponse", "")[:2000]
        wrong = _kept(link, party_id, words) if words.strip() else _("Write or choose your answer, then confirm.")
        if not wrong:
            return redirect(reverse("ask_reply", args=[token]) + "?recu=1")
    chosen = (
        http.POST.get("reponse", "")[:2000] or _BY_SLUG.get(http.GET.get("rep", "")) or (given.value if given else "")
    )
    context = {
        "network": link.ask.network,
        "ask": link.ask,
        "member": found.name(party_id),
        "given": given,
        "given_word": answer_word(link.ask.kind, given.value) if given else "",
        "received": "recu" in http.GET and given is not None,
        "chosen": _BY_SLUG.get(chosen, chosen),
        "wrong": wrong,
    }
    return render(http, "membership/reply.html", context, status=422 if wrong else 200)


def _kept(link: AskLink, party_id: int, words: str) -> str:
    """Keep an answer; why it was not, else ""."""
    try:
        keep_answer(ask=link.ask, party=link.party, words=words, channel=AnswerChannel.LINK, actor=f"party:{party_id}")
    except FollowingRefused as error:
        return refusal(error)
    return ""


@private_page
@require_POST
def renew(http: HttpRequest, token: str) -> HttpResponse:
    """Send a new link in place of one that has expired; the address it goes to is never shown."""
    link = link_of(token)
    if link is None or link.revoked:
        return _closed(http, "revoked" if link else "altered", link)
    if not allowed(http, "ask_renew", times=5, seconds=3600):
        return too_many(http)
    with translation.override(link.language or link.ask.network.language):
        renew_link(link=link, actor=f"party:{link.party_id}")
        return _closed(http, "sent", link)


def _closed(http: HttpRequest, why: str, link: AskLink | None, token: str = "") -> HttpResponse:
    """A link that serves no more: why, and what to do."""
    context: dict[str, Any] = {"why": why, "network": link.ask.network if link else None, "token": token}
    status = 200 if why == "sent" else 403 if link else 404
    return render(http, "membership/reply_closed.html", context, status=status)
