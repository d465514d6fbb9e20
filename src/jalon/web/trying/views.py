"""Essayer: a document read before one's eyes, gone after a quarter of an hour unless who gave it keeps the plan."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jalon.documents.errors import UnreadableFile
from jalon.plans.proposals.tables import table_of
from jalon.plans.reading import prepared
from jalon.reading import FileRead
from jalon.reading.queue import Full, State
from jalon.web.components import limits, queueing, scrambled
from jalon.web.components.choosing import choices_from
from jalon.web.components.confidence import judged_of
from jalon.web.components.table_form import table_form
from jalon.web.components.uploads import Upload, UploadForm
from jalon.web.components.words import ROLES, explain, names_of
from jalon.web.imports.showing import reading_context

TIMES, SECONDS = 30, 3600


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def try_file(request: HttpRequest) -> HttpResponse:
    """The place to drop a file; then what was read in it, or the page where it waits."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method != "POST":
        return _start(request, form)
    if not limits.allowed(request, "try", times=TIMES, seconds=SECONDS):
        return _too_many(request)
    if not form.is_valid():
        return _start(request, form, status=422)
    try:
        ticket, read = queueing.give(request, form.cleaned_data["file"])
    except Full:
        return _start(request, UploadForm.refused(queueing.full()), status=503)
    return _shown(request, ticket) if read else redirect("try_waiting", ticket)


@never_cache
@require_POST
def reading(request: HttpRequest, ticket: str) -> HttpResponse:
    """Read again a file that is here still, as its reader says."""
    if not limits.allowed(request, "try", times=TIMES, seconds=SECONDS):
        return _too_many(request)
    owner = queueing.owner_of(request)
    try:
        read = queueing.queue().answer(ticket, owner=owner)
        name, data = queueing.queue().data(ticket, owner=owner)
        choices = choices_from(request.POST.dict(), read.document, read.proposal)
        ticket, _read = queueing.give(request, Upload(name, data), choices)
    except UnreadableFile:
        return _start(request, UploadForm.refused(queueing.gone()), status=404)
    except ValueError:
        return redirect("try_waiting", ticket)
    except Full:
        return _start(request, UploadForm.refused(queueing.full()), status=503)
    return redirect("try_waiting", ticket)


@never_cache
@require_POST
def report(request: HttpRequest, ticket: str) -> HttpResponse:
    """Make a copy with scrambled words of a file that is here still."""
    if not limits.allowed(request, "scramble", times=scrambled.TIMES, seconds=scrambled.SECONDS):
        return _too_many(request)
    try:
        name, data = queueing.queue().data(ticket, owner=queueing.owner_of(request))
    except UnreadableFile:
        return _start(request, UploadForm.refused(queueing.gone()), status=404)
    try:
        copy = scrambled.make_copy(request, Upload(name, data))
    except UnreadableFile as error:
        return _start(request, UploadForm.refused(explain(error)), status=422)
    except Full:
        return _start(request, UploadForm.refused(queueing.full()), status=503)
    return redirect("try_copy", ticket, copy)


@never_cache
@require_safe
def copy(request: HttpRequest, ticket: str, copy_ticket: str) -> HttpResponse:
    """The copy, before it is saved."""
    context = scrambled.copy_context(request, copy_ticket)
    if context is None:
        return _start(request, UploadForm.refused(queueing.gone()), status=404)
    context |= {
        "area": "trying",
        "back": reverse("try_waiting", args=[ticket]),
        "file_url": reverse("try_copy_file", args=[copy_ticket]),
    }
    return queueing.waits(render(request, "scrambled.html", context), context["place"])


@never_cache
@require_safe
def copy_file(request: HttpRequest, copy_ticket: str) -> HttpResponse:
    """The copy, to be saved."""
    found = scrambled.copy_file(request, copy_ticket)
    return found or _start(request, UploadForm.refused(queueing.gone()), status=404)


def _too_many(request: HttpRequest) -> HttpResponse:
    words = _("You have tried many documents within an hour. Take a break, then come back.")
    return _start(request, UploadForm.refused(words), status=429)


@never_cache
@require_safe
def waiting(request: HttpRequest, ticket: str) -> HttpResponse:
    """A file in line; what was read in it, for the rest of its quarter of an hour."""
    place = queueing.queue().place(ticket, owner=queueing.owner_of(request))
    if place is None:
        return _start(request, UploadForm.refused(queueing.gone()), status=404)
    if place.state == State.READ:
        return _shown(request, ticket)
    return queueing.waits(render(request, "waiting.html", {"area": "trying", "place": place}), place)


def _start(request: HttpRequest, form: UploadForm, *, status: int = 200) -> HttpResponse:
    return render(request, "trying/start.html", {"form": form, "area": "trying"}, status=status)


def _shown(request: HttpRequest, ticket: str) -> HttpResponse:
    """What was read, or why nothing was."""
    owner = queueing.owner_of(request)
    place = queueing.queue().place(ticket, owner=owner)
    try:
        read = prepared(queueing.queue().answer(ticket, owner=owner))
    except UnreadableFile as error:
        queueing.queue().forget(ticket)
        return _start(request, UploadForm.refused(explain(error)), status=422)
    return _result(request, place.name if place else "", read, ticket)


def _result(request: HttpRequest, name: str, read: FileRead, ticket: str) -> HttpResponse:
    names = names_of(read.proposal.get("layout") or {}, {})
    menus, choose_url = table_of(read.document, read.proposal), reverse("try_reading", args=[ticket])
    shown = reading_context(
        read.proposal,
        read.document,
        names,
        asked=request.GET.dict(),
        address=reverse("try_waiting", args=[ticket]),
        form=lambda: table_form(request, menus, choose_url, {}),
    )
    return render(
        request,
        "trying/result.html",
        {
            "area": "trying",
            "form": UploadForm(),
            "file_name": name,
            "ticket": ticket,
            "menus": menus,
            "choose_url": choose_url,
            "report_url": reverse("try_report", args=[ticket]),
            "roles": ROLES,
            "judged": judged_of(read.proposal, shown["tree"].questions, names),
            **shown,
        },
    )
