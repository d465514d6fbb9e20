"""Import: a file becomes a draft, a person reviews it, and the plan begins when she says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from jalon.accounts.roles import Permission
from jalon.documents.errors import UnreadableFile
from jalon.network.models import Access
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.drafts import create_draft, delete_draft, edit_draft, redo, undo
from jalon.plans.errors import DraftAccepted, EditRefused, NothingToKeep
from jalon.plans.models import ImportDraft
from jalon.plans.proposals.tables import choices_in
from jalon.plans.queries.teaching import choices_for
from jalon.plans.queries.updating import resembling
from jalon.reading.queue import Full
from jalon.web.components import limits, queueing
from jalon.web.components.access import network_page, page
from jalon.web.components.uploads import UploadForm
from jalon.web.components.words import explain
from jalon.web.imports.edits import edits_from, refusal
from jalon.web.imports.rereading import read_as_chosen
from jalon.web.imports.review import page_after, review_context
from jalon.web.plans.rights import user_of

TIMES, SECONDS = 60, 3600
HEAVY = ("document", "original", "proposal", "edits")


def _drafts(request: HttpRequest, access: Access) -> QuerySet[ImportDraft]:
    """The drafts of who asks, that she has not accepted yet; after their day, they are gone."""
    return own_drafts(request, access).filter(reading=None)


def own_drafts(request: HttpRequest, access: Access) -> QuerySet[ImportDraft]:
    """The drafts of who asks, and what she accepted."""
    waiting = Q(reading=None, expires__gt=timezone.now())
    return access.network.drafts.filter(waiting | Q(reading__isnull=False), author_id=request.user.pk)


def _draft(request: HttpRequest, access: Access, draft_id: int) -> ImportDraft:
    return get_object_or_404(_drafts(request, access), pk=draft_id)


@network_page(Permission.IMPORT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, access: Access) -> HttpResponse:
    """Drop a file; take up a draft again."""
    form, status = UploadForm(), 200
    if request.method == "POST":
        form, status = UploadForm(request.POST, request.FILES), 422
        if not limits.allowed(request, "import", times=TIMES, seconds=SECONDS):
            form.errors.clear()
            form.add_error(None, _("You have imported many documents within an hour. Take a break, then come back."))
            status = 429
        elif form.is_valid():
            try:
                ticket, read = queueing.give(request, form.cleaned_data["file"], choices_for(access.network))
                if not read:
                    return redirect("import_waiting", access.network.slug, ticket)
                return _begin(request, access, ticket)
            except UnreadableFile as error:
                form.add_error("file", explain(error))
            except Full:
                form.add_error(None, queueing.full())
                status = 503
    return _start_page(request, access, form, status=status)


def _start_page(request: HttpRequest, access: Access, form: UploadForm, *, status: int) -> HttpResponse:
    drafts = _drafts(request, access).defer(*HEAVY)
    context = {"form": form, "drafts": drafts, "draft_days": settings.DRAFT_DAYS}
    return page(request, access, "imports/start.html", context, status=status)


def _begin(request: HttpRequest, access: Access, ticket: str) -> HttpResponse:
    """A draft of what was read. Raises UnreadableFile."""
    upload, read = queueing.take_in(request, ticket, access.network)
    draft = create_draft(network=access.network, author=user_of(request), name=upload.name, data=upload.data, read=read)
    return redirect("import_review", access.network.slug, draft.pk)


@network_page(Permission.IMPORT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def waiting(request: HttpRequest, access: Access, ticket: str) -> HttpResponse:
    """A file in line; once it is read, a button makes a draft of it."""
    place = queueing.queue().place(ticket, owner=queueing.owner_of(request))
    if not place:
        return _start_page(request, access, UploadForm.refused(queueing.gone()), status=404)
    if request.method == "POST":
        try:
            return _begin(request, access, ticket)
        except UnreadableFile as error:
            return _start_page(request, access, UploadForm.refused(explain(error)), status=422)
    context = {"place": place, "action": request.path, "area": "imports"}
    return queueing.waits(page(request, access, "waiting.html", context), place)


@network_page(Permission.IMPORT_PLAN)
@require_safe
def review(request: HttpRequest, access: Access, draft_id: int) -> HttpResponse:
    """The proposal beside its source; a fragment of it for htmx."""
    draft = get_object_or_404(own_drafts(request, access), pk=draft_id)
    if draft.accepted:
        return _to_result(access, draft)
    return _show(request, access, draft)


def _show(request: HttpRequest, access: Access, draft: ImportDraft, *, problem: str = "") -> HttpResponse:
    asked = request.GET.copy()
    if request.method == "POST" and "page" in request.POST:
        asked["page"] = request.POST["page"]
    context = review_context(request, draft, access.network, asked) | {"problem": problem}
    if request.htmx and _elsewhere(context, asked):  # type: ignore[attr-defined]
        return HttpResponseClientRedirect(_address(context, asked))
    fragment = "imports/review.html"
    if not request.htmx and not draft.updates_id:  # type: ignore[attr-defined]  # set by django-htmx
        context["resembled"] = resembling(access.network, draft)
    if request.htmx:  # type: ignore[attr-defined]  # set by django-htmx
        if request.method == "GET" and context["edited_line"]:
            fragment = "imports/line_form.html"
        elif request.method == "GET" and context["edited_text"]:
            fragment = "imports/text_form.html"
        else:
            fragment = "imports/proposal.html"
    return page(request, access, fragment, context, status=422 if problem and not request.htmx else 200)  # type: ignore[attr-defined]


def _elsewhere(context: Mapping[str, Any], asked: QueryDict) -> bool:
    """Whether what is to be shown is on another page of the reading than the one on screen."""
    return "page" in asked and asked["page"] != _number(context)


def _number(context: Mapping[str, Any]) -> str:
    return str(context["pages"].number if context["pages"] else 1)


def _address(context: Mapping[str, Any], asked: QueryDict) -> str:
    """The address that shows the same, whole."""
    line = asked.get("modifier", "")
    place = "doutes" if asked.get("doute") and not line else line or "proposition"
    query = asked.copy()
    query["page"] = _number(context)
    return f"{context['review_url']}?{query.urlencode()}#{place}"


def _to_result(access: Access, draft: ImportDraft) -> HttpResponse:
    if draft.plan_id:
        return redirect("plan", access.network.slug, draft.plan_id)
    return redirect("reading", access.network.slug, draft.reading_id)


def _too_late(request: HttpRequest, access: Access, draft: ImportDraft) -> HttpResponse:
    """The plan, and the word that a change came after it began."""
    messages.error(request, _("This draft was accepted already, in another window: your change was not kept."))
    result = _to_result(access, draft)
    return HttpResponseClientRedirect(result["Location"]) if request.htmx else result  # type: ignore[attr-defined]


def _change(
    request: HttpRequest, access: Access, draft_id: int, work: Callable[[ImportDraft], ImportDraft]
) -> HttpResponse:
    """Do something to a draft, then show it: the fragment for htmx, else the page again."""
    draft = get_object_or_404(own_drafts(request, access), pk=draft_id)
    if draft.accepted:
        return _too_late(request, access, draft)
    problem, chosen = "", choices_in(draft.proposal)
    try:
        draft = work(draft)
    except EditRefused as error:
        problem = refusal(error)
    except DraftAccepted:
        draft.refresh_from_db()
        return _too_late(request, access, draft)
    address = reverse("import_review", args=[access.network.slug, draft.pk])
    if request.htmx and choices_in(draft.proposal) != chosen:  # type: ignore[attr-defined]
        return HttpResponseClientRedirect(address)  # the menus of the source are others now
    if request.htmx:  # type: ignore[attr-defined]
        return _show(request, access, draft, problem=problem)
    if problem:
        messages.error(request, problem)
    doubt = request.GET.get("doute", "")
    if doubt.isdecimal():
        return redirect(f"{address}?doute={doubt}#doutes")
    line = request.POST.get("node", "")
    page = page_after(draft, line, request.POST.get("page", ""))
    return redirect(f"{address}{f'?page={page}' if page else ''}#{line or 'proposition'}")


@network_page(Permission.IMPORT_PLAN)
@require_POST
def edit(request: HttpRequest, access: Access, draft_id: int) -> HttpResponse:
    """One form of the review, as one step that can be undone."""

    @transaction.atomic
    def work(draft: ImportDraft) -> ImportDraft:
        draft = get_object_or_404(own_drafts(request, access).select_for_update(), pk=draft.pk)
        if draft.accepted:
            raise DraftAccepted
        edits = edits_from(request.POST, draft.proposal)
        if not edits:
            return draft
        return edit_draft(draft=draft, edit=edits[0] if len(edits) == 1 else {"op": "together", "edits": edits})

    return _change(request, access, draft_id, work)


@network_page(Permission.IMPORT_PLAN)
@require_POST
def reading(request: HttpRequest, access: Access, draft_id: int) -> HttpResponse:
    """Say how the document is to be read: the way, its headings, what its columns hold. It is read again."""

    def work(draft: ImportDraft) -> ImportDraft:
        again = read_as_chosen(request, draft)
        if {"word", "names"} & set(request.POST):
            messages.success(request, _("Read so here. It is kept for the next documents when this one is added."))
        return again

    return _change(request, access, draft_id, work)


@network_page(Permission.IMPORT_PLAN)
@require_POST
def undo_edit(request: HttpRequest, access: Access, draft_id: int) -> HttpResponse:
    """Take back the last step."""
    return _change(request, access, draft_id, lambda draft: undo(draft=draft))


@network_page(Permission.IMPORT_PLAN)
@require_POST
def redo_edit(request: HttpRequest, access: Access, draft_id: int) -> HttpResponse:
    """Do again the step that was taken back."""
    return _change(request, access, draft_id, lambda draft: redo(draft=draft))


@network_page(Permission.IMPORT_PLAN)
@require_POST
def accept(request: HttpRequest, access: Access, draft_id: int) -> HttpResponse:
    """Say yes: the plan begins. Saying it twice is saying it once."""
    draft = get_object_or_404(own_drafts(request, access), pk=draft_id)
    if draft.updates_id:
        return redirect("update_review", access.network.slug, draft.updates_id, draft.pk)
    try:
        accepted = accept_draft(draft=draft, actor=request.user)  # type: ignore[arg-type]
    except NothingToKeep:
        messages.error(request, _("There is no plan in this document yet: place at least one text first."))
        return redirect("import_review", access.network.slug, draft.pk)
    if accepted.plan:
        messages.success(request, _("The plan is added. Its document is kept with it."))
        return redirect("plan", access.network.slug, accepted.plan.pk)
    messages.success(request, _("The report is added. Its document is kept with it."))
    return redirect("reading", access.network.slug, accepted.reading.pk)


@network_page(Permission.IMPORT_PLAN)
@require_POST
def delete(request: HttpRequest, access: Access, draft_id: int) -> HttpResponse:
    """Delete a draft and its file."""
    draft = _draft(request, access, draft_id)
    name = draft.file_name
    delete_draft(draft=draft)
    messages.success(request, _("The draft “%(name)s” is deleted, with its file.") % {"name": name})
    return redirect("import_start", access.network.slug)
