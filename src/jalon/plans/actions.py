"""From an accepted draft to a plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from jalon.accounts.models import User
from jalon.history.actions import record
from jalon.library.actions import keep_reading, store_file
from jalon.library.models import Reading
from jalon.plans.errors import NothingToKeep
from jalon.plans.models import ExpectedResult, ImportDraft, Plan, PlanItem, PlanLead
from jalon.plans.rules import period_dates

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an accepted draft became: a plan, or for a report its reading alone."""

    reading: Reading
    plan: Plan | None


@transaction.atomic
def accept_draft(*, draft: ImportDraft, actor: User) -> Accepted:
    """Say yes to a draft: keep its file, what was read in it and, when it holds one, the plan.

    Accepting twice gives the same plan. Raises NothingToKeep when the file is neither a plan nor a report.
    """
    locked = ImportDraft.objects.select_for_update().get(pk=draft.pk)
    if locked.reading is not None:
        return Accepted(locked.reading, locked.plan)
    proposal = locked.proposal
    if proposal["kind"] != "report" and not proposal["nodes"]:
        raise NothingToKeep
    with locked.content.open("rb") as content:
        file = store_file(
            network=locked.network,
            name=locked.file_name,
            data=content.read(),
            media_type=locked.media_type,
            uploaded_by=actor,
            origin="import",
            actor=actor.actor,
        )
    reading = keep_reading(file=file, document=locked.document, proposal=proposal, actor=actor.actor)
    plan = _create_plan(reading, actor.actor) if proposal["nodes"] else None
    locked.reading, locked.plan = reading, plan
    locked.document, locked.original, locked.proposal, locked.edits = {}, {}, {}, []
    name = locked.content.name or ""
    locked.content.name = ""
    locked.save()
    transaction.on_commit(lambda: locked.content.storage.delete(name))
    return Accepted(reading, plan)


def _create_plan(reading: Reading, actor: str) -> Plan:
    proposal: Json = reading.proposal
    starts, ends = period_dates(proposal["period"])
    plan = Plan.objects.create(
        network_id=reading.network_id,
        title=proposal["title"] or "",
        organisation=proposal["organisation"] or "",
        language=proposal["language"],
        period=proposal["period"] or "",
        starts=starts,
        ends=ends,
        updated_on=proposal["updated_on"] or None,
        layout=proposal["layout"],
        general_objectives=proposal["general_objectives"],
        acronyms=proposal["acronyms"],
        notes=proposal["notes"],
        reading=reading,
    )
    count = _create_items(plan, proposal["nodes"])
    record(
        network_id=plan.network_id,
        actor=actor,
        verb="created",
        object_type="plan",
        object_id=plan.pk,
        changes={"title": (None, plan.title), "items": (0, count)},
    )
    return plan


def _create_items(plan: Plan, nodes: list[Json]) -> int:
    """All the items with their leads and expected results, level by level; the number of items."""
    made: list[tuple[PlanItem, Json]] = []
    level: list[tuple[PlanItem | None, Json]] = [(None, {"children": nodes})]
    while level:
        below = [_item(plan, parent, node, i) for parent, host in level for i, node in enumerate(host["children"])]
        PlanItem.objects.bulk_create([item for item, _node in below])
        made.extend(below)
        level = [(item, node) for item, node in below]
    PlanLead.objects.bulk_create(lead for item, node in made for lead in _leads(item, node))
    ExpectedResult.objects.bulk_create(
        ExpectedResult(item=item, position=position, text=text)
        for item, node in made
        for position, text in enumerate(node["expected_results"])
    )
    return len(made)


def _leads(item: PlanItem, node: Json) -> Iterator[PlanLead]:
    own, inherited = node["leads"], node["inherited_leads"]
    for position, text in enumerate([*own, *inherited]):
        yield PlanLead(item=item, position=position, text=text, inherited=position >= len(own))


def _item(plan: Plan, parent: PlanItem | None, node: Json, position: int) -> tuple[PlanItem, Json]:
    when: Json = node["when"] or {}
    step = f"{position + 1:05d}"
    item = PlanItem(
        plan=plan,
        parent=parent,
        path=f"{parent.path}.{step}" if parent else step,
        depth=parent.depth + 1 if parent else 0,
        position=position,
        kind=node["level"],
        number=node["number"] or "",
        text=node["text"],
        schedule=node["schedule"] or "",
        when=node["when"],
        earliest=_date(when.get("earliest")),
        latest=_date(when.get("latest")),
        schedule_kinds=when.get("kind") or [],
        results=node["results"] or "",
        status=node["status"] or "",
        progress=node["progress"],
        highlighted=node["highlighted"],
        extra=node["extra"],
        source=node["source"],
        sources=node.get("sources") or {},
        doubts=node["doubts"],
    )
    return item, node


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
