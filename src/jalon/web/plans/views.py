"""The plans of a network: the list, the plan as a document, an item, the file it came from."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from jalon.accounts.roles import Permission
from jalon.library.models import Reading
from jalon.network.models import Access
from jalon.plans.models import Plan, PlanItem
from jalon.plans.queries import item_excerpt, plan_outline
from jalon.web.components.access import network_page, page
from jalon.web.components.proposals import tree_of
from jalon.web.components.source import render_source
from jalon.web.components.uploads import UploadForm
from jalon.web.components.words import names_of
from jalon.web.plans.filters import filter_fields, filter_from
from jalon.web.plans.rows import plan_table


def _plans(access: Access) -> QuerySet[Plan]:
    return access.network.plans.select_related("reading__file").defer("reading__document", "reading__proposal")


@network_page(Permission.READ_PLAN)
@require_safe
def plan_list(request: HttpRequest, access: Access) -> HttpResponse:
    """All the plans, and the reports kept without one."""
    readings = access.network.readings.filter(plans=None).select_related("file").defer("document", "proposal")
    context = {"plans": _plans(access), "readings": readings, "form": UploadForm()}
    return page(request, access, "plans/list.html", context)


@network_page(Permission.READ_PLAN)
@require_safe
def plan_page(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """The whole plan, or what the address asks of it."""
    plan = get_object_or_404(_plans(access), pk=plan_id)
    wanted = filter_from(request.GET)
    outline = plan_outline(access.network, plan, wanted)
    names = names_of(plan.layout, access.network.words)
    item_url = reverse("plan_item", args=[access.network.slug, plan.pk, 0])
    context = {
        "plan": plan,
        "outline": outline,
        "filtered": bool(wanted),
        "filters": filter_fields(outline, wanted, names),
        "text": wanted.text,
        "table": plan_table(outline.roots, plan.layout, names, item_url),
    }
    return page(request, access, "plans/plan.html", context)


@network_page(Permission.READ_PLAN)
@require_safe
def item_page(request: HttpRequest, access: Access, plan_id: int, item_id: int) -> HttpResponse:
    """One item, with what stands above and below it, and its words in the source."""
    items = PlanItem.objects.filter(plan__network=access.network, plan_id=plan_id).select_related("plan__reading__file")
    item = get_object_or_404(items.defer("plan__reading__proposal"), pk=item_id)
    above = [item.path[:length] for length in range(5, len(item.path), 6)]
    excerpt = item_excerpt(item)
    leads = list(item.leads.all())
    source = render_source(excerpt) if excerpt else None
    context = {
        "plan": item.plan,
        "own_words": names_of(item.plan.layout, access.network.words),
        "item": item,
        "above": PlanItem.objects.filter(plan_id=plan_id, path__in=above) if above else [],
        "children": item.children.all(),
        "leads": leads,
        "inherited": any(lead.inherited for lead in leads),
        "expected_results": item.expected_results.all(),
        "source": source.marked(item.source) if source else "",
    }
    return page(request, access, "plans/item.html", context)


@network_page(Permission.READ_PLAN)
@require_safe
def reading_page(request: HttpRequest, access: Access, reading_id: int) -> HttpResponse:
    """A document as it was read and accepted, beside its source."""
    reading = get_object_or_404(access.network.readings.select_related("file"), pk=reading_id)
    source = render_source(reading.document)
    names = names_of(reading.proposal.get("layout") or {}, access.network.words)
    tree = tree_of(reading.proposal, source, names)
    context = {"own_words": names, "reading": reading, "proposal": reading.proposal, "source": source, "tree": tree}
    return page(request, access, "plans/reading.html", context)


@network_page(Permission.READ_PLAN)
@require_safe
def source_file(request: HttpRequest, access: Access, reading_id: int) -> HttpResponseBase:
    """The file as it was given: always downloaded, never shown by the browser."""
    reading: Reading = get_object_or_404(
        access.network.readings.select_related("file").defer("document", "proposal"), pk=reading_id
    )
    try:
        content = reading.file.content.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(
        content, as_attachment=True, filename=reading.file.name, content_type="application/octet-stream"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
