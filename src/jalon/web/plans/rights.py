"""What a person may see and say of the items of a plan."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from jalon.accounts.models import User
from jalon.accounts.roles import Audience, Permission, Role
from jalon.network.models import Access
from jalon.network.queries.parties import directory
from jalon.plans.models import Plan, PlanItem
from jalon.plans.queries.item import item_chain, items_seen
from jalon.plans.queries.outline import OutlineItem
from jalon.plans.queries.responsibility import member_of, responsibilities_of


def audience_of(access: Access) -> Audience:
    """The narrowest circle this person belongs to here."""
    return Role(access.role).audience


def user_of(request: HttpRequest) -> User:
    """Who is signed in: pages of a network let nobody else in."""
    return request.user  # type: ignore[return-value]


def plans_seen(access: Access) -> QuerySet[Plan]:
    """The plans this person may open."""
    plans = access.network.plans.filter(visibility__lte=audience_of(access))
    return plans.select_related("reading__file").defer("reading__document", "reading__proposal")


def plan_of(access: Access, plan_id: int) -> Plan:
    """A plan this person may open, else a 404."""
    plan = get_object_or_404(plans_seen(access), pk=plan_id)
    plan.network = access.network
    return plan


def item_of(access: Access, plan_id: int, item_id: int, *, gone: bool = False) -> PlanItem:
    """An item this person may open, else a 404; with `gone`, also one that was taken out."""
    items = items_seen(access.network, audience_of(access))
    if gone and access.permits(Permission.EDIT_PLAN):
        items = PlanItem.objects.filter(
            plan__network=access.network, plan__visibility__lte=audience_of(access), audience__lte=audience_of(access)
        )
    wanted = items.select_related("plan__reading__file").defer("plan__reading__document", "plan__reading__proposal")
    item = get_object_or_404(wanted, pk=item_id, plan_id=plan_id)
    item.plan.network = access.network
    return item


def hers(request: HttpRequest, access: Access, plan: Plan, tree: dict[int, OutlineItem] | None = None) -> set[int]:
    """The items of a plan that somebody who may tell only of her own may tell of."""
    people = directory(access.network)
    member = member_of(access.network, user_of(request), people)
    if member is None:
        return set()
    responsibilities = responsibilities_of(plan, audience_of(access), tree=tree, people=people)
    return {item_id for item_id in responsibilities.items if responsibilities.concerns(item_id, member.id)}


def may_report(
    request: HttpRequest, access: Access, item: PlanItem, chain: dict[int, OutlineItem] | None = None
) -> bool:
    """Whether this person may say how an item goes. `chain` is the item and those above (see item_chain)."""
    if access.permits(Permission.REPORT_ANY):
        return True
    if not access.permits(Permission.REPORT_OWN):
        return False
    tree = item_chain(item, audience_of(access)) if chain is None else chain
    return item.pk in hers(request, access, item.plan, tree)


def choice(value: Any, among: Any) -> str:
    """A value of a form that must be one of these; anything else was made by hand."""
    if value not in among:
        raise Http404
    return str(value)
