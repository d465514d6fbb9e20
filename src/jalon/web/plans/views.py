"""The plans of a network: the list, the plan as a document, an item, the file it came from."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jalon.accounts.roles import Permission
from jalon.library.models import Reading
from jalon.network.models import Access
from jalon.plans.choices import PlanState
from jalon.plans.models import Plan
from jalon.plans.queries.former import plan_then
from jalon.plans.queries.history import plan_as_of
from jalon.plans.queries.item import all_is_seen
from jalon.plans.queries.outline import OutlineItem, plan_outline, plan_tree
from jalon.plans.queries.standing import watch_of
from jalon.web.components.access import network_page, page
from jalon.web.components.parts import WHOLE, asked_parts
from jalon.web.components.uploads import UploadForm
from jalon.web.components.words import iso_day, names_of
from jalon.web.imports.showing import reading_context
from jalon.web.life.lineage import origin_notes
from jalon.web.plans.downloads import download
from jalon.web.plans.filters import concerns_for, filter_fields, filter_of
from jalon.web.plans.rights import audience_of, hers, plan_of, plans_seen
from jalon.web.plans.rows import Manner, plan_table
from jalon.web.plans.undoing import undoable
from jalon.wording.figures import known_words


@network_page(Permission.READ_PLAN)
@require_safe
def plan_list(request: HttpRequest, access: Access) -> HttpResponse:
    """All the plans, and the reports kept without one."""
    readings = access.network.readings.filter(plans=None).select_related("file").defer("document", "proposal")
    context = {"plans": plans_seen(access), "readings": readings, "form": UploadForm()}
    return page(request, access, "plans/list.html", context)


@network_page(Permission.READ_PLAN)
@require_safe
def plan_page(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """The whole plan, or what the address asks of it; with `?au=2024-05-31`, as it stood that day."""
    plan, audience, today = plan_of(access, plan_id), audience_of(access), timezone.localdate()
    as_of = iso_day(request.GET.get("au"))
    as_of = as_of if as_of and as_of < today else None
    came = timezone.localdate(plan.created)
    tree = plan_as_of(plan, as_of, audience) if as_of else plan_tree(plan, audience, provenance=False)
    may_edit = access.permits(Permission.EDIT_PLAN) and not as_of and plan.state != PlanState.CLOSED
    if as_of:
        plan = plan_then(plan, as_of)
    wanted = filter_of(access, plan, request.GET, tree, as_of or today)
    editable = _editable(request, access, plan, tree) if not as_of else set()
    outline = plan_outline(plan.network, plan, wanted, audience=audience, tree=tree, notes=not as_of)
    names = names_of(plan.layout, access.network.words)
    manner = Manner(
        own=names,
        item_url=reverse("plan_item", args=[access.network.slug, plan.pk, 0]),
        watch=None if _is_closed(plan, as_of) else watch_of(plan.network, plan, as_of or today),
        editable=editable,
        origins=origin_notes(plan, audience, access.network),
        undoable=_ways_back(request, access, plan, editable),
        language=plan.language,
    )
    asked = asked_parts(request.GET, tree)
    table = plan_table(outline, plan.layout, manner, asked)
    if asked.fragment:
        return HttpResponse("".join(chapter.body + chapter.apart for chapter in table.chapters))
    context = {
        "plan": plan,
        "outline": outline,
        "filtered": bool(wanted) or asked.since is not None,
        "filters": filter_fields(outline, wanted, names, () if _is_closed(plan, as_of) else concerns_for(access)),
        "text": wanted.text,
        "table": table,
        "whole": asked.address(**{WHOLE: 1}) if table.partial else "",
        "as_of": as_of,
        "known": known_words(as_of, today, get_language() or plan.language) if as_of else "",
        "today": today,
        "came": came if as_of and as_of < came else None,
        "may_edit": may_edit,
        "may_tell": access.permits(Permission.REPORT_ANY) and may_edit,
        "nobody_answers": may_edit and bool(outline.rows) and not plan.assignments.exists(),
        "edits": bool(editable),
        "has_file": plan.reading is not None and all_is_seen(plan.reading.pk, audience),
    }
    return page(request, access, "plans/plan.html", context)


def _is_closed(plan: Plan, as_of: date | None) -> bool:
    """Whether it was over by then: nothing in it is asked for any more."""
    return plan.state == PlanState.CLOSED and (as_of is None or bool(plan.closed_on and plan.closed_on <= as_of))


def _editable(request: HttpRequest, access: Access, plan: Plan, tree: dict[int, OutlineItem]) -> set[int]:
    """The items whose rows this person may open to change something."""
    if plan.state == PlanState.CLOSED:
        return set()
    if access.permits(Permission.EDIT_PLAN) or access.permits(Permission.REPORT_ANY):
        return set(tree)
    return hers(request, access, plan, tree) if access.permits(Permission.REPORT_OWN) else set()


def _ways_back(request: HttpRequest, access: Access, plan: Plan, editable: set[int]) -> dict[int, SafeString]:
    """A way back from each change she made, on its row, until something else changes there."""
    context = {"said": _("You changed it."), "plan": plan, "network": access.network}
    return {
        pk: render_to_string("plans/saved.html", context | {"item": {"pk": pk}, "entries": entries}, request)
        for pk, entries in undoable(request, editable).items()
    }


def _reading(access: Access, reading_id: int, *deferred: str) -> Reading:
    """A document, for somebody who may see all that it holds; else a 404."""
    readings = access.network.readings.select_related("file").defer(*deferred)
    reading: Reading = get_object_or_404(readings, pk=reading_id)
    if not all_is_seen(reading.pk, audience_of(access)):
        raise Http404
    return reading


@network_page(Permission.READ_PLAN)
@require_safe
def reading_page(request: HttpRequest, access: Access, reading_id: int) -> HttpResponse:
    """A document as it was read and accepted, beside its source."""
    reading = _reading(access, reading_id)
    names = names_of(reading.proposal.get("layout") or {}, access.network.words)
    address = reverse("reading", args=[access.network.slug, reading.pk])
    shown = reading_context(reading.proposal, reading.document, names, asked=request.GET.dict(), address=address)
    return page(request, access, "plans/reading.html", {"reading": reading, **shown})


@network_page(Permission.READ_PLAN)
@require_safe
def source_file(request: HttpRequest, access: Access, reading_id: int) -> HttpResponseBase:
    """The file as it was given."""
    return download(_reading(access, reading_id, "document", "proposal").file)
