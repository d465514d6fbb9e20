"""A plan beside the file that brings it up to date."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from jalon.accounts.roles import Audience
from jalon.history.models import Entry
from jalon.network.models import Network
from jalon.plans.choices import PlanState
from jalon.plans.comparing import Comparison, Row, compare
from jalon.plans.comparing.differences import objectives_of
from jalon.plans.comparing.identities import identities_of
from jalon.plans.comparing.rows import CellValue
from jalon.plans.models import ImportDraft, Plan, PlanItem
from jalon.plans.proposals import walk
from jalon.plans.queries.outline import plan_tree

EMPTY: dict[str, Any] = {"nodes": []}
LOOKED_AT = 400  # texts of a file that are looked for in the plans of its network


def item_key(identity: UUID) -> str:
    """How comparing names an item, and what is kept of a refusal: it means the same item on another instance."""
    return f"i{identity.hex}"


def comparison_of(draft: ImportDraft, plan: Plan) -> Comparison:
    """What a file read says against the plan and the file it came from. Five queries; `plan.reading` is loaded."""
    rows, links = plan_rows(plan)
    base = plan.reading.proposal if plan.reading else EMPTY
    facts: dict[str, CellValue] = {
        "title": plan.title,
        "organisation": plan.organisation,
        "period": plan.period,
        "updated_on": plan.updated_on.isoformat() if plan.updated_on else "",
        "general_objectives": objectives_of(plan.general_objectives),
    }
    identities = identities_of(draft.document, draft.proposal)
    return compare(base, rows, draft.proposal, facts=facts, links=links, identities=identities)


def plan_rows(plan: Plan) -> tuple[list[Row], dict[str, str]]:
    """The items of a plan as comparing takes them, and which node of its reading each was made of."""
    tree = plan_tree(plan, Audience.BOARD)
    known = {pk: (node, identity) for pk, node, identity in plan.items.values_list("pk", "node", "identity")}
    keys = {pk: item_key(identity) for pk, (_node, identity) in known.items()}
    rows = [
        Row(
            key=keys[item.id],
            parent=keys[item.parent_id] if item.parent_id else "",
            level=item.kind,
            text=item.text,
            number=item.number,
            schedule=item.schedule,
            results=item.results,
            status=item.status,
            leads=tuple(item.leads),
            inherited_leads=tuple(item.inherited_leads),
            expected_results=tuple(item.expected_results),
            extra=item.extra,
            identity=str(known[item.id][1]),
        )
        for item in tree.values()
    ]
    return rows, {known[pk][0]: keys[pk] for pk in tree if known[pk][0]}


def resembling(network: Network, draft: ImportDraft) -> Plan | None:
    """The plan that a file seems to be another version of: half of its texts stand there. Two queries at most."""
    texts = list(dict.fromkeys(node["text"] for node in walk(draft.proposal["nodes"]) if node["text"]))[:LOOKED_AT]
    marks = [one["identity"] for one in draft.document.get("identities") or []]
    if not texts:
        return None
    open_items = PlanItem.objects.standing().filter(plan__network=network).exclude(plan__state=PlanState.CLOSED.value)
    found = (
        open_items.filter(Q(identity__in=marks) | Q(text__in=texts))
        .order_by()
        .values("plan")
        .annotate(alike=Count("text", distinct=True))
        .order_by("-alike", "-plan")
        .first()
    )
    if found is None or found["alike"] * 2 < len(texts):
        return None
    return network.plans.get(pk=found["plan"])


def update_entry(draft: ImportDraft) -> Entry | None:
    """What history kept of the update that an accepted draft was; None when it was none."""
    entries = Entry.objects.filter(
        object_type="plan", object_id=str(draft.updates_id), verb="updated", network_id=draft.network_id
    )
    return next((one for one in entries.order_by("-pk") if one.changes["reading"][1] == draft.reading_id), None)
