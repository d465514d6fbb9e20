"""What a network decides of one of its plans, besides its words."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from jalon.history.actions import record
from jalon.plans.models import Plan
from jalon.plans.rules import plan_scope
from jalon.plans.rules.rollup import MAY_BE_LEFT_OUT


@transaction.atomic
def leave_out(*, plan: Plan, statuses: Iterable[str], actor: str) -> None:
    """Which statuses the average of a plan leaves out."""
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    chosen = set(statuses)
    wanted = [status.value for status in MAY_BE_LEFT_OUT if status in chosen]
    if set(locked.left_out) == set(wanted):
        return
    record(
        network_id=locked.network_id,
        actor=actor,
        verb="changed",
        object_type="plan",
        object_id=locked.pk,
        scope=plan_scope(locked.pk),
        changes={"left_out": (locked.left_out, wanted)},
    )
    locked.left_out = wanted
    locked.save(update_fields=["left_out"])
