"""An item of a plan: what it says, what was said of it, who may see it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from jalon.accounts.roles import Audience, Permission
from jalon.library.actions import files_with_rows
from jalon.library.source import excerpt as excerpt_of
from jalon.network.actions.parties import parties_named
from jalon.network.models import Access
from jalon.plans.actions.items import set_visibility
from jalon.plans.actions.reports import decide_report, report_progress
from jalon.plans.choices import PlanState, ReportChannel, ReportState
from jalon.plans.errors import AlreadyDecided, NoRoomForFiles, NothingSaid
from jalon.plans.models import PlanItem, ProgressReport
from jalon.plans.queries.item import ItemSheet, document_of, item_sheet
from jalon.plans.queries.news_requests import awaits_approval
from jalon.plans.queries.standing import watch_of
from jalon.plans.rules.reports import ReportDecision
from jalon.web.components.access import network_page, page
from jalon.web.components.attachments import full
from jalon.web.components.source import render_source
from jalon.web.components.uploads import Upload, store_upload
from jalon.web.components.words import names_of
from jalon.web.life.lineage import next_links, origin_notes
from jalon.web.plans.downloads import download
from jalon.web.plans.progress_forms import ReportForm
from jalon.web.plans.rights import audience_of, choice, item_of, may_report, user_of

DECISIONS = {
    "retirer": ReportDecision.WITHDRAW,
    "remettre": ReportDecision.RESTORE,
    "approuver": ReportDecision.APPROVE,
    "refuser": ReportDecision.REFUSE,
}
HISTORY_SHOWN = 8


@network_page(Permission.READ_PLAN)
@require_safe
def item_page(request: HttpRequest, access: Access, plan_id: int, item_id: int) -> HttpResponse:
    """One item, with what stands above and below it, what was said of it, and its words in the source."""
    return show_item(request, access, item_of(access, plan_id, item_id, gone=True))


def show_item(
    request: HttpRequest, access: Access, item: PlanItem, form: ReportForm | None = None, status: int = 200
) -> HttpResponse:
    """The page of an item, with the form as it was filled when it was refused."""
    audience, today, plan = audience_of(access), timezone.localdate(), item.plan
    may_edit = access.permits(Permission.EDIT_PLAN)
    sheet = item_sheet(item, audience, today, history=HISTORY_SHOWN if may_edit else 0)
    opened = item.removed is None and plan.state != PlanState.CLOSED
    document = document_of(plan, audience)
    excerpt = excerpt_of(document, item.source) if document else None
    context = {
        "plan": plan,
        "own_words": names_of(plan.layout, access.network.words),
        "item": item,
        "sheet": sheet,
        "line": sheet.line,
        "origin": origin_notes(plan, audience, access.network).get(item.pk),
        "next": next_links(item, audience, access.network),
        "concern": watch_of(access.network, plan, today).concern(item) if opened and not sheet.children else None,
        "form": (form or _form(sheet)) if opened and may_report(request, access, item, sheet.chain) else None,
        "asked_time": request.GET.get("fois", ""),
        "source": render_source(excerpt).marked(item.source) if excerpt else "",
        "may_edit": may_edit and opened,
        "may_restore": may_edit and plan.state != PlanState.CLOSED,
        "may_decide": access.permits(Permission.ASK),
        "me": user_of(request).actor,
        "audiences": list(Audience),
    }
    return page(request, access, "plans/item.html", context, status=status)


def _form(sheet: ItemSheet, *data: Any) -> ReportForm:
    return ReportForm(*data, parts=sheet.parts, counted=sheet.counted, initial={"on": timezone.localdate()})


@network_page(Permission.REPORT_OWN)
@require_POST
def report(request: HttpRequest, access: Access, plan_id: int, item_id: int) -> HttpResponse:
    """Keep what somebody says of an item."""
    item = item_of(access, plan_id, item_id)
    if item.plan.state == PlanState.CLOSED or not may_report(request, access, item):
        raise PermissionDenied
    sheet = item_sheet(item, audience_of(access), timezone.localdate())
    form = _form(sheet, request.POST, request.FILES)
    if form.is_valid():
        try:
            kept = keep_report(request, access, item, form)
        except NothingSaid:
            form.add_error(None, _("Say at least one thing: where it stands, a word, a number or a file."))
        except NoRoomForFiles as error:
            form.add_error("attached", full(error))
        else:
            waiting = kept.state == ReportState.WAITING
            messages.success(request, _("Thank you. It waits for approval.") if waiting else _("It is kept."))
            return redirect("plan_item", access.network.slug, plan_id, item_id)
    return show_item(request, access, item, form, status=422)


@files_with_rows()
def keep_report(request: HttpRequest, access: Access, item: PlanItem, form: ReportForm) -> ProgressReport:
    """Write a report with its files, in the name of who said it."""
    user, network, values = user_of(request), access.network, form.cleaned_data
    any_item = access.permits(Permission.REPORT_ANY)
    name = values["said_by"].strip() if any_item else ""
    said_by = parties_named(network=network, names=[name], actor=user.actor)[name] if name else None
    said = form.content()
    uploads: list[Upload] = values["attached"]
    return report_progress(
        item=item,
        content=said,
        actor=user.actor,
        channel=ReportChannel.TYPED if said_by else ReportChannel.PAGE,
        on=values["on"],
        said_by=said_by,
        files=[
            store_upload(network=network, upload=one, origin="report", actor=user.actor, user=user) for one in uploads
        ],
        waiting=awaits_approval(network, access),
    )


@network_page(Permission.REPORT_OWN)
@require_POST
def decide(request: HttpRequest, access: Access, plan_id: int, item_id: int, report_id: int) -> HttpResponse:
    """Withdraw one's own report or put it back; approve or refuse one that waits."""
    item = item_of(access, plan_id, item_id)
    kept = get_object_or_404(item.reports, pk=report_id)
    decision = choice(request.POST.get("decision"), DECISIONS)
    own = kept.author == user_of(request).actor
    permitted = own if decision in ("retirer", "remettre") else access.permits(Permission.ASK)
    if not permitted:
        raise PermissionDenied
    waiting = decision == "remettre" and awaits_approval(access.network, access)
    try:
        decide_report(report=kept, decision=DECISIONS[decision], actor=user_of(request).actor, waiting=waiting)
    except AlreadyDecided:
        raise Http404 from None  # somebody else decided meanwhile, or the form was made by hand
    sentences = {
        "retirer": _("It is withdrawn: it no longer counts."),
        "remettre": _("It is put back."),
        "approuver": _("It is approved: it counts now."),
        "refuser": _("It is refused: it does not count."),
    }
    messages.success(request, sentences[decision])
    return redirect("plan_item", access.network.slug, plan_id, item_id)


@network_page(Permission.READ_PLAN)
@require_safe
def report_file(
    request: HttpRequest, access: Access, *, plan_id: int, item_id: int, report_id: int, file_id: int
) -> HttpResponseBase:
    """A file that came with a report, for whoever may see the report."""
    item = item_of(access, plan_id, item_id)
    kept = get_object_or_404(item.reports, pk=report_id)
    told = kept.state == ReportState.STANDING or kept.author == user_of(request).actor
    if not told and not access.permits(Permission.ASK):
        raise Http404
    return download(get_object_or_404(kept.files, pk=file_id))


@network_page(Permission.EDIT_PLAN)
@require_POST
def visibility(request: HttpRequest, access: Access, plan_id: int, item_id: int) -> HttpResponse:
    """Say who may see an item and what is below it."""
    item = item_of(access, plan_id, item_id)
    wanted = choice(request.POST.get("visibility"), ["", *(str(audience.value) for audience in Audience)])
    set_visibility(item=item, visibility=Audience(int(wanted)) if wanted else None, actor=user_of(request).actor)
    messages.success(request, _("Who may see it has changed."))
    return redirect("plan_item", access.network.slug, plan_id, item_id)
