"""The page of a plan over seasons and years."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from jalon.accounts.roles import Permission, Role
from jalon.network.models import Access
from jalon.network.rules import seasons_of
from jalon.plans.choices import PlanState, ReportState
from jalon.plans.models import Plan, ProgressReport
from jalon.plans.queries.outline import Outline, OutlineItem, is_row, plan_outline, plan_tree
from jalon.plans.rules.recurrence import Occurrence, occurrences, recurs
from jalon.plans.rules.timing import PlanSpan, is_late
from jalon.web.components.access import network_page, page
from jalon.web.components.parts import WHOLE, asked_parts, chapters_asked
from jalon.web.components.words import names_of, season_word, span
from jalon.web.plans.filters import concerns_for, filter_fields, filter_of
from jalon.web.timeline.layout import Lane, Scale, has_place, lane_of
from jalon.web.timeline.rows import Band, RowWriter, band_of, percent, write_bands

FOLDED = "replie"


class Held(NamedTuple):
    """What a report says of occurrences: of one by name, or how many."""

    occurrence: str
    status: str
    on: date
    counts: list[dict[str, Any]]


@network_page(Permission.READ_PLAN)
@require_safe
def timeline(request: HttpRequest, access: Access, plan_id: int) -> HttpResponse:
    """The whole plan over time, or what the address asks of it."""
    audience = Role(access.role).audience
    plan = get_object_or_404(access.network.plans.filter(visibility__lte=audience), pk=plan_id)
    tree = plan_tree(plan, audience, provenance=False)
    wanted = filter_of(access, plan, request.GET, tree, timezone.localdate())
    outline = plan_outline(access.network, plan, wanted, audience=audience, tree=tree, notes=False)
    names = names_of(plan.layout, access.network.words)
    items = [item for root in outline.roots for item in root.walk()]
    drawn = _Drawn(access, plan, items)
    item_url = reverse("plan_item", args=[access.network.slug, plan.pk, 0])
    writer = RowWriter(drawn.lane_of, item_url, drawn.is_late, plan.language)
    asked = asked_parts(request.GET, tree)
    bands = chapters_asked(_bands(outline, asked.query), Band.holds, asked)
    sharing = write_bands(bands, writer, asked)
    if asked.fragment:
        return HttpResponse("".join(band.body for band in bands))
    context = {
        "plan": plan,
        "outline": outline,
        "filtered": bool(wanted) or asked.since is not None,
        "filters": filter_fields(outline, wanted, names, concerns_for(access)),
        "text": wanted.text,
        "folded": request.GET.getlist(FOLDED),
        "bands": bands,
        "whole": asked.address(**{WHOLE: 1}) if sharing.partial else "",
        "undated": [item for item in items if is_row(item) and not drawn.has_place(item)],
        "head": _head(drawn.scale),
        "own_words": names,
    }
    return page(request, access, "timeline/timeline.html", context)


class _Drawn:
    """What is drawn of a plan, each lane as it is asked for: most of a large plan is not in the first answer."""

    def __init__(self, access: Access, plan: Plan, items: list[OutlineItem]) -> None:
        self.today, own = timezone.localdate(), access.network.seasons
        self.closed = plan.state == PlanState.CLOSED
        self.dates, self.seasons = PlanSpan(plan.starts, plan.ends), seasons_of(own)
        rows = [item for item in items if is_row(item)]
        self.scale = Scale(self.dates, rows, self.today, own)
        self.held = _held([item.id for item in rows if recurs(item.when)])

    def is_late(self, item: OutlineItem) -> bool:
        return not self.closed and is_late(item, self.dates, self.today)

    def has_place(self, item: OutlineItem) -> bool:
        return has_place(item) or bool(self.times(item))

    def times(self, item: OutlineItem) -> list[Occurrence]:
        if not recurs(item.when):
            return []
        said = self.held.get(item.id, ())
        return occurrences(item.when, self.dates, said, self.today, self.seasons, text=item.text)

    def lane_of(self, item: OutlineItem) -> Lane:
        return lane_of(item, self.scale, self.dates, self.times(item))


def _held(items: list[int]) -> dict[int, list[Held]]:
    """What was said of items that recur, the latest first."""
    reports = ProgressReport.objects.filter(item__in=items, state=ReportState.STANDING.value)
    told = reports.exclude(occurrence="", counts=[], status="").order_by("-on", "-id")
    found: dict[int, list[Held]] = defaultdict(list)
    for item_id, *said in told.values_list("item_id", *Held._fields):
        found[item_id].append(Held(*said))
    return found


def _bands(outline: Outline, asked: QueryDict) -> list[Band]:
    """The chapters: what stands at the top with something below it; the rest under no heading."""
    folded = {int(value) for value in asked.getlist(FOLDED) if value.isdecimal() and len(value) < 18}
    bands: list[Band] = []
    loose: list[OutlineItem] = []
    for root in outline.roots:
        if root.children:
            toggle = _address(asked, folded ^ {root.id})
            bands.append(band_of(root, root.children, folded=root.id in folded, toggle=toggle))
        else:
            loose.append(root)
    if loose:
        bands.append(band_of(loose[0], loose, folded=False, toggle="", headed=False))
    return bands


def _address(asked: QueryDict, folded: set[int]) -> str:
    """The same page with other chapters folded."""
    query = asked.copy()
    query.setlist(FOLDED, [str(one) for one in sorted(folded)])
    return f"?{query.urlencode()}"


def _head(scale: Scale) -> dict[str, Any]:
    """The scale at the top, and the lines under all lanes."""
    seasons = [
        {
            "name": _short(tick.name),
            "words": season_word(tick.name),
            "x": percent(tick.x),
            "at": percent(tick.x + tick.width / 2),
        }
        for tick in scale.season_ticks()
    ]
    years = [{"name": tick.name, "x": percent(tick.x), "wide": tick.width > 0.02} for tick in scale.year_ticks()]
    return {
        "seasons": seasons,
        "years": years,
        "today": percent(scale.today) if scale.today is not None else "",
        "size": max(1, round(scale.days / 365)),
        "words": span(scale.first, scale.last),
    }


def _short(season: str) -> str:
    """The season in a few letters."""
    words = {
        "21": pgettext("short season", "Spr."),
        "22": pgettext("short season", "Sum."),
        "23": pgettext("short season", "Aut."),
        "24": pgettext("short season", "Win."),
    }
    return words[season[5:]]
