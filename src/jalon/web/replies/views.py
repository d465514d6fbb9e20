"""The pages a request for news opens, without an account. A GET changes nothing: mail scanners follow links."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalon.library.actions import files_with_rows
from jalon.plans.actions.news_requests import resend
from jalon.plans.actions.replies import reply
from jalon.plans.choices import ReplyChoice, ReportState
from jalon.plans.errors import NoRoomForFiles
from jalon.plans.models import Request
from jalon.plans.queries.reply_sheet import Sheet, SheetLine, sheet_of
from jalon.web.components.attachments import full
from jalon.web.components.errors import too_many
from jalon.web.components.limits import allowed
from jalon.web.components.linked import private_page
from jalon.web.components.uploads import store_upload
from jalon.web.replies.forms import ReplyForm
from jalon.web.replies.links import SLUGS, request_of
from jalon.web.replies.words import REPLY_WORDS, reason_words, reply_word

MOST: Final = 200  # answers named at once
BY_SLUG = {slug: said.value for said, slug in SLUGS.items()}


def _answer_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of a link: the view receives the sheet; a link that serves no more says what to do instead."""

    @private_page
    @wraps(view)
    def enter(http: HttpRequest, token: str, **values: Any) -> HttpResponse:
        return _entered(view, http, token, values)

    return enter


def _entered(view: Callable[..., HttpResponse], http: HttpRequest, token: str, values: dict[str, Any]) -> HttpResponse:
    asked = request_of(token)
    if asked is None:
        if not allowed(http, "answer_unknown", times=60, seconds=600):
            return too_many(http)
        return _closed(http, "altered", 404)
    if http.method == "POST" and not allowed(http, "answer", times=300, seconds=600):
        return too_many(http)
    sheet = None if asked.revoked else sheet_of(asked)
    if sheet is None or sheet.request.revoked:
        return _closed(http, "revoked", 403, asked)
    with translation.override(sheet.person.language):
        if asked.expires <= timezone.now():
            response = _closed(http, "expired", 403, asked, token=token)
        else:
            response = view(http, sheet, token, **values)
        response["Content-Language"] = sheet.person.language
    return response


def _closed(http: HttpRequest, why: str, status: int, asked: Request | None = None, **values: Any) -> HttpResponse:
    """A link that serves no more: why, and what to do."""
    context = {"why": why, "network": asked.network if asked else None} | values
    return render(http, "replies/closed.html", context, status=status)


def _page(
    http: HttpRequest, sheet: Sheet, token: str, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    frame = {"network": sheet.request.network, "sheet": sheet, "token": token, "total": len(sheet.lines)}
    return render(http, f"replies/{template}.html", frame | context, status=status)


@_answer_page
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(http: HttpRequest, sheet: Sheet, token: str) -> HttpResponse:
    """All that is asked, with the answers given; those ticked of several actions are confirmed at once."""
    if http.method == "POST" and (kept := _kept_at_once(sheet, http.POST)):
        done = "reply_thanks" if sheet.next_open() is None else "reply_sheet"
        asked = "&".join(f"recu={one.line.pk}" for one in kept)
        return redirect(reverse(done, args=[token]) + f"?{asked}")
    nothing = http.method == "POST"
    context = {
        "lines": [
            (one, reply_word(one.line.answer), reason_words(one.line.reason, one.line.due)) for one in sheet.lines
        ],
        "next": sheet.next_open(),
        "several": sum(not one.line.answer for one in sheet.lines) > 1,
        "choices": [(choice.value, word) for choice, word in REPLY_WORDS.items()],
        "received": [found for one in http.GET.getlist("recu")[:MOST] if (found := _received(sheet, one))],
        "nothing": nothing,
        "gone": "absente" in http.GET,
    }
    return _page(http, sheet, token, "sheet", context, status=422 if nothing else 200)


@transaction.atomic
def _kept_at_once(sheet: Sheet, post: QueryDict) -> list[SheetLine]:
    """The lines answered by what was ticked; one answered meanwhile keeps its answer."""
    kept = []
    for one in sheet.lines:
        ticked = post.get(f"answer-{one.line.pk}", "")
        if ticked in BY_SLUG.values() and not one.line.answer:
            reply(line=one.line, choice=ReplyChoice(ticked))
            one.line.answer = ticked
            kept.append(one)
    return kept


@_answer_page
@require_http_methods(["GET", "HEAD", "POST"])
def line(http: HttpRequest, sheet: Sheet, token: str, line_id: int) -> HttpResponse:
    """One action, the answer chosen, and one button that confirms it."""
    one = sheet.of(line_id)
    if one is None:
        return redirect(reverse("reply_sheet", args=[token]) + "?absente")
    if http.method == "POST":
        form = ReplyForm(http.POST, http.FILES, parts=one.parts)
        if form.is_valid():
            try:
                return _kept(sheet, token, one, form)
            except NoRoomForFiles as error:
                form.add_error("attached", full(error))
    else:
        chosen = BY_SLUG.get(http.GET.get("rep", "")) or one.line.answer
        form = ReplyForm(parts=one.parts, initial={"answer": chosen, "who": one.line.who})
    context = {
        "one": one,
        "form": form,
        "place": sheet.place(one),
        "why": reason_words(one.line.reason, one.line.due),
        "given": reply_word(one.line.answer),
        "received": _received(sheet, http.GET.get("recu", "")),
    }
    return _page(http, sheet, token, "line", context, status=422 if form.errors else 200)


def _kept(sheet: Sheet, token: str, one: SheetLine, form: ReplyForm) -> HttpResponse:
    """The answer kept; the next action at once, or the end."""
    actor = f"party:{sheet.person.id}"
    with files_with_rows():
        network, given = sheet.request.network, form.cleaned_data["attached"]
        files = [store_upload(network=network, upload=upload, origin="answer", actor=actor) for upload in given]
        reply(line=one.line, choice=form.choice, more=form.more(), files=files, who=form.cleaned_data["who"])
    one.line.answer = form.choice.value
    following = sheet.next_open(one)
    if following is None:
        return redirect("reply_thanks", token)
    return redirect(reverse("reply_line", args=[token, following.line.pk]) + f"?recu={one.line.pk}")


def _received(sheet: Sheet, line_id: str) -> tuple[SheetLine, str] | None:
    """The answer just kept, to say so and offer to change it."""
    found = sheet.of(int(line_id)) if line_id.isdecimal() and len(line_id) < 19 else None
    return (found, reply_word(found.line.answer)) if found and found.line.answer else None


@_answer_page
@require_safe
def thanks(http: HttpRequest, sheet: Sheet, token: str) -> HttpResponse:
    """The end: nothing more is asked."""
    following = sheet.next_open()
    if following:
        return redirect("reply_line", token, following.line.pk)
    waits = any(one.line.report and one.line.report.state == ReportState.WAITING for one in sheet.lines)
    return _page(http, sheet, token, "thanks", {"waits": waits})


@private_page
@require_POST
def renew(http: HttpRequest, token: str) -> HttpResponse:
    """Send a new link to the address the old one went to, which is never shown."""
    asked = request_of(token)
    if asked is None or asked.revoked:
        return _closed(http, "altered" if asked is None else "revoked", 404 if asked is None else 403, asked)
    if not allowed(http, "reply_renew", times=5, seconds=3600):
        return too_many(http)
    resend(request=asked, actor=f"party:{asked.person_id}")
    return _closed(http, "sent", 200, asked)
