"""Changing the items of a plan, field by field, so that two people never overwrite each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import F

from jalon.accounts.roles import Audience
from jalon.history.actions import record
from jalon.network.actions.parties import parties_named
from jalon.phrases.folding import squeeze
from jalon.plans.errors import EditConflict
from jalon.plans.indexing import index_audiences, index_items
from jalon.plans.models import ExpectedResult, Plan, PlanItem, PlanLead
from jalon.plans.rules import check_open, meaning_of, plan_scope
from jalon.plans.rules.timing import schedule_fields

Value = str | list[str]
EXTRA = "extra."


@transaction.atomic
def change_item(*, item: PlanItem, changes: Mapping[str, tuple[Value, Value]], actor: str) -> PlanItem:
    """Change fields of an item: each (as the person saw it, as she wants it).

    Fields are number, text, schedule and results, "extra.<heading>" for other columns, and the lists of texts leads,
    expected_results and (to undo) inherited_leads. What stays the same is not recorded.

    Raises PlanClosed, and EditConflict, writing nothing, when a field is no longer as she saw it.
    """
    locked = PlanItem.objects.select_for_update(of=("self",)).select_related("plan__network").get(pk=item.pk)
    check_open(locked.plan.state)
    done: dict[str, tuple[Value, Value]] = {}
    meant = locked.when
    for name, (seen, wanted) in changes.items():
        now, new = value_of(locked, name), clean(wanted)
        if now == new:
            continue
        if now != clean(seen):
            raise EditConflict(locked.pk)
        if name == "leads" and new and (inherited := value_of(locked, "inherited_leads")):
            done["inherited_leads"] = (inherited, [])  # they go when it has leads of its own
        _setter(name)(locked, new, actor)
        done[name] = (now, new)
    if done:
        locked.save()
        record_item(locked, actor=actor, verb="changed", changes=done)
        record_meaning(locked, before=meant, actor=actor)
        index_items([locked])
    return locked


def record_item(item: PlanItem, *, actor: str, verb: str, changes: Mapping[str, tuple[Any, Any]]) -> None:
    """Keep in history what happened to an item."""
    record(
        network_id=item.plan.network_id,
        actor=actor,
        verb=verb,
        object_type="plan_item",
        object_id=item.pk,
        scope=plan_scope(item.plan_id),
        changes=changes,
    )


def record_meaning(item: PlanItem, *, before: dict[str, Any] | None, actor: str) -> None:
    """Keep what the schedule of an item meant, when that is no longer so.

    It cannot be read out of its words again: the document around them, the period of the plan and the seasons of the
    network had their part in it.
    """
    if item.when != before:
        record(
            network_id=item.plan.network_id,
            actor=actor,
            verb="understood",
            object_type="item_schedule",
            object_id=item.pk,
            scope=plan_scope(item.plan_id),
            changes={"when": (before, item.when)},
        )


def value_of(item: PlanItem, name: str) -> Value:
    """A field as `change_item` takes it."""
    if name in ("leads", "inherited_leads"):
        return [lead.text for lead in item.leads.filter(inherited=name == "inherited_leads")]
    if name == "expected_results":
        return [result.text for result in item.expected_results.all()]
    if name.startswith(EXTRA):
        return str(item.extra.get(name.removeprefix(EXTRA), ""))
    return str(getattr(item, name))


def set_schedule(item: PlanItem, words: str) -> None:
    """The words of a schedule on an item, and what they mean in its plan. Saves nothing."""
    item.schedule = words
    for name, value in schedule_fields(meaning_of(words, item.plan)).items():
        setattr(item, name, value)


def clean(value: Value) -> Value:
    """As it is kept: white space squeezed in lists, trimmed around texts."""
    if isinstance(value, list):
        return [text for text in map(squeeze, value) if text]
    return value.replace("\r\n", "\n").strip()


def _set_leads(item: PlanItem, names: Value, actor: str) -> None:
    """Own leads; those of a merged cell above no longer apply once there is one."""
    item.leads.all().delete() if names else item.leads.filter(inherited=False).delete()
    parties = parties_named(network=item.plan.network, names=names, actor=actor)
    start = max(item.leads.values_list("position", flat=True), default=-1) + 1
    PlanLead.objects.bulk_create(
        PlanLead(item=item, position=start + at, text=name, party=parties[name]) for at, name in enumerate(names)
    )


def _set_inherited_leads(item: PlanItem, names: Value, actor: str) -> None:
    """Those of a merged cell above, put back when what replaced them is undone."""
    item.leads.filter(inherited=True).delete()
    start = max(item.leads.values_list("position", flat=True), default=-1) + 1
    parties = parties_named(network=item.plan.network, names=names, actor=actor)
    PlanLead.objects.bulk_create(
        PlanLead(item=item, position=start + at, text=name, party=parties[name], inherited=True)
        for at, name in enumerate(names)
    )


def _set_expected_results(item: PlanItem, texts: Value, _actor: str) -> None:
    """As the list says. A result whose words stay, or change where it stands, keeps its row with what hangs on it."""
    kept = list(item.expected_results.all())
    places = {result.position: result for result in kept if result.text not in texts}
    item.expected_results.update(position=F("position") + 10_000)  # out of the way of the new positions
    for position, text in enumerate(texts):
        same = next((result for result in kept if result.text == text), None) or places.get(position)
        if same:
            kept.remove(same)
            ExpectedResult.objects.filter(pk=same.pk).update(position=position, text=text)
        else:
            ExpectedResult.objects.create(item=item, position=position, text=text)
    item.expected_results.filter(pk__in=[result.pk for result in kept]).delete()


def _set_text(name: str) -> Callable[[PlanItem, Value, str], None]:
    return lambda item, value, _actor: setattr(item, name, value)


_SETTERS: dict[str, Callable[[PlanItem, Value, str], None]] = {
    "number": _set_text("number"),
    "text": _set_text("text"),
    "results": _set_text("results"),
    "schedule": lambda item, words, _actor: set_schedule(item, str(words)),
    "leads": _set_leads,
    "inherited_leads": _set_inherited_leads,
    "expected_results": _set_expected_results,
}


def _setter(name: str) -> Callable[[PlanItem, Value, str], None]:
    if not name.startswith(EXTRA):
        return _SETTERS[name]
    heading = name.removeprefix(EXTRA)

    def set_extra(item: PlanItem, words: Value, _actor: str) -> None:
        kept = {other: text for other, text in item.extra.items() if other != heading}
        item.extra = kept | ({heading: str(words)} if words else {})

    return set_extra


@transaction.atomic
def set_visibility(*, item: PlanItem, visibility: Audience | None, actor: str) -> None:
    """Who may see an item and what is below it; None is as the item above."""
    locked = PlanItem.objects.select_for_update(of=("self",)).select_related("plan").get(pk=item.pk)
    if locked.visibility == visibility:
        return
    record_item(locked, actor=actor, verb="changed", changes={"visibility": (locked.visibility, visibility)})
    locked.visibility = visibility
    locked.save(update_fields=["visibility"])
    recompute_audiences(locked.plan)


@transaction.atomic
def set_plan_visibility(*, plan: Plan, visibility: Audience, actor: str) -> None:
    """Who may see a plan, and all its items that say nothing narrower."""
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    if locked.visibility == visibility:
        return
    before, locked.visibility = locked.visibility, visibility.value
    locked.save(update_fields=["visibility"])
    record(
        network_id=locked.network_id,
        actor=actor,
        verb="changed",
        object_type="plan",
        object_id=locked.pk,
        scope=plan_scope(locked.pk),
        changes={"visibility": (before, visibility.value)},
    )
    recompute_audiences(locked)


def recompute_audiences(plan: Plan) -> None:
    """Compute again who may see each item: the narrowest of its own, of those above and of the plan."""
    audiences: dict[int | None, int] = {None: plan.visibility}
    changed = []
    for item in (
        plan.items.standing().order_by("path", "id").only("id", "parent_id", "visibility", "audience", "plan_id")
    ):
        audiences[item.pk] = max(audiences.get(item.parent_id, plan.visibility), item.visibility or 0)
        if item.audience != audiences[item.pk]:
            item.audience = audiences[item.pk]
            changed.append(item)
    PlanItem.objects.bulk_update(changed, ["audience"], batch_size=500)
    index_audiences(plan, changed)
