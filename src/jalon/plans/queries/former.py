"""What a plan said of itself on a day: its title, its period, its columns; and from which day on anything is known."""

from __future__ import annotations

from copy import copy
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.utils import timezone

from jalon.library.models import Reading
from jalon.plans.models import Plan
from jalon.plans.queries.history import entries_of
from jalon.plans.rules import day as day_in
from jalon.plans.rules import period_dates

_FACTS: Final = ("title", "organisation", "period", "general_objectives")
_READ: Final = ("layout", "acronyms")  # what comes with the document


def earliest_day(plan: Plan) -> date:
    """The first day of which it is known what the plan said: that it came here, or its document was brought up to date.

    Nothing else is known of what it said before.
    """
    came = timezone.localdate(plan.created)
    return min(came, plan.updated_on) if plan.updated_on else came


def plan_then(plan: Plan, day: date) -> Plan:
    """The plan with the title, organisation, period, objectives, columns and sigles it had at the end of a day.

    It is a copy, not to be saved. A plan that came here later is as it came. Two queries at most.
    """
    day = max(day, timezone.localdate(plan.created))
    if day >= timezone.localdate():
        return plan
    end = datetime.combine(day + timedelta(days=1), time.min, tzinfo=timezone.get_current_timezone())
    facts: dict[str, Any] = {}
    reading: int | None = None
    for entry in entries_of(plan).filter(at__gte=end, object_type="plan"):
        facts |= {name: entry.changes[name][0] for name in _FACTS if name in entry.changes}
        if "updated_on" in entry.changes:
            facts["updated_on"] = day_in(entry.changes["updated_on"][0])
        reading = entry.changes["reading"][0] if "reading" in entry.changes else reading
    if former := Reading.objects.filter(pk=reading, network_id=plan.network_id).first() if reading else None:
        facts |= {name: former.proposal[name] for name in _READ}
    then = copy(plan)
    for name, value in facts.items():
        setattr(then, name, value)
    if "period" in facts:
        then.starts, then.ends = period_dates(then.period)
    return then
