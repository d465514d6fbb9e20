"""Saying that a part works."""

from __future__ import annotations

from datetime import datetime

from jalon.health.models import Heartbeat
from jalon.health.rules import BEAT_EVERY, Part


def beat(part: Part, now: datetime) -> None:
    """Keep that this part works now. No history: it is said thousands of times a day."""
    Heartbeat.objects.update_or_create(part=part.value, defaults={"at": now, "worked": True})


class Pulse:
    """The beat of a loop that turns faster than it needs to be said: the database is spoken to each half minute."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.last: datetime | None = None

    def beat(self, now: datetime) -> None:
        """Say it, unless it was just said."""
        if self.last is None or not self.last <= now < self.last + BEAT_EVERY:
            beat(self.part, now)
            self.last = now
