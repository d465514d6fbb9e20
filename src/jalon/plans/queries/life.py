"""The life of a plan: its amendments as somebody of a circle may read them, where its lines come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from jalon.accounts.roles import Audience
from jalon.plans.models import Amendment, Plan, PlanItem
from jalon.plans.queries.signatures import names_of_actors


@dataclass(frozen=True, slots=True)
class AmendmentSheet:
    """An amendment with the name of who wrote it, and those of its changes that may be seen."""

    amendment: Amendment
    author: str
    changes: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an item of a plan comes from: the period or title of the plan before, the item there, and why."""

    plan: Plan
    item_id: int
    reason: str


def amendments_of(plan: Plan, audience: Audience) -> list[AmendmentSheet]:
    """The amendments of a plan in order; three queries. What is for a narrower circle is not in them."""
    amendments = list(plan.amendments.all())
    names = names_of_actors(plan.network, {one.author for one in amendments})
    narrow = set(plan.items.filter(audience__gt=audience).values_list("pk", flat=True)) if amendments else set()
    found = []
    for one in amendments:
        changes = [change for change in one.changes if not narrow & {change.get("item"), change.get("parent")}]
        if changes or not one.changes:
            found.append(AmendmentSheet(one, names.get(one.author, ""), changes))
    return found


def origins_of(plan: Plan, audience: Audience) -> dict[int, Origin]:
    """For each item that carries on one of an earlier plan, that one; one query, none for a plan without any."""
    if plan.predecessor_id is None:
        return {}
    known = {"origin__plan__network_id": plan.network_id, "origin__audience__lte": audience}
    items: QuerySet[PlanItem] = plan.items.filter(**known, origin__plan__visibility__lte=audience).seen_by(audience)
    rows = (
        items.exclude(origin_reason="frame")
        .select_related("origin__plan")
        .only("origin_reason", "origin__plan__title", "origin__plan__period")
    )
    return {
        item.pk: Origin(item.origin.plan, item.origin.pk, item.origin_reason)
        for item in rows
        if item.origin is not None
    }


def carried_on_by(item: PlanItem, audience: Audience) -> list[PlanItem]:
    """The items of later plans that carry one on, as somebody of this circle may see them; one query."""
    later: QuerySet[PlanItem] = PlanItem.objects.filter(
        origin=item, plan__network_id=item.plan.network_id, plan__visibility__lte=audience
    ).seen_by(audience)
    return list(later.select_related("plan").only("text", "plan__title", "plan__period").order_by("pk"))
