"""« Signaler cette lecture » on the review of an import."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jalon.accounts.roles import Permission
from jalon.documents.errors import UnreadableFile
from jalon.network.models import Access
from jalon.reading.queue import Full
from jalon.web.components import limits, queueing, scrambled
from jalon.web.components.access import network_page, page
from jalon.web.components.uploads import Upload
from jalon.web.components.words import explain
from jalon.web.imports.views import own_drafts


@network_page(Permission.IMPORT_PLAN)
@require_POST
def report(request: HttpRequest, access: Access, draft_id: int) -> HttpResponse:
    """Make a copy with scrambled words of the document of a draft."""
    draft = get_object_or_404(own_drafts(request, access), pk=draft_id)
    problem = ""
    if not limits.allowed(request, "scramble", times=scrambled.TIMES, seconds=scrambled.SECONDS):
        problem = _("You have made many copies within an hour. Take a break, then come back.")
    else:
        with draft.content.open("rb") as content:
            upload = Upload(draft.file_name, content.read())
        try:
            return redirect("import_copy", access.network.slug, draft.pk, scrambled.make_copy(request, upload))
        except UnreadableFile as error:
            problem = explain(error)
        except Full:
            problem = queueing.full()
    messages.error(request, problem)
    return redirect("import_review", access.network.slug, draft.pk)


@network_page(Permission.IMPORT_PLAN)
@require_safe
def copy(request: HttpRequest, access: Access, draft_id: int, copy_ticket: str) -> HttpResponse:
    """The copy, before it is saved."""
    draft = get_object_or_404(own_drafts(request, access), pk=draft_id)
    context = scrambled.copy_context(request, copy_ticket)
    if context is None:
        raise Http404
    context |= {
        "area": "imports",
        "back": reverse("import_review", args=[access.network.slug, draft.pk]),
        "file_url": reverse("try_copy_file", args=[copy_ticket]),
    }
    return queueing.waits(page(request, access, "scrambled.html", context), context["place"])
