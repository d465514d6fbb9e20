"""A plan brought up to date from a file edited by hand: nothing enters it before she says so."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from jalon.accounts.roles import Permission
from jalon.documents.errors import UnreadableFile
from jalon.network.models import Access
from jalon.plans.actions.deciding import (
    ACCEPTED,
    REFUSED,
    begin_update,
    compare_again,
    decide,
    leave_update,
    may_undo,
    undo_decision,
)
from jalon.plans.actions.reimport import apply_update
from jalon.plans.actions.reverting import revert_update
from jalon.plans.comparing import Comparison
from jalon.plans.drafts import create_draft, delete_draft
from jalon.plans.errors import DraftAccepted, EditConflict, EditRefused, NothingToKeep
from jalon.plans.models import ImportDraft, Plan
from jalon.plans.queries.teaching import choices_for
from jalon.plans.queries.updating import comparison_of
from jalon.plans.rules import check_open
from jalon.reading.queue import Full
from jalon.web.components import limits, queueing
from jalon.web.components.access import network_page, page
from jalon.web.components.confidence import judged_alone
from jalon.web.components.uploads import UploadForm
from jalon.web.components.words import explain, names_of
from jalon.web.imports.edits import refusal
from jalon.web.imports.rereading import read_as_chosen
from jalon.web.plans.rights import user_of
from jalon.web.reimport.outcome import outcome_of
from jalon.web.reimport.presenters import SECTIONS, review_context, section_of, tally_of

TIMES, SECONDS = 60, 3600


def _plan(access: Access, plan_id: int) -> Plan:
    """The plan, with what was read in the file it came from."""
    plan: Plan = get_object_or_404(access.network.plans.select_related("reading"), pk=plan_id)
    plan.network = access.network
    return plan


def _draft(request: HttpRequest, access: Access, plan_id: int, draft_id: int) -> ImportDraft:
    """A file she gave for this plan; a 404 for anybody else, and when its days are over."""
    draft: ImportDraft = get_object_or_404(
        access.network.drafts, pk=draft_id, author_id=user_of(request).pk, updates_id=plan_id
    )
    if not draft.accepted and draft.expires <= timezone.now():
        raise Http404
    return draft


@network_page(Permission.IMPORT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """Give the file; take up one given before."""
    plan = _plan(access, plan_id)
    check_open(plan.state)
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
                    return redirect("update_waiting", access.network.slug, plan.pk, ticket)
                return _begin(request, access, plan, ticket)
            except (UnreadableFile, NothingToKeep) as error:
                form.add_error("file", _refusal(error))
            except Full:
                form.add_error(None, queueing.full())
                status = 503
    return _start_page(request, access, plan, form, status=status)


def _start_page(request: HttpRequest, access: Access, plan: Plan, form: UploadForm, *, status: int) -> HttpResponse:
    waiting = access.network.drafts.filter(author_id=user_of(request).pk, updates=plan, reading=None)
    drafts = waiting.filter(expires__gt=timezone.now()).only("file_name", "created", "expires")
    context = {"plan": plan, "form": form, "drafts": drafts, "area": "plans"}
    return page(request, access, "reimport/start.html", context, status=status)


def _begin(request: HttpRequest, access: Access, plan: Plan, ticket: str) -> HttpResponse:
    """What was read, as a draft that updates the plan. Raises UnreadableFile, NothingToKeep when there is no plan."""
    upload, read = queueing.take_in(request, ticket, access.network)
    if not read.proposal["nodes"]:
        raise NothingToKeep
    draft = create_draft(network=access.network, author=user_of(request), name=upload.name, data=upload.data, read=read)
    draft = begin_update(draft=draft, plan=plan, comparison=comparison_of(draft, plan))
    return redirect("update_review", access.network.slug, plan.pk, draft.pk)


def _refusal(error: UnreadableFile | NothingToKeep) -> str:
    if isinstance(error, NothingToKeep):
        return _("There is no action plan in this document. Check that it is the right one.")
    return explain(error)


@network_page(Permission.IMPORT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def waiting(request: HttpRequest, access: Access, plan_id: int, ticket: str) -> HttpResponse:
    """A file in line; once it is read, a button compares it with the plan."""
    plan = _plan(access, plan_id)
    check_open(plan.state)
    place = queueing.queue().place(ticket, owner=queueing.owner_of(request))
    if not place:
        return _start_page(request, access, plan, UploadForm.refused(queueing.gone()), status=404)
    if request.method == "POST":
        try:
            return _begin(request, access, plan, ticket)
        except (UnreadableFile, NothingToKeep) as error:
            return _start_page(request, access, plan, UploadForm.refused(_refusal(error)), status=422)
    context = {"place": place, "plan": plan, "action": request.path, "area": "plans"}
    return queueing.waits(page(request, access, "waiting.html", context), place)


@network_page(Permission.IMPORT_PLAN)
@require_safe
def review(request: HttpRequest, access: Access, plan_id: int, draft_id: int) -> HttpResponse:
    """What differs; once it was applied, what became of it."""
    draft = _draft(request, access, plan_id, draft_id)
    plan = _plan(access, plan_id)
    frame = {"plan": plan, "draft": draft, "area": "plans"}
    if draft.accepted:
        return page(request, access, "reimport/done.html", frame | outcome_of(draft, plan))
    check_open(plan.state)
    own = names_of(plan.layout, access.network.words)
    context = review_context(draft, comparison_of(draft, plan), own, request.GET.get("page", ""))
    if context["number"] == 1:
        frame["judged"] = judged_alone(draft.proposal, own)
    addresses = {
        "review_url": reverse("import_review", args=[access.network.slug, draft.pk]),
        "choose_url": reverse("update_reading", args=[access.network.slug, plan.pk, draft.pk]),
    }
    return page(request, access, "reimport/review.html", frame | context | addresses)


@network_page(Permission.IMPORT_PLAN)
@require_POST
def decide_some(request: HttpRequest, access: Access, plan_id: int, draft_id: int) -> HttpResponse:
    """Keep the choices of a page; those of a whole section when it is asked. For htmx, where they stand."""
    draft, plan = _draft(request, access, plan_id, draft_id), _plan(access, plan_id)
    check_open(plan.state)
    if draft.accepted:
        return _too_late(request, access, draft)
    comparison = comparison_of(draft, plan)
    try:
        draft = _keep(request, draft, comparison)
    except DraftAccepted:
        return _too_late(request, access, draft)
    if request.htmx:  # type: ignore[attr-defined]  # set by django-htmx
        context = {"plan": plan, "draft": draft, "tally": tally_of(draft, comparison), "may_undo": may_undo(draft)}
        return page(request, access, "reimport/tally.html", context)
    return _back(request, access, draft)


def _keep(request: HttpRequest, draft: ImportDraft, comparison: Comparison) -> ImportDraft:
    """What a form says of differences that are there; the rest of it was made by hand."""
    posted = {
        one.key: choice
        for one in comparison.differences
        if (choice := request.POST.get(f"c.{one.key}", "")) in {ACCEPTED, REFUSED}
    }
    code, _dash, choice = request.POST.get("tout", "").partition("-")
    if code in SECTIONS and choice in {ACCEPTED, REFUSED}:
        posted |= {one.key: choice for one in comparison.differences if section_of(one) == code}
    return decide(draft=draft, choices=posted)


@network_page(Permission.IMPORT_PLAN)
@require_POST
def reading(request: HttpRequest, access: Access, plan_id: int, draft_id: int) -> HttpResponse:
    """Read the file another way, and compare it again; what was decided is kept where it still applies."""
    draft, plan = _draft(request, access, plan_id, draft_id), _plan(access, plan_id)
    check_open(plan.state)
    before = comparison_of(draft, plan)
    try:
        again = read_as_chosen(request, draft, plan_only=True)
        compare_again(draft=again, plan=plan, before=before, after=comparison_of(again, plan))
    except EditRefused as error:
        messages.error(request, refusal(error))
    except DraftAccepted:
        return _too_late(request, access, draft)
    return redirect("update_review", access.network.slug, plan.pk, draft.pk)


@network_page(Permission.IMPORT_PLAN)
@require_POST
def undo_step(request: HttpRequest, access: Access, plan_id: int, draft_id: int) -> HttpResponse:
    """Take back the last choice."""

    draft = _draft(request, access, plan_id, draft_id)
    try:
        undo_decision(draft=draft)
    except EditRefused:
        messages.error(request, _("There is nothing to undo."))
    except DraftAccepted:
        return _too_late(request, access, draft)
    return _back(request, access, draft)


def _back(request: HttpRequest, access: Access, draft: ImportDraft) -> HttpResponse:
    """The page of the review it was done from."""
    address = reverse("update_review", args=[access.network.slug, draft.updates_id, draft.pk])
    number = request.POST.get("page", "")
    return redirect(f"{address}?page={number}" if number.isdecimal() and number != "1" else address)


def _too_late(request: HttpRequest, access: Access, draft: ImportDraft) -> HttpResponse:
    """What became of the update, and the word that a choice came after it."""
    messages.error(request, _("This file was applied already, in another window: your choice was not kept."))
    response = redirect("update_review", access.network.slug, draft.updates_id, draft.pk)
    return HttpResponseClientRedirect(response["Location"]) if request.htmx else response  # type: ignore[attr-defined]


@network_page(Permission.IMPORT_PLAN)
@require_POST
def apply_all(request: HttpRequest, access: Access, plan_id: int, draft_id: int) -> HttpResponse:
    """Apply what is accepted, all of it or nothing."""
    draft, plan = _draft(request, access, plan_id, draft_id), _plan(access, plan_id)
    check_open(plan.state)
    address = reverse("update_review", args=[access.network.slug, plan_id, draft_id])
    if draft.accepted:
        return redirect(address)
    try:
        apply_update(draft=_keep(request, draft, comparison_of(draft, plan)), actor=user_of(request))
    except DraftAccepted:
        return redirect(address)
    except (EditConflict, EditRefused):
        messages.error(
            request,
            _("Somebody changed the plan at the same moment: nothing was applied. Look at the differences again."),
        )
    return redirect(address)


@network_page(Permission.IMPORT_PLAN)
@require_POST
def revert(request: HttpRequest, access: Access, plan_id: int, draft_id: int) -> HttpResponse:
    """Undo the whole update, unless somebody changed the same since."""
    draft, plan = _draft(request, access, plan_id, draft_id), _plan(access, plan_id)
    try:
        revert_update(draft=draft, plan=plan, actor=user_of(request).actor)
    except (EditConflict, EditRefused):
        messages.error(
            request,
            _("The plan was changed since, where this update had changed it: it can no longer be undone as a whole."),
        )
        return redirect("update_review", access.network.slug, plan_id, draft_id)
    messages.success(request, _("The update is undone: the plan is as it was before."))
    return redirect("plan", access.network.slug, plan_id)


@network_page(Permission.IMPORT_PLAN)
@require_POST
def choose(request: HttpRequest, access: Access, plan_id: int, draft_id: int) -> HttpResponse:
    """A file given as a new plan is another version of this one."""
    plan = _plan(access, plan_id)
    check_open(plan.state)
    mine = access.network.drafts.filter(author_id=user_of(request).pk, reading=None, expires__gt=timezone.now())
    draft: ImportDraft = get_object_or_404(mine, pk=draft_id)
    begin_update(draft=draft, plan=plan, comparison=comparison_of(draft, plan))
    return redirect("update_review", access.network.slug, plan.pk, draft.pk)


@network_page(Permission.IMPORT_PLAN)
@require_POST
def leave(request: HttpRequest, access: Access, plan_id: int, draft_id: int) -> HttpResponse:
    """It is a plan of its own after all."""
    draft = _draft(request, access, plan_id, draft_id)
    try:
        leave_update(draft=draft)
    except DraftAccepted:
        return redirect("update_review", access.network.slug, plan_id, draft_id)
    return redirect("import_review", access.network.slug, draft.pk)


@network_page(Permission.IMPORT_PLAN)
@require_POST
def delete(request: HttpRequest, access: Access, plan_id: int, draft_id: int) -> HttpResponse:
    """Give the file up: the plan stays as it is."""
    draft = _draft(request, access, plan_id, draft_id)
    if draft.accepted:
        return redirect("update_review", access.network.slug, plan_id, draft_id)
    delete_draft(draft=draft)
    messages.success(request, _("The file is deleted. Nothing changed in the plan."))
    return redirect("plan", access.network.slug, plan_id)
