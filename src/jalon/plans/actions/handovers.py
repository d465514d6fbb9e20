"""Deciding who answers once a mandate is over."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from jalon.network.models import Mandate, Party
from jalon.plans.actions.assignments import assign
from jalon.plans.errors import AlreadyDecided
from jalon.plans.models import HandoverDecision, Plan, PlanItem
from jalon.plans.rules import check_open


@transaction.atomic
def hand_over(*, plan: Plan, mandate: Mandate, items: Sequence[PlanItem], person: Party, actor: str) -> int:
    """Somebody answers for these items from now on; how many changed. Raises AlreadyDecided, PlanClosed."""
    _decide(plan, mandate, person, actor)
    return assign(plan=plan, targets=list(items), person=person, substitute=None, actor=actor)


@transaction.atomic
def keep_answering(*, plan: Plan, mandate: Mandate, actor: str) -> None:
    """Whoever held the mandate answers still. Raises AlreadyDecided, PlanClosed."""
    _decide(plan, mandate, None, actor)


def _decide(plan: Plan, mandate: Mandate, person: Party | None, actor: str) -> None:
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    check_open(locked.state)
    _kept, new = HandoverDecision.objects.get_or_create(
        plan=plan, mandate=mandate, defaults={"person": person, "author": actor}
    )
    if not new:
        raise AlreadyDecided
