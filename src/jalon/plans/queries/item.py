"""An item with what was said of it: its reports, its times, what stands above and below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from jalon.accounts.roles import Audience
from jalon.library.models import Reading
from jalon.network.models import Network
from jalon.network.rules import seasons_of
from jalon.plans.choices import ReportState
from jalon.plans.models import Plan, PlanItem, ProgressReport
from jalon.plans.queries.changes import Change, change_of, entries_of_item
from jalon.plans.queries.outline import OutlineItem, read_items, set_states_apart
from jalon.plans.queries.signatures import names_of_actors
from jalon.plans.rules.recurrence import Occurrence, Promise, occurrences, promised
from jalon.plans.rules.timing import PlanSpan


@dataclass(frozen=True, slots=True)
class Signed:
    """A progress report with the name of who wrote it, and of whose words they are when that is somebody else."""

    report: ProgressReport
    author: str
    said_by: str


@dataclass(slots=True)
class ItemSheet:
    """All that one page says of an item to somebody of a circle.

    `chain` is the item and those it stands under, by id from the top. `waiting` are reports nobody approved yet,
    `changes` the last ones that history kept.
    """

    item: PlanItem
    chain: dict[int, OutlineItem]
    children: list[PlanItem]
    reports: list[Signed]
    waiting: list[Signed]
    stands_for: PlanItem | None
    stood_for_by: list[PlanItem]
    times: list[Occurrence]
    promise: Promise | None
    changes: list[Change]

    @property
    def line(self) -> OutlineItem:
        """The item with its leads and expected results."""
        return self.chain[self.item.pk]

    @property
    def above(self) -> list[OutlineItem]:
        """What it stands under, from the top."""
        return [one for one in self.chain.values() if one.id != self.item.pk]

    @property
    def parts(self) -> list[str]:
        """The parts it is made of: those reports named, else its expected results when there are several."""
        named = list(dict.fromkeys(chain.from_iterable(signed.report.parts for signed in self.reports)))
        expected = self.line.expected_results
        return named or (expected if len(expected) > 1 else [])

    @property
    def counted(self) -> list[str]:
        """What was counted before: « régions visitées »."""
        counts = chain.from_iterable(signed.report.counts for signed in self.reports)
        return list(dict.fromkeys(str(count["what"]) for count in counts if count.get("what")))


def items_seen(network: Network, audience: Audience) -> QuerySet[PlanItem]:
    """The items of a network that somebody of this circle may open."""
    return PlanItem.objects.filter(plan__network=network, plan__visibility__lte=audience).seen_by(audience)


def item_chain(item: PlanItem, audience: Audience) -> dict[int, OutlineItem]:
    """An item and those it stands under, by id from the top: three queries."""
    paths = [item.path[:length] for length in range(5, len(item.path), 6)]
    above = Q(path__in=paths, removed=None, audience__lte=audience)
    found = read_items([item.plan], PlanItem.objects.filter(above | Q(pk=item.pk), plan_id=item.plan_id))
    set_states_apart(item.plan, found.values())
    return found


def item_sheet(item: PlanItem, audience: Audience, today: date, *, history: int = 0) -> ItemSheet:
    """What an item's page shows, with so many entries of its history; its plan is loaded. At most nine queries."""
    family = PlanItem.objects.filter(plan_id=item.plan_id).seen_by(audience)
    wanted = Q(parent=item) | Q(stands_for=item) | Q(pk=item.stands_for_id or 0)
    near = list(family.filter(wanted))
    entries = entries_of_item(item)[:history] if history else []
    signed = signed_reports(item, {entry.actor for entry in entries})
    standing = [one for one in signed.reports if one.report.state == ReportState.STANDING]
    plan = item.plan
    span, seasons = PlanSpan(plan.starts, plan.ends), seasons_of(plan.network.seasons)
    times = occurrences(item.when, span, [one.report for one in standing], today, seasons, text=item.text)
    return ItemSheet(
        item=item,
        chain=item_chain(item, audience),
        children=[one for one in near if one.parent_id == item.pk],
        reports=standing,
        waiting=[one for one in signed.reports if one.report.state == ReportState.WAITING],
        stands_for=next((one for one in near if one.pk == item.stands_for_id), None),
        stood_for_by=[one for one in near if one.stands_for_id == item.pk],
        times=times,
        promise=promised(item.when, span, times, today, seasons),
        changes=[change_of(entry, signed.names.get(entry.actor, ""), item.text) for entry in entries],
    )


@dataclass(frozen=True, slots=True)
class SignedReports:
    """The reports of an item, and the names of those who act in it."""

    reports: list[Signed]
    names: dict[str, str]


def signed_reports(item: PlanItem, others: Iterable[str] = ()) -> SignedReports:
    """The reports of an item that stand or wait, the latest first, with their files; `others` are named too."""
    states = (ReportState.STANDING.value, ReportState.WAITING.value)
    reports = list(item.reports.filter(state__in=states).select_related("said_by").prefetch_related("files"))
    said_by = {f"party:{report.said_by.pk}": report.said_by.name for report in reports if report.said_by}
    unknown = ({report.author for report in reports} | set(others)) - said_by.keys()
    names = said_by | names_of_actors(item.plan.network, unknown)
    signed = [
        Signed(report, names.get(report.author, ""), report.said_by.name if report.said_by else "")
        for report in reports
    ]
    return SignedReports(signed, names)


def all_is_seen(reading_id: int, audience: Audience) -> bool:
    """Whether a document holds nothing that is for a narrower circle: else it is not given, nor parts of it shown."""
    return audience == max(Audience) or not hidden_in(reading_id, audience).exists()


def hidden_in(reading: Any, audience: Audience) -> QuerySet[PlanItem]:
    """The items of the plans of a document that are for a narrower circle, even those taken out since."""
    hidden = Q(audience__gt=audience) | Q(plan__visibility__gt=audience)
    return PlanItem.objects.filter(hidden, plan__reading=reading)


def document_of(plan: Plan, audience: Audience) -> dict[str, Any] | None:
    """The document a plan came from, for somebody who may see all that it holds: one query."""
    if plan.reading_id is None:
        return None
    readings = Reading.objects.filter(pk=plan.reading_id)
    if audience < max(Audience):
        readings = readings.filter(~Exists(hidden_in(OuterRef("pk"), audience)))
    return readings.values_list("document", flat=True).first()
