"""What waits for the coordination in the plans of a network: one query, whatever their number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value

from jalon.plans.choices import PlanState, ProposalState, ReplyChoice, ReportState
from jalon.plans.models import Assignment, Plan, PlanLead, ProgressReport, ProposedResult, RequestLine


class Waits(StrEnum):
    """What waits."""

    REPORTS = "reports"  # answers to approve
    PROPOSALS = "proposals"  # results to confirm
    NOT_HERS = "not_hers"  # lines whose person says that they are not hers


@dataclass(frozen=True, slots=True)
class WaitsInPlan:
    """So many things wait in a plan."""

    what: Waits
    plan_id: int
    count: int


def waiting_in_plans(plans: Iterable[Plan]) -> list[WaitsInPlan]:
    """What waits in each of some plans, by plan; of those that are closed, only answers to approve."""
    every = {plan.pk: plan.state != PlanState.CLOSED for plan in plans}
    still = [pk for pk, is_open in every.items() if is_open]
    if not every:
        return []
    # By the ids of plans: a join with them in each part costs the database more than all the rest.
    disowned = _by_plan(not_hers(still), Waits.NOT_HERS, "item__plan", "item")
    rows = _reports(list(every)).union(_proposals(still), disowned, all=True)
    found = [WaitsInPlan(Waits(what), plan, count) for what, plan, count in rows]
    order = list(Waits)
    return sorted(found, key=lambda one: (order.index(one.what), one.plan_id))


def _reports(plans: list[int]) -> QuerySet[Any]:
    waiting = ProgressReport.objects.filter(item__plan__in=plans, item__removed=None, state=ReportState.WAITING.value)
    return _by_plan(waiting, Waits.REPORTS, "item__plan")


def _proposals(plans: list[int]) -> QuerySet[Any]:
    waiting = ProposedResult.objects.filter(
        link__expected__item__plan__in=plans,
        link__expected__item__removed=None,
        state=ProposalState.WAITING.value,
    )
    return _by_plan(waiting, Waits.PROPOSALS, "link__expected__item__plan")


def not_hers(plans: list[int]) -> QuerySet[RequestLine]:
    """« It is not me », said of a line of plans since somebody was last made to answer for it, or gave news of it."""
    later = Assignment.objects.filter(plan=OuterRef("item__plan"), created__gt=OuterRef("answered"))
    leads = PlanLead.objects.filter(item=OuterRef("item"), party__assignments__created__gt=OuterRef("answered"))
    return RequestLine.objects.filter(
        ~Exists(later.filter(item=OuterRef("item"))),
        ~Exists(leads),
        Q(item__reported=None) | Q(item__reported__lte=F("answered")),
        item__plan__in=plans,
        item__removed=None,
        answer=ReplyChoice.NOT_ME.value,
    )


def _by_plan(rows: QuerySet[Any], what: Waits, plan: str, counted: str = "pk") -> QuerySet[Any]:
    """Rows counted by plan: what, plan, how many."""
    grouped = rows.order_by().values(plan).annotate(what=Value(what.value), n=Count(counted, distinct=True))
    counted_by_plan: QuerySet[Any] = grouped.values_list("what", plan, "n")
    return counted_by_plan
