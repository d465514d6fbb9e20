"""Making plans findable: each item with all that is said of it, the plan itself, the document it came from.

Call in the transaction that changes them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from django.db.models import Max

from jalon.accounts.roles import Audience
from jalon.library.indexing import KIND as DOCUMENT
from jalon.library.indexing import index_reading
from jalon.network.indexing import index_network_parties
from jalon.network.models import Network
from jalon.phrases.folding import fold
from jalon.plans.choices import Level, ReportChannel, ReportState
from jalon.plans.models import ExpectedResult, Plan, PlanItem, PlanLead, ProgressReport
from jalon.search.actions import Entry, put, put_many, remove, set_audience
from jalon.wording.figures import labelled

PLAN: Final = "plan"
ITEM: Final = "item"
REPORT: Final = "progress"
_WEIGHTS: Final = {Level.AXIS: 30, Level.OBJECTIVE: 20, Level.ACTION: 20, Level.ITEM: 10}
_PLAN_WEIGHT: Final = 40
_BETWEEN: Final = " · "


def index_network(network: Network) -> None:
    """All the plans of a network, the documents read in it and the parties it knows."""
    index_network_parties(network)
    for plan in network.plans.order_by("pk"):
        index_plan(plan)
    for reading in network.readings.filter(plans=None).select_related("file"):
        index_reading(reading=reading)


def index_plan(plan: Plan, items: Iterable[PlanItem] | None = None) -> None:
    """A plan with its items, their progress reports and its document; `items` are all of them, where they are known."""
    index_plan_alone(plan)
    index_items(plan.items.order_by("path") if items is None else items)
    index_document(plan)


def index_plan_alone(plan: Plan) -> None:
    """What is said of the whole plan: its title, general objectives and notes."""
    objectives = [f"{one.get('number') or ''} {one['text']}".strip() for one in plan.general_objectives]
    notes = [note["text"] for note in plan.notes]
    acronyms = [labelled(sigle, words, plan.language) for sigle, words in plan.acronyms.items()]
    entry = Entry(
        kind=PLAN,
        object_id=plan.pk,
        title=plan.title,
        body=_BETWEEN.join(filter(None, [plan.organisation, *objectives, *notes, *acronyms])),
        audience=Audience(plan.visibility),
        weight=_PLAN_WEIGHT,
        language=plan.language,
    )
    put(network_id=plan.network_id, entry=entry)


def index_document(plan: Plan) -> None:
    """The document of a plan, for those who may see everything that is in it."""
    if plan.reading is not None:
        index_reading(reading=plan.reading, audience=_of_document(plan))


def index_audiences(plan: Plan, changed: Iterable[PlanItem]) -> None:
    """Who may now find a plan, its document and those of its items whose audience changed."""
    set_audience(network_id=plan.network_id, kind=PLAN, object_ids=[plan.pk], audience=Audience(plan.visibility))
    by_audience: dict[int, list[int]] = defaultdict(list)
    for item in changed:
        by_audience[item.audience].append(item.pk)
    for audience, ids in by_audience.items():
        reports = ProgressReport.objects.filter(item__in=ids).values_list("pk", flat=True)
        for kind, of_kind in ((ITEM, ids), (REPORT, reports)):
            set_audience(network_id=plan.network_id, kind=kind, object_ids=of_kind, audience=Audience(audience))
    if plan.reading_id is not None:
        set_audience(
            network_id=plan.network_id, kind=DOCUMENT, object_ids=[plan.reading_id], audience=_of_document(plan)
        )


def _of_document(plan: Plan) -> Audience:
    """A document says all that is in it: it is for those who may see every item."""
    narrowest = plan.items.aggregate(narrowest=Max("audience"))["narrowest"]
    return Audience(max(plan.visibility, narrowest or 0))


def index_items(items: Iterable[PlanItem]) -> None:
    """Items as they now are with their progress reports; those taken out of their plan are found no more.

    Five queries and the writing, however many there are.
    """
    by_plan: dict[int, list[PlanItem]] = defaultdict(list)
    for item in items:
        by_plan[item.plan_id].append(item)
    plans = Plan.objects.defer("layout").in_bulk(by_plan)
    for plan_id, some in by_plan.items():
        plan = plans[plan_id]
        standing = [item for item in some if item.removed is None]
        remove(network_id=plan.network_id, kind=ITEM, object_ids=[item.pk for item in some if item.removed])
        put_many(network_id=plan.network_id, entries=_item_entries(plan, standing))
        _put_reports(plan.network_id, ProgressReport.objects.filter(item__in=some), {item.pk: item for item in some})


def _item_entries(plan: Plan, items: list[PlanItem]) -> Iterator[Entry]:
    leads = _texts(PlanLead.objects.filter(item__in=items).values_list("item_id", "text"))
    expected = _texts(ExpectedResult.objects.filter(item__in=items).values_list("item_id", "text"))
    acronyms = _Acronyms(plan.acronyms)
    for item in items:
        extra = [labelled(heading, words, plan.language) for heading, words in item.extra.items() if words]
        said = [*leads[item.pk], item.schedule, *expected[item.pk], item.results, *extra]
        title, body = f"{item.number} {item.text}".strip(), _BETWEEN.join(filter(None, said))
        yield Entry(
            kind=ITEM,
            object_id=item.pk,
            title=title,
            body=body,
            also=acronyms.other_words(f"{title} {body}"),
            audience=Audience(item.audience),
            address={"plan": plan.pk, "level": item.kind},
            weight=_WEIGHTS[Level(item.kind)],
            language=plan.language,
        )


def index_reports(reports: Iterable[ProgressReport]) -> None:
    """What people say of progress in their own words, of items of one network; `item` is best loaded with them."""
    reports = list(reports)
    if reports:
        items = {report.item_id: report.item for report in reports}
        _put_reports(reports[0].item.plan.network_id, reports, items)


def _put_reports(network_id: int, reports: Iterable[ProgressReport], items: Mapping[int, PlanItem]) -> None:
    """What waits, was refused or withdrawn is not found; what a plan's document said is found in its item."""
    entries, gone = [], []
    for report in reports:
        item = items[report.item_id]
        stands = (
            report.state == ReportState.STANDING and report.channel != ReportChannel.DOCUMENT and item.removed is None
        )
        if stands and report.note:
            entries.append(_report_entry(report, item))
        else:
            gone.append(report.pk)
    remove(network_id=network_id, kind=REPORT, object_ids=gone)
    put_many(network_id=network_id, entries=entries)


def _report_entry(report: ProgressReport, item: PlanItem) -> Entry:
    return Entry(
        kind=REPORT,
        object_id=report.pk,
        title=item.text,
        body=_BETWEEN.join([report.note, *report.links]),
        audience=Audience(item.audience),
        address={"plan": item.plan_id, "item": item.pk},
    )


def _texts(rows: Iterable[tuple[int, str]]) -> defaultdict[int, list[str]]:
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for item_id, text in rows:
        texts[item_id].append(text)
    return texts


class _Acronyms:
    """Sigles of a plan: who asks for one finds what is written in full, and the reverse."""

    def __init__(self, acronyms: Mapping[str, str]) -> None:
        self.pairs = [
            (re.compile(rf"\b{re.escape(fold(sigle))}\b"), fold(words), sigle, words)
            for sigle, words in acronyms.items()
            if sigle and words
        ]

    def other_words(self, text: str) -> str:
        """What the sigles of a text stand for, and the sigles of what it writes in full."""
        folded = fold(text)
        others = []
        for sigle_in, words_in, sigle, words in self.pairs:
            written = words_in in folded
            if written != bool(sigle_in.search(folded)):
                others.append(sigle if written else words)
        return " ".join(others)
