"""A plan brought up to date from a file somebody edited by hand: what she accepts is applied at once, or not at all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from jalon.accounts.models import User
from jalon.history.models import Entry
from jalon.library.actions import files_with_rows
from jalon.plans.actions.acceptance import keep_draft_reading, resolve_draft
from jalon.plans.actions.deciding import ACCEPTED, decisions_of, lock_draft
from jalon.plans.actions.items import Value, change_item
from jalon.plans.actions.life import describe_plan, record_plan
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.actions.structure import add_item, move_item, remove_items
from jalon.plans.choices import Level, ReportChannel
from jalon.plans.comparing import Comparison, Difference
from jalon.plans.comparing.differences import DifferenceKind, DifferenceState
from jalon.plans.comparing.rows import CellValue
from jalon.plans.errors import EditRefused
from jalon.plans.indexing import index_plan
from jalon.plans.models import ImportDraft, Plan, PlanItem
from jalon.plans.proposals import find, walk
from jalon.plans.proposals.fields import report_fields
from jalon.plans.queries.updating import comparison_of, item_key
from jalon.plans.rules import check_open, day, plan_scope

Json = dict[str, Any]
WITH_DOCUMENT: Final = ("layout", "acronyms")  # what a bilan of a day before still needs


@dataclass(slots=True)
class Update:
    """What an update did: how many differences of each kind were applied, and those that could not be."""

    applied: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    stuck: list[Difference] = field(default_factory=list)


@files_with_rows()
def apply_update(*, draft: ImportDraft, actor: User) -> Update:
    """Apply what was accepted; the file becomes the one the plan came from, and what was refused is kept with it.

    Raises DraftAccepted, PlanClosed, EditConflict and EditRefused; nothing is written then.
    """
    locked = lock_draft(draft)
    plan = Plan.objects.select_for_update(of=("self",)).select_related("network", "reading").get(updates=locked)
    check_open(plan.state)
    former, begun = plan.reading_id, _last_entry(plan)
    comparison = comparison_of(locked, plan)
    choices = decisions_of(locked)
    accepted = [one for one in comparison.differences if choices.get(one.key) == ACCEPTED]
    work = _Applying(plan, comparison, locked.proposal, actor.actor)
    work.apply(accepted)
    refused = [one for one in comparison.differences if one not in accepted or one in work.update.stuck]
    refused = [one for one in refused if one.state != DifferenceState.OURS]
    work.update.refused = len([one for one in refused if one not in work.update.stuck])
    proposal = locked.proposal | {"refused": [_memory(one, stuck=one in work.update.stuck) for one in refused]}
    reading = keep_draft_reading(locked, proposal, actor)
    _link(plan, comparison, work.made, proposal)
    plan.refresh_from_db()
    came_with = {name: (getattr(plan, name), proposal[name]) for name in WITH_DOCUMENT}
    for name in (*WITH_DOCUMENT, "notes"):
        setattr(plan, name, proposal[name])
    plan.reading = reading
    plan.save(update_fields=["layout", "acronyms", "notes", "reading"])
    resolve_draft(locked, reading, plan)
    record_plan(
        plan,
        actor=actor.actor,
        verb="updated",
        changes={"reading": (former, reading.pk), "after": (None, begun)}
        | {name: pair for name, pair in came_with.items() if pair[0] != pair[1]}
        | {kind: (None, n) for kind, n in work.update.applied.items()},
    )
    index_plan(plan)
    return work.update


def _last_entry(plan: Plan) -> int:
    """What history kept last of the plan before the update: what comes after is its doing."""
    return Entry.objects.filter(scope=plan_scope(plan.pk)).order_by("-pk").values_list("pk", flat=True).first() or 0


def _memory(one: Difference, *, stuck: bool) -> dict[str, str]:
    """A refusal, as the next comparison meets it; `stuck` when it was accepted and could not be applied."""
    told = {"kind": one.kind.value, "about": one.about, "field": one.field}
    return told | ({"stuck": "yes"} if stuck else {})


def _link(plan: Plan, comparison: Comparison, made: Mapping[str, PlanItem], proposal: Json) -> None:
    """Each item says where it stands in the new file; one that is not in it stands nowhere."""
    nodes = {node["id"]: node for node in walk(proposal["nodes"])}
    of_item = {comparison.node_key(node): node for node in nodes if comparison.node_key(node)}
    of_item |= {item_key(item.identity): node for node, item in made.items()}
    items = list(plan.items.standing())
    for item in items:
        node = nodes.get(of_item.get(item_key(item.identity), ""), {})
        item.node, item.source, item.sources = node.get("id", ""), node.get("source") or {}, node.get("sources") or {}
    PlanItem.objects.bulk_update(items, ["node", "source", "sources"], batch_size=200)
    plan.items.exclude(removed=None).exclude(node="").update(node="")


def _value(cell: CellValue | None) -> Value:
    return list(cell) if isinstance(cell, tuple) else (cell or "")


class _Applying:
    """Applies differences: cells and news first, then rows added, moved and removed."""

    def __init__(self, plan: Plan, comparison: Comparison, proposal: Json, actor: str) -> None:
        self.plan, self.comparison, self.proposal, self.actor = plan, comparison, proposal, actor
        self.items = {item_key(item.identity): item for item in plan.items.standing()}
        self.made: dict[str, PlanItem] = {}
        self.update = Update()

    def apply(self, accepted: list[Difference]) -> None:
        of_kind: dict[DifferenceKind, list[Difference]] = defaultdict(list)
        for one in accepted:
            of_kind[one.kind].append(one)
        self.facts(of_kind[DifferenceKind.PLAN])
        self.cells(of_kind[DifferenceKind.CHANGED])
        for one in of_kind[DifferenceKind.PROGRESS]:
            self.news(one)
        for one in of_kind[DifferenceKind.ADDED]:
            self.branch(one)
        for one in of_kind[DifferenceKind.MOVED]:
            self.move(one)
        self.remove(of_kind[DifferenceKind.REMOVED])
        for kind, found in of_kind.items():
            if count := len([one for one in found if one not in self.update.stuck]):
                self.update.applied[kind.value] = count

    def facts(self, found: list[Difference]) -> None:
        facts: dict[str, Any] = {one.field: one.new for one in found}
        if "general_objectives" in facts:
            facts["general_objectives"] = self.proposal["general_objectives"]
        if facts:
            self.plan = describe_plan(plan=self.plan, facts=facts, actor=self.actor)

    def cells(self, found: list[Difference]) -> None:
        changes: dict[str, dict[str, tuple[Value, Value]]] = defaultdict(dict)
        for one in found:
            changes[one.item][one.field] = (_value(one.now), _value(one.new))
        for key, cells in changes.items():
            change_item(item=self.items[key], changes=cells, actor=self.actor)

    def news(self, one: Difference) -> None:
        item = self.items[one.item]
        node = find(self.proposal, one.node).node
        self.report(item, node)
        results = node["results"] or ""
        if results != item.results:
            change_item(item=item, changes={"results": (item.results, results)}, actor=self.actor)

    def report(self, item: PlanItem, node: Json) -> None:
        """A result or a status written by hand in the file."""
        said = ReportContent(**report_fields(node))
        if said != ReportContent():
            on = day(self.proposal.get("updated_on") or None)
            report_progress(item=item, content=said, actor=self.actor, channel=ReportChannel.DOCUMENT, on=on)

    def branch(self, one: Difference) -> None:
        """A row with those below it, in reading order."""
        for key in one.rows:
            row = self.comparison.new[key]
            parent = self.item_of(row.parent)
            if row.parent and parent is None:
                self.stuck(one)
                return
            node = find(self.proposal, key).node
            values: dict[str, Value] = {
                "number": row.number,
                "text": row.text,
                "schedule": row.schedule,
                "results": row.results,
                "leads": list(row.leads or row.inherited_leads),
                "expected_results": list(row.expected_results),
            }
            extra: dict[str, Value] = {f"extra.{heading}": words for heading, words in row.extra.items()}
            before = self.sibling_before(key, parent)
            item = add_item(
                plan=self.plan, kind=Level(row.level), values=values, parent=parent, after=before, actor=self.actor
            )
            if before is None:
                item = move_item(item=item, parent=parent, position=0, actor=self.actor)
            if extra:
                seen: dict[str, tuple[Value, Value]] = {name: ("", words) for name, words in extra.items()}
                item = change_item(item=item, changes=seen, actor=self.actor)
            self.report(item, node)
            self.made[key] = item

    def move(self, one: Difference) -> None:
        row, item = self.comparison.new[one.node], self.items[one.item]
        parent = self.item_of(row.parent)
        if row.parent and parent is None:
            self.stuck(one)
            return
        before = self.sibling_before(one.node, parent)
        siblings = list(self.children(parent).exclude(pk=item.pk).values_list("pk", flat=True))
        position = siblings.index(before.pk) + 1 if before and before.pk in siblings else 0
        try:
            move_item(item=item, parent=parent, position=position, actor=self.actor)
        except EditRefused:  # under what stands below it: another move was refused
            self.stuck(one)

    def remove(self, found: list[Difference]) -> None:
        """Unless something that stays in the plan still stands under it."""
        items = {item_key(item.identity): item for item in self.plan.items.standing().select_related("plan")}
        going = []
        for one in found:
            item = items.get(one.item)
            if item is None:
                continue
            below = {key for key, other in items.items() if other.path.startswith(f"{item.path}.")}
            if below <= set(one.rows):
                going.append(item)
            else:
                self.stuck(one)
        remove_items(items=going, reason="", actor=self.actor)

    def item_of(self, node: str) -> PlanItem | None:
        """What a node of the file is in the plan by now."""
        return self.made.get(node) or self.items.get(self.comparison.node_key(node))

    def children(self, parent: PlanItem | None) -> Any:
        return self.plan.items.standing().filter(parent=parent).order_by("path")

    def sibling_before(self, node: str, parent: PlanItem | None) -> PlanItem | None:
        """The nearest row before it in the file that stands under the same parent in the plan."""
        new = self.comparison.new
        before = [key for key, row in new.items() if row.parent == new[node].parent]
        standing = set(self.children(parent).values_list("pk", flat=True))
        for key in reversed(before[: before.index(node)]):
            item = self.item_of(key)
            if item and item.pk in standing:
                return item
        return None

    def stuck(self, one: Difference) -> None:
        self.update.stuck.append(one)
