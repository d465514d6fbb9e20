"""What an item asks of the people who keep a plan true: one thing at a time, the most pressing first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from django.utils import timezone

from jalon.plans.rules.timing import PlanSpan, Timed, due_on, is_due, is_late, silent_since


class Concern(StrEnum):
    """Why somebody should look at an item."""

    LATE = "late"
    DUE = "due"
    SILENT = "silent"


class Followed(Timed, Protocol):
    """What is looked at in an item."""

    @property
    def reported(self) -> datetime | None: ...


@dataclass(frozen=True, slots=True)
class Watch:
    """What is looked for: what comes up to `until`, and what nobody told about for longer than `silent_after`."""

    span: PlanSpan
    today: date
    until: date
    silent_after: timedelta

    def concern(self, item: Followed) -> tuple[Concern, date] | None:
        """What an item asks and the day it hangs on: when it was due, when it is due, since when nothing was heard."""
        due = due_on(item, self.span) or self.span.ends
        if due and is_late(item, self.span, self.today):
            return Concern.LATE, due
        if due and is_due(item, self.span, self.today, self.until - self.today):
            return Concern.DUE, due
        reported = timezone.localdate(item.reported) if item.reported else None
        since = silent_since(item, reported, self.span, self.today, self.silent_after)
        return (Concern.SILENT, since) if since else None
