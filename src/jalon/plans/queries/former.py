"""What a plan said of itself on a day: its title, its period, its columns; and from which day on anything is known."""

from __future__ import annotations

from copy import copy
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.utils import timezone

from jalon.history.models import Entry
from jalon.network.models import Network
from jalon.plans.models import Plan
from jalon.plans.queries.history import entries_of
from jalon.plans.rules import day as day_in
from jalon.plans.rules import period_dates

# What comes with the document is the last.
_FACTS: Final = ("title", "organisation", "period", "general_objectives", "left_out", "layout", "acronyms")
_TIMES: Final = ("seasons", "fiscal_year_start")


def earliest_day(plan: Plan) -> date:
    """The first day of which it is known what the plan said: that it came here, or its document was brought up to date.

    Nothing else is known of what it said before.
    """
    came = timezone.localdate(plan.created)
    return min(came, plan.updated_on) if plan.updated_on else came


def plan_then(plan: Plan, day: date) -> Plan:
    """The plan with what it said of itself at the end of a day: its title, organisation, period, objectives, columns
    and sigles, the statuses its average left out; and the seasons and first month of the year its network then had.

    It is a copy, not to be saved. A plan that came here later is as it came. Two queries, and that of its network.
    """
    day = max(day, timezone.localdate(plan.created))
    if day >= timezone.localdate():
        return plan
    end = datetime.combine(day + timedelta(days=1), time.min, tzinfo=timezone.get_current_timezone())
    facts: dict[str, Any] = {}
    for entry in entries_of(plan).filter(at__gte=end, object_type="plan"):
        facts |= {name: entry.changes[name][0] for name in _FACTS if name in entry.changes}
        if "updated_on" in entry.changes:
            facts["updated_on"] = day_in(entry.changes["updated_on"][0])
    then = copy(plan)
    then.network = _network_then(plan.network, end)
    for name, value in facts.items():
        setattr(then, name, value)
    if "period" in facts:
        then.starts, then.ends = period_dates(then.period)
    return then


def _network_then(network: Network, end: datetime) -> Network:
    """The network with the seasons and the year it counted by."""
    then = copy(network)
    entries = Entry.objects.filter(object_type="network", object_id=str(network.pk), at__gte=end).order_by("-id")
    for entry in entries.filter(network_id=network.pk, verb="changed"):
        for name in _TIMES:
            if name in entry.changes:
                setattr(then, name, entry.changes[name][0])
    return then
