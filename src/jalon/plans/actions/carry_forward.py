"""A plan that carries on the previous one, item by item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from jalon.network.models import Network
from jalon.plans.actions.acceptance import create_items
from jalon.plans.actions.items import recompute_audiences
from jalon.plans.actions.life import create_plan, record_plan
from jalon.plans.actions.naming import carry_names
from jalon.plans.errors import NothingChosen
from jalon.plans.indexing import index_plan
from jalon.plans.models import Assignment, ExpectedResult, MeasureLink, MeasureParameter, Plan, PlanItem
from jalon.plans.queries.carry_forward import CarryForwardRow, carry_forward_rows
from jalon.plans.queries.outline import OutlineItem
from jalon.plans.rules import meaning_of

Json = dict[str, Any]


@transaction.atomic
def carry_forward(*, plan: Plan, title: str, period: str, chosen: Mapping[int, str], actor: str) -> Plan:
    """Begin the plan after this one with the items chosen, each with the schedule it has in the new period.

    What stands above them comes along, and so do who answers for what, the measures of expected results, and what was
    said of words that may be names. Nothing of their progress does: each keeps where it comes from, and why. Lines that
    went 1, 2, 3 do so again without those left behind.
    Raises ValueError for no period, NothingChosen.
    """
    network: Network = plan.network
    rows = carry_forward_rows(plan)
    kept = [row for root in rows if (row := _chosen(root, chosen))]
    if not kept:
        raise NothingChosen
    made = create_plan(
        network=network,
        title=title,
        period=period,
        organisation=plan.organisation,
        predecessor=plan,
        layout=plan.layout,
        actor=actor,
    )
    writer = _Nodes(made, chosen, _numbers(rows, kept))
    count = len(create_items(made, [writer.node(row) for row in kept], actor))
    _link(made, writer.order)
    carry_names(plan, made)
    _carry_assignments(plan, made)
    _carry_measures(made)
    record_plan(made, actor=actor, verb="carried_on", changes={"items": (0, count), "predecessor": (None, plan.pk)})
    index_plan(made)
    return made


def _chosen(row: CarryForwardRow, chosen: Mapping[int, str]) -> CarryForwardRow | None:
    """The branch with what was chosen alone, and what stands above it."""
    below = [kept for child in row.children if (kept := _chosen(child, chosen))]
    if not below and row.item.id not in chosen:
        return None
    return CarryForwardRow(row.item, row.reason, row.proposed, row.schedule, below)


def _numbers(rows: list[CarryForwardRow], kept: list[CarryForwardRow]) -> dict[int, str]:
    """The numbers of those kept: from 1 again where all that stood together went 1, 2, 3; others say what they said."""
    found: dict[int, str] = {}
    if [row.item.number for row in rows] == [str(number) for number in range(1, len(rows) + 1)]:
        found = {row.item.id: str(number) for number, row in enumerate(kept, 1)}
    all_below = {row.item.id: row.children for row in rows}
    for row in kept:
        found |= _numbers(all_below[row.item.id], row.children)
    return found


class _Nodes:
    """The rows carried on as the nodes a plan is made of, in reading order in `order`."""

    def __init__(self, plan: Plan, chosen: Mapping[int, str], numbers: Mapping[int, str]) -> None:
        self.plan, self.chosen, self.numbers = plan, chosen, numbers
        self.order: list[CarryForwardRow] = []

    def node(self, row: CarryForwardRow) -> Json:
        item: OutlineItem = row.item
        self.order.append(row)
        schedule = self.chosen.get(item.id, row.schedule).strip()
        when = meaning_of(schedule, self.plan)
        return {
            "level": item.kind,
            "number": self.numbers.get(item.id, item.number),
            "text": item.text,
            "leads": item.leads,
            "inherited_leads": item.inherited_leads,
            "schedule": schedule,
            "when": when or None,
            "expected_results": item.expected_results,
            "results": None,
            "status": None,
            "progress": None,
            "highlighted": False,
            "extra": item.extra,
            "source": {},
            "sources": {},
            "doubts": [],
            "children": [self.node(child) for child in row.children],
        }


def _link(plan: Plan, order: list[CarryForwardRow]) -> None:
    """Each new item says which one it carries on, and why; who may see it stays as it was."""
    items = list(plan.items.order_by("path"))
    visibility = dict(PlanItem.objects.filter(pk__in=[row.item.id for row in order]).values_list("pk", "visibility"))
    for item, row in zip(items, order, strict=True):
        item.origin_id, item.origin_reason = row.item.id, row.reason
        item.visibility = visibility[row.item.id]
    PlanItem.objects.bulk_update(items, ["origin", "origin_reason", "visibility"], batch_size=200)
    recompute_audiences(plan)


def _carry_assignments(plan: Plan, made: Plan) -> None:
    """Who answered goes on answering: for each item that comes along, and for all that a body leads."""
    items = dict(made.items.exclude(origin=None).values_list("origin", "pk"))
    kept = [one for one in Assignment.objects.filter(plan=plan) if one.party_id or one.item_id in items]
    Assignment.objects.bulk_create(
        Assignment(
            plan=made,
            item_id=items[one.item_id] if one.item_id else None,
            party_id=one.party_id,
            person_id=one.person_id,
            substitute_id=one.substitute_id,
        )
        for one in kept
    )


def _carry_measures(made: Plan) -> None:
    """What told an expected result tells the same one of the new plan: their texts and places are those of then."""
    before = {
        (link.expected.item_id, link.expected.position): link
        for link in MeasureLink.objects.filter(expected__item__carried_on_by__plan=made)
        .select_related("expected")
        .prefetch_related("parameters")
    }
    for expected in ExpectedResult.objects.filter(item__plan=made).select_related("item"):
        link = before.get((expected.item.origin_id or 0, expected.position))
        if link is None:
            continue
        copy = MeasureLink.objects.create(expected=expected, measure=link.measure, author=link.author)
        MeasureParameter.objects.bulk_create(
            MeasureParameter(link=copy, name=one.name, value=one.value) for one in link.parameters.all()
        )
