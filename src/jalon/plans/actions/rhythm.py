"""How often a network asks for news, and what it leaves alone for a while."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from jalon.history.actions import record
from jalon.network.models import Network
from jalon.plans.actions.news_requests import one_at_a_time
from jalon.plans.models import Plan, Rhythm
from jalon.plans.queries.news_requests import rhythm_of
from jalon.plans.rules import plan_scope


@transaction.atomic
def change_rhythm(*, network: Network, actor: str, **values: Any) -> Rhythm:
    """Change how often a network asks; what stays the same is not recorded."""
    one_at_a_time(network)
    rhythm = rhythm_of(network)
    changes = {name: (getattr(rhythm, name), value) for name, value in values.items() if getattr(rhythm, name) != value}
    for name, value in values.items():
        setattr(rhythm, name, value)
    rhythm.save()
    if changes:
        record(
            network_id=network.pk,
            actor=actor,
            verb="changed",
            object_type="rhythm",
            object_id=rhythm.pk,
            changes={name: tuple(map(_plain, pair)) for name, pair in changes.items()},
        )
    return rhythm


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


@transaction.atomic
def pause_plan(*, plan: Plan, until: date | None, actor: str) -> None:
    """Ask nothing of a plan by itself before a day; None asks again."""
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    before, locked.news_paused_until = locked.news_paused_until, until
    if before == until:
        return
    locked.save(update_fields=["news_paused_until"])
    record(
        network_id=locked.network_id,
        actor=actor,
        verb="changed",
        object_type="plan_news",
        object_id=locked.pk,
        scope=plan_scope(locked.pk),
        changes={"news_paused_until": (_plain(before), _plain(until))},
    )
