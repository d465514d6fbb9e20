"""Amendments: changes to a plan that were voted, with who asked for them and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from jalon.history.models import Entry
from jalon.plans.actions.items import Value, change_item
from jalon.plans.actions.life import record_plan
from jalon.plans.actions.structure import add_item, move_item, remove_item, restore_item
from jalon.plans.choices import Level, Outcome
from jalon.plans.errors import AlreadyVoted
from jalon.plans.models import Amendment, Plan, PlanItem
from jalon.plans.rules import check_open, plan_scope

Change = dict[str, Any]
VERBS = ("changed", "added", "moved", "removed")


@dataclass(frozen=True, slots=True)
class Motion:
    """Who asks for an amendment, and why."""

    on: date
    proposed_by: str = ""
    seconded_by: str = ""
    reason: str = ""


@contextmanager
def amending(*, plan: Plan, motion: Motion, actor: str) -> Iterator[None]:
    """What is changed in the plan within this block becomes one amendment, adopted; nothing changed, none."""
    with transaction.atomic():
        Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
        entries = Entry.objects.filter(scope=plan_scope(plan.pk))
        last = entries.aggregate(last=Max("id"))["last"] or 0
        yield
        changes = _changes_of(entries.filter(id__gt=last, actor=actor, object_type="plan_item").order_by("id"))
        if changes:
            _create(plan, motion, changes, Outcome.ADOPTED, actor)


@transaction.atomic
def propose_amendment(*, plan: Plan, change: Change, motion: Motion, actor: str) -> Amendment:
    """Write down what somebody proposes, before it is voted.

    `change` is one of Amendment.changes: "changed" needs "item", "field" and "after"; "added" needs "parent",
    "kind" and "after"; "removed" needs "item". The rest is filled in. Raises PlanClosed.
    """
    locked = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    check_open(locked.state)
    return _create(locked, motion, [_filled(locked, change)], Outcome.OPEN, actor)


@transaction.atomic
def reword_amendment(*, amendment: Amendment, after: Value, motion: Motion, actor: str) -> Amendment:
    """Change the words of what was not voted yet. Raises AlreadyVoted."""
    locked = Amendment.objects.select_for_update(of=("self",)).select_related("plan").get(pk=amendment.pk)
    if locked.outcome != Outcome.OPEN:
        raise AlreadyVoted
    before = locked.changes[0]["after"]
    locked.changes = [locked.changes[0] | {"after": after}]
    locked.on, locked.reason = motion.on, motion.reason
    locked.proposed_by, locked.seconded_by = motion.proposed_by, motion.seconded_by
    locked.save()
    _record(locked, actor, "reworded", {"after": (before, after)})
    return locked


@transaction.atomic
def vote_amendment(*, amendment: Amendment, outcome: Outcome, actor: str) -> Amendment:
    """What the assembly decided; deciding otherwise undoes it. An adopted one changes the plan at once.

    Raises EditConflict when the plan changed under it, EditRefused and PlanClosed; nothing is written then.
    """
    locked = Amendment.objects.select_for_update(of=("self",)).select_related("plan").get(pk=amendment.pk)
    before = locked.outcome
    if before == outcome:
        return locked
    if before == Outcome.ADOPTED:
        for change in reversed(locked.changes):
            _undo(locked.plan, change, actor)
    if outcome == Outcome.ADOPTED:
        locked.changes = [_do(locked.plan, change, actor) for change in locked.changes]
    locked.outcome = outcome.value
    locked.save(update_fields=["outcome", "changes"])
    _record(locked, actor, "voted", {"outcome": (before, outcome.value)})
    return locked


def _create(plan: Plan, motion: Motion, changes: list[Change], outcome: Outcome, actor: str) -> Amendment:
    amendment = Amendment.objects.create(
        plan=plan,
        number=(plan.amendments.aggregate(last=Max("number"))["last"] or 0) + 1,
        on=motion.on,
        author=actor,
        proposed_by=motion.proposed_by.strip(),
        seconded_by=motion.seconded_by.strip(),
        reason=motion.reason.strip(),
        changes=changes,
        outcome=outcome.value,
    )
    _record(amendment, actor, "amended", {"outcome": (None, outcome.value)})
    return amendment


def _record(amendment: Amendment, actor: str, verb: str, changes: dict[str, tuple[Any, Any]]) -> None:
    record_plan(amendment.plan, actor=actor, verb=verb, changes={"amendment": (None, amendment.number)} | changes)


def _filled(plan: Plan, change: Change) -> Change:
    """With the words as they stand, so that it reads by itself."""
    if change["verb"] == "added":
        parent = plan.items.standing().get(pk=change["parent"]) if change["parent"] else None
        return {"item": None, "field": "text", "before": None, "where": str(parent or "")} | change
    item = plan.items.standing().get(pk=change["item"])
    if change["verb"] == "removed":
        return {"field": "text", "before": item.text, "after": None, "where": str(item.parent or "")} | change
    return {"before": _value(item, change["field"]), "where": str(item)} | change


def _value(item: PlanItem, name: str) -> Value:
    if name == "leads":
        return [lead.text for lead in item.leads.filter(inherited=False)]
    if name == "expected_results":
        return [result.text for result in item.expected_results.all()]
    return str(getattr(item, name))


def _do(plan: Plan, change: Change, actor: str) -> Change:
    """Make an adopted change in the plan; the change, with the item it made."""
    if change["verb"] == "added" and change["item"]:
        restore_item(item=plan.items.get(pk=change["item"]), actor=actor)
    elif change["verb"] == "added":
        parent = plan.items.standing().get(pk=change["parent"]) if change["parent"] else None
        values: dict[str, Value] = {"text": change["after"]}
        made = add_item(plan=plan, kind=Level(change["kind"]), values=values, parent=parent, actor=actor)
        return change | {"item": made.pk}
    elif change["verb"] == "removed":
        remove_item(item=plan.items.get(pk=change["item"]), reason="", actor=actor)
    elif change["verb"] == "changed":
        item = plan.items.get(pk=change["item"])
        change_item(item=item, changes={change["field"]: (change["before"], change["after"])}, actor=actor)
    return change


def _undo(plan: Plan, change: Change, actor: str) -> None:
    item = plan.items.get(pk=change["item"])
    if change["verb"] == "added":
        remove_item(item=item, reason="", actor=actor)
    elif change["verb"] == "removed":
        restore_item(item=item, actor=actor)
    elif change["verb"] == "moved":
        place = change["before"]
        parent = plan.items.get(pk=place["parent"]) if place["parent"] else None
        move_item(item=item, parent=parent, position=place["position"], actor=actor)
    else:
        change_item(item=item, changes={change["field"]: (change["after"], change["before"])}, actor=actor)


def _changes_of(entries: Iterable[Entry]) -> list[Change]:
    """What history kept, as an amendment lists it."""
    found: list[Change] = []
    kept = [entry for entry in entries if entry.verb in VERBS]
    items = PlanItem.objects.select_related("parent").in_bulk([int(entry.object_id) for entry in kept])
    for entry in kept:
        item = items[int(entry.object_id)]
        base = {"item": item.pk, "verb": entry.verb, "where": str(item)}
        if entry.verb == "changed":
            found += [
                base | {"field": name, "before": before, "after": after}
                for name, (before, after) in entry.changes.items()
                if name not in {"visibility", "inherited_leads"}
            ]
        elif entry.verb == "moved":
            before, after = entry.changes["place"]
            found.append(base | {"field": "place", "before": before, "after": after})
        else:
            words = (None, item.text) if entry.verb == "added" else (item.text, None)
            above = str(item.parent or "")
            found.append(base | {"field": "text", "before": words[0], "after": words[1], "where": above})
    return found
