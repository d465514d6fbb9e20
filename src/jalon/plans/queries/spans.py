"""The days between which a plan is followed."""

from __future__ import annotations

from django.utils import timezone

from jalon.plans.models import Plan
from jalon.plans.rules.timing import PlanSpan


def followed_span(plan: Plan) -> PlanSpan:
    """The first and last day of a plan, and the day from which it was there to be followed."""
    return PlanSpan(plan.starts, plan.ends, timezone.localdate(plan.created))
