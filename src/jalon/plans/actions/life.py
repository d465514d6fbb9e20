"""The life of a plan: begun, described, adopted, closed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from jalon.accounts.roles import Audience
from jalon.history.actions import record
from jalon.network.models import Network
from jalon.plans.actions.items import record_meaning, set_schedule
from jalon.plans.choices import PlanState
from jalon.plans.indexing import index_plan_alone
from jalon.plans.models import Plan, PlanItem
from jalon.plans.rules import check_open, day, period_dates, plan_scope


@transaction.atomic
def create_plan(
    *,
    network: Network,
    title: str,
    period: str,
    actor: str,
    organisation: str = "",
    predecessor: Plan | None = None,
    layout: Mapping[str, Any] | None = None,
    visibility: Audience = Audience.MEMBERS,
) -> Plan:
    """A plan with nothing in it yet; after a predecessor, in its language. Raises ValueError for no period."""
    starts, ends = period_dates(period)
    plan = Plan.objects.create(
        network=network,
        title=title.strip(),
        organisation=organisation.strip(),
        language=predecessor.language if predecessor else network.language,
        period=period,
        starts=starts,
        ends=ends,
        layout=dict(layout or {"columns": [], "highlight_means": None}),
        acronyms=predecessor.acronyms if predecessor else {},
        predecessor=predecessor,
        visibility=visibility.value,
    )
    record_plan(plan, actor=actor, verb="created", changes={"title": (None, plan.title)})
    index_plan_alone(plan)
    return plan


@transaction.atomic
def describe_plan(*, plan: Plan, facts: Mapping[str, Any], actor: str) -> Plan:
    """Write the title, organisation, period, date of update or general objectives of a plan.

    With another period, schedules that hang on it are understood again. Raises ValueError and PlanClosed.
    """
    locked = _lock(plan)
    check_open(locked.state)
    changes: dict[str, tuple[Any, Any]] = {}
    for name, value in facts.items():
        now = getattr(locked, name)
        wanted = day(value) if name == "updated_on" and isinstance(value, str) else value
        if now != wanted:
            setattr(locked, name, wanted)
            changes[name] = (_plain(now), _plain(wanted))
    if not changes:
        return locked
    locked.starts, locked.ends = period_dates(locked.period)
    locked.save()
    if "period" in changes:
        _read_schedules_again(locked, actor)
    record_plan(locked, actor=actor, verb="changed", changes=changes)
    index_plan_alone(locked)
    return locked


@transaction.atomic
def adopt_plan(*, plan: Plan, on: date, actor: str) -> Plan:
    """The assembly adopted the plan that day."""
    return _set_state(plan, "adopted", actor, state=PlanState.ADOPTED.value, adopted_on=on, closed_on=None)


@transaction.atomic
def unadopt_plan(*, plan: Plan, actor: str) -> Plan:
    """It was adopted by mistake: it is a draft again."""
    return _set_state(plan, "reopened", actor, state=PlanState.DRAFT.value, adopted_on=None, closed_on=None)


@transaction.atomic
def close_plan(*, plan: Plan, on: date, actor: str) -> Plan:
    """Its time is over: from now on it is read, and changes no more."""
    return _set_state(plan, "closed", actor, state=PlanState.CLOSED.value, closed_on=on)


@transaction.atomic
def reopen_plan(*, plan: Plan, actor: str) -> Plan:
    """A closed plan changes again."""
    state = PlanState.ADOPTED if plan.adopted_on else PlanState.DRAFT
    return _set_state(plan, "reopened", actor, state=state.value, closed_on=None)


def record_plan(plan: Plan, *, actor: str, verb: str, changes: Mapping[str, tuple[Any, Any]]) -> None:
    """Keep in history what happened to a plan."""
    record(
        network_id=plan.network_id,
        actor=actor,
        verb=verb,
        object_type="plan",
        object_id=plan.pk,
        scope=plan_scope(plan.pk),
        changes=changes,
    )


def _lock(plan: Plan) -> Plan:
    return Plan.objects.select_for_update(of=("self",)).select_related("network").get(pk=plan.pk)


def _set_state(plan: Plan, verb: str, actor: str, **values: Any) -> Plan:
    locked = _lock(plan)
    changes = {}
    for name, value in values.items():
        if (now := getattr(locked, name)) != value:
            changes[name] = (_plain(now), _plain(value))
            setattr(locked, name, value)
    if changes:
        locked.save(update_fields=list(values))
        record_plan(locked, actor=actor, verb=verb, changes=changes)
    return locked


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _read_schedules_again(plan: Plan, actor: str) -> None:
    """What every schedule means, in the period the plan now has."""
    items = list(plan.items.exclude(schedule=""))
    for item in items:
        item.plan, meant = plan, item.when
        set_schedule(item, item.schedule)
        record_meaning(item, before=meant, actor=actor)
    PlanItem.objects.bulk_update(items, ["schedule", "when", "earliest", "latest", "schedule_kinds"], batch_size=200)
