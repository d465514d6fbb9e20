"""What an item asks of the people who keep a plan true: one thing at a time, the most pressing first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol

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


class Asked(NamedTuple):
    """What an item asks, and the day it hangs on: when it was due, when it is due, since when nothing was heard.

    `told` says whether anything was ever heard of it; until then, the day is the one it was to begin. What has no day
    of its own is followed from when its plan was added: nothing was heard since.
    """

    concern: Concern
    on: date
    told: bool


@dataclass(frozen=True, slots=True)
class Watch:
    """What is looked for: what comes up to `until`, and what nobody told about for longer than `silent_after`."""

    span: PlanSpan
    today: date
    until: date
    silent_after: timedelta

    def concern(self, item: Followed) -> Asked | None:
        """What an item asks; None for nothing."""
        reported = timezone.localdate(item.reported) if item.reported else None
        asked = self._asked(item, reported)
        return Asked(*asked, told=reported is not None or self._since_kept(item, asked[1])) if asked else None

    def _since_kept(self, item: Followed, on: date) -> bool:
        return on == self.span.kept and on != item.earliest

    def _asked(self, item: Followed, reported: date | None) -> tuple[Concern, date] | None:
        due = due_on(item, self.span) or self.span.ends
        if due and is_late(item, self.span, self.today):
            return Concern.LATE, due
        if due and is_due(item, self.span, self.today, self.until - self.today):
            return Concern.DUE, due
        since = silent_since(item, reported, self.span, self.today, self.silent_after)
        return (Concern.SILENT, since) if since else None
