"""From an accepted draft to a plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from jalon.accounts.models import User
from jalon.history.actions import record
from jalon.library.actions import files_with_rows, keep_reading, store_file
from jalon.library.indexing import index_reading
from jalon.library.models import Reading
from jalon.network.actions.parties import parties_named
from jalon.network.models import Party
from jalon.plans.actions.teaching import teach
from jalon.plans.choices import ReportChannel
from jalon.plans.errors import NothingToKeep
from jalon.plans.indexing import index_plan
from jalon.plans.models import ExpectedResult, ImportDraft, Plan, PlanItem, PlanLead, ProgressReport
from jalon.plans.proposals.fields import item_fields, report_fields
from jalon.plans.rules import period_dates, plan_scope

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Accepted:
    """What an accepted draft became: a plan, or for a report its reading alone."""

    reading: Reading
    plan: Plan | None


@files_with_rows()
def accept_draft(*, draft: ImportDraft, actor: User) -> Accepted:
    """Say yes to a draft: keep its file, what was read in it and, when it holds one, the plan.

    Accepting twice gives the same plan. Raises NothingToKeep when the file is neither a plan nor a report.
    """
    locked = ImportDraft.objects.select_for_update().defer("original").get(pk=draft.pk)
    if locked.reading is not None:
        return Accepted(locked.reading, locked.plan)
    proposal = locked.proposal
    if proposal["kind"] != "report" and not proposal["nodes"]:
        raise NothingToKeep
    reading = keep_draft_reading(locked, proposal, actor)
    plan, items = _create_plan(reading, actor.actor) if proposal["nodes"] else (None, [])
    index_plan(plan, items) if plan else index_reading(reading=reading)
    resolve_draft(locked, reading, plan)
    return Accepted(reading, plan)


def keep_draft_reading(draft: ImportDraft, proposal: Json, actor: User) -> Reading:
    """Keep the file of a draft, what was read in it as its author accepts it, and what she taught on the way."""
    teach(draft=draft, actor=actor.actor)
    with draft.content.open("rb") as content:
        file = store_file(
            network=draft.network,
            name=draft.file_name,
            data=content.read(),
            media_type=draft.media_type,
            uploaded_by=actor,
            origin="import",
            actor=actor.actor,
        )
    return keep_reading(file=file, document=draft.document, proposal=proposal, actor=actor.actor)


def resolve_draft(draft: ImportDraft, reading: Reading, plan: Plan | None) -> None:
    """What an accepted draft became; all that it held is in the reading, so it is emptied."""
    draft.reading, draft.plan = reading, plan
    draft.document, draft.original, draft.proposal, draft.edits, draft.decisions = {}, {}, {}, [], []
    name = draft.content.name or ""
    draft.content.name = ""
    draft.save()
    transaction.on_commit(lambda: draft.content.storage.delete(name))


def _create_plan(reading: Reading, actor: str) -> tuple[Plan, list[PlanItem]]:
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
    items = create_items(plan, proposal["nodes"], actor)
    record(
        network_id=plan.network_id,
        actor=actor,
        verb="created",
        object_type="plan",
        object_id=plan.pk,
        scope=plan_scope(plan.pk),
        changes={"title": (None, plan.title), "items": (0, len(items))},
    )
    return plan, items


def create_items(plan: Plan, nodes: list[Json], actor: str) -> list[PlanItem]:
    """All the items with their leads and expected results, level by level."""
    made: list[tuple[PlanItem, Json]] = []
    level: list[tuple[PlanItem | None, Json]] = [(None, {"children": nodes})]
    while level:
        below = [_item(plan, parent, node, i) for parent, host in level for i, node in enumerate(host["children"])]
        PlanItem.objects.bulk_create([item for item, _node in below])
        made.extend(below)
        level = [(item, node) for item, node in below]
    names = {name for _item, node in made for name in (*node["leads"], *node["inherited_leads"])}
    parties = parties_named(network=plan.network, names=sorted(names), actor=actor)
    PlanLead.objects.bulk_create(lead for item, node in made for lead in _leads(item, node, parties))
    ProgressReport.objects.bulk_create(_first_reports(plan, made, actor))
    ExpectedResult.objects.bulk_create(
        ExpectedResult(item=item, position=position, text=text)
        for item, node in made
        for position, text in enumerate(node["expected_results"])
    )
    return [item for item, _node in made]


def _first_reports(plan: Plan, made: list[tuple[PlanItem, Json]], actor: str) -> Iterator[ProgressReport]:
    """What the document itself says of progress, on the day it was brought up to date."""
    for item, node in made:
        if item.status or item.results:
            yield ProgressReport(
                item=item,
                on=plan.updated_on or timezone.localdate(),
                author=actor,
                channel=ReportChannel.DOCUMENT.value,
                **report_fields(node),
            )


def _leads(item: PlanItem, node: Json, parties: dict[str, Party]) -> Iterator[PlanLead]:
    own, inherited = node["leads"], node["inherited_leads"]
    for position, text in enumerate([*own, *inherited]):
        yield PlanLead(item=item, position=position, text=text, party=parties[text], inherited=position >= len(own))


def _item(plan: Plan, parent: PlanItem | None, node: Json, position: int) -> tuple[PlanItem, Json]:
    step = f"{position + 1:05d}"
    item = PlanItem(
        plan=plan,
        parent=parent,
        path=f"{parent.path}.{step}" if parent else step,
        depth=parent.depth + 1 if parent else 0,
        position=position,
        node=node.get("id") or "",
        **item_fields(node),
    )
    return item, node
