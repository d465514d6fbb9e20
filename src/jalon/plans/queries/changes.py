"""What happened in a plan, entry by entry: who, when, which item, from what to what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from jalon.accounts.roles import Audience
from jalon.history.models import Entry
from jalon.network.models import Network
from jalon.plans.models import Plan, PlanItem
from jalon.plans.queries.signatures import names_of_actors
from jalon.plans.rules import plan_scope

KINDS = ("plan", "plan_item")
# Copies of what is said elsewhere, or of no interest to a person.
SILENT = frozenset({"reported", "report", "inherited_leads", "layout", "acronyms"})
ANSWERING = frozenset({"person", "substitute"})  # parties, kept by their numbers
FIELDS = (
    "text",
    "number",
    "leads",
    "schedule",
    "expected_results",
    "results",
    "status",
    "percent",
    "visibility",
    "place",
)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field, as it was and as it became; None where it was not."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Change:
    """One thing somebody did. `item` is its id and what it says now; None when it is the plan's own."""

    id: int
    at: datetime
    actor: str
    who: str
    verb: str
    item_id: int | None
    item_text: str
    fields: list[FieldChange]
    reason: str
    report_id: int | None


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """What to show of a history; empty fields ask for nothing."""

    actor: str = ""
    item: int | None = None
    field: str = ""


def entries_of_item(item: PlanItem) -> QuerySet[Entry]:
    """What history kept of an item, the latest first."""
    return Entry.objects.filter(object_type="plan_item", object_id=str(item.pk)).order_by("-id")


def changes_of_item(item: PlanItem, count: int) -> list[Change]:
    """The last changes of an item."""
    return signed_changes(item.plan.network, entries_of_item(item)[:count], {item.pk: item.text})


def entries_for(plan: Plan, audience: Audience, wanted: ChangeFilter) -> QuerySet[Entry]:
    """The entries of a plan that somebody of this circle may read, the latest first."""
    entries = _entries_seen(plan, audience).order_by("-id")
    if wanted.actor:
        entries = entries.filter(actor=wanted.actor)
    if wanted.item:
        entries = entries.filter(object_type="plan_item", object_id=str(wanted.item))
    if wanted.field:
        entries = entries.filter(changes__has_key=wanted.field)
    return entries


def actors_of(plan: Plan, audience: Audience) -> dict[str, str]:
    """Who did something in a plan that somebody of this circle may read, by name."""
    actors = _entries_seen(plan, audience).order_by().values_list("actor")
    names = names_of_actors(plan.network, {actor for (actor,) in actors.distinct()})
    return dict(sorted(names.items(), key=lambda pair: pair[1].casefold()))


def _entries_seen(plan: Plan, audience: Audience) -> QuerySet[Entry]:
    entries = Entry.objects.filter(scope=plan_scope(plan.pk), object_type__in=KINDS)
    if audience == max(Audience):
        return entries
    hidden = PlanItem.objects.filter(plan=plan, audience__gt=audience).values_list("pk", flat=True)
    return entries.exclude(object_type="plan_item", object_id__in=[str(pk) for pk in hidden])


def signed_changes(network: Network, entries: Iterable[Entry], texts: dict[int, str] | None = None) -> list[Change]:
    """Entries with names: of who did it, and of what items say now."""
    entries = list(entries)
    names = names_of_actors(network, {entry.actor for entry in entries})
    if texts is None:
        ids = {int(entry.object_id) for entry in entries if entry.object_type == "plan_item"}
        rows = PlanItem.objects.filter(pk__in=ids).values_list("pk", "number", "text")
        texts = {pk: f"{number} {text}".strip() for pk, number, text in rows}
    answering = _answering(network, entries)
    found = [change_of(entry, names.get(entry.actor, ""), texts.get(int(entry.object_id), "")) for entry in entries]
    return [replace(change, fields=[_named(one, answering) for one in change.fields]) for change in found]


def _answering(network: Network, entries: list[Entry]) -> dict[int, str]:
    """The names of those who were said to answer for a line; one query when there are any."""
    pairs = (entry.changes.get(name) or () for entry in entries for name in ANSWERING)
    ids = {pk for pair in pairs for pk in pair if isinstance(pk, int)}
    return dict(network.parties.filter(pk__in=ids).values_list("pk", "name")) if ids else {}


def _named(change: FieldChange, names: Mapping[int, str]) -> FieldChange:
    if change.name not in ANSWERING:
        return change
    return replace(change, before=names.get(change.before), after=names.get(change.after))


def change_of(entry: Entry, who: str, item_text: str) -> Change:
    """An entry as one thing somebody did."""
    item_id = int(entry.object_id) if entry.object_type == "plan_item" else None
    values: dict[str, list[Any]] = dict(entry.changes)
    reason, report = values.pop("reason", [None, None]), values.get("report", [None, None])
    return Change(
        id=entry.pk,
        at=entry.at,
        actor=entry.actor,
        who=who,
        verb=entry.verb,
        item_id=item_id,
        item_text=item_text if item_id else "",
        fields=[FieldChange(name, *pair) for name, pair in values.items() if name not in SILENT],
        reason=reason[1] or "",
        report_id=report[1],
    )
