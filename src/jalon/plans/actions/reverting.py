"""An update undone as a whole: the plan as it was before the file, unless somebody changed the same since."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from jalon.history.models import Entry
from jalon.library.models import Reading
from jalon.plans.actions.life import describe_plan, record_plan
from jalon.plans.actions.reimport import WITH_DOCUMENT
from jalon.plans.actions.undoing import undo
from jalon.plans.comparing import match, rows_of
from jalon.plans.errors import EditRefused
from jalon.plans.indexing import index_plan
from jalon.plans.models import ImportDraft, Plan, PlanItem
from jalon.plans.proposals import walk
from jalon.plans.queries.updating import item_key, plan_rows, update_entry
from jalon.plans.rules import check_open, plan_scope


@transaction.atomic
def revert_update(*, draft: ImportDraft, plan: Plan, actor: str) -> Plan:
    """Undo all that an update did; the file the plan came from before is its source again.

    Raises PlanClosed; EditRefused when the plan came from another file since or says other facts, EditConflict when
    somebody changed one of its rows since: nothing is written then.
    """
    locked = Plan.objects.select_for_update(of=("self",)).select_related("network").get(pk=plan.pk)
    check_open(locked.state)
    entry = update_entry(draft)
    if entry is None or locked.reading_id != draft.reading_id:
        raise EditRefused("nothing_to_undo")
    done = Entry.objects.filter(
        scope=plan_scope(plan.pk), actor=entry.actor, pk__gt=entry.changes["after"][1], pk__lt=entry.pk
    )
    undo(entries=[one for one in done if one.object_type == "plan_item"], actor=actor)
    for one in done:
        if one.object_type == "plan":
            locked = _facts_back(locked, one.changes, actor)
    former = Reading.objects.filter(pk=entry.changes["reading"][0], network_id=locked.network_id).first()
    locked.reading = former
    if former is not None:
        locked.notes = former.proposal["notes"]
    changes: dict[str, tuple[Any, Any]] = {"reading": (draft.reading_id, former and former.pk)}
    for name in WITH_DOCUMENT:
        if name in entry.changes:
            before, after = entry.changes[name]
            setattr(locked, name, before)
            changes[name] = (after, before)
    locked.save(update_fields=["reading", "layout", "acronyms", "notes"])
    _link_again(locked, former)
    record_plan(locked, actor=actor, verb="update_undone", changes=changes)
    index_plan(locked)
    return locked


def _facts_back(plan: Plan, changes: dict[str, Any], actor: str) -> Plan:
    for name, (_before, after) in changes.items():
        now = getattr(plan, name)
        if (now.isoformat() if hasattr(now, "isoformat") else now) != after:
            raise EditRefused("changed_since")
    return describe_plan(plan=plan, facts={name: before for name, (before, _after) in changes.items()}, actor=actor)


def _link_again(plan: Plan, former: Reading | None) -> None:
    """Each item says where it stands in the former file, by its words and its place."""
    rows, _links = plan_rows(plan)
    nodes = {node["id"]: node for node in walk(former.proposal["nodes"])} if former else {}
    pairs = match([rows_of(former.proposal["nodes"])], rows) if former else {}
    items = list(plan.items.all())
    for item in items:
        node = nodes.get(pairs.get(item_key(item.identity), ""), {}) if item.removed is None else {}
        item.node, item.source, item.sources = node.get("id", ""), node.get("source") or {}, node.get("sources") or {}
    PlanItem.objects.bulk_update(items, ["node", "source", "sources"], batch_size=200)
