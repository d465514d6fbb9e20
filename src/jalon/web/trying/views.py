"""Essayer: a document read before one's eyes, of which nothing is kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jalon.documents.errors import UnreadableFile
from jalon.plans.reading import read_plan
from jalon.reading import FileRead
from jalon.web.components import limits
from jalon.web.components.proposals import tree_of
from jalon.web.components.source import render_source
from jalon.web.components.uploads import UploadForm
from jalon.web.components.words import explain, names_of

TIMES, SECONDS = 30, 3600


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def try_file(request: HttpRequest) -> HttpResponse:
    """The place to drop a file; then what was read in it. The file and its reading end with the response."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    status = 200
    if request.method == "POST":
        status = 422
        if not limits.allowed(request, "try", times=TIMES, seconds=SECONDS):
            status = 429
            form.errors.clear()
            form.add_error(None, _("You have tried many documents within an hour. Take a break, then come back."))
        elif form.is_valid():
            upload = form.cleaned_data["file"]
            try:
                return _result(request, upload.name, read_plan(upload.data, upload.name, stranger=True))
            except UnreadableFile as error:
                form.add_error("file", explain(error))
    return render(request, "trying/start.html", {"form": form, "area": "trying"}, status=status)


def _result(request: HttpRequest, name: str, read: FileRead) -> HttpResponse:
    source = render_source(read.document)
    names = names_of(read.proposal.get("layout") or {}, {})
    return render(
        request,
        "trying/result.html",
        {
            "area": "trying",
            "own_words": names,
            "form": UploadForm(),
            "file_name": name,
            "source": source,
            "proposal": read.proposal,
            "tree": tree_of(read.proposal, source, names),
        },
    )
