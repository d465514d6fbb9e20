"""How the instance is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jalon.health.models import Heartbeat
from jalon.health.rules import Part, alive


@dataclass(frozen=True, slots=True)
class Condition:
    """Whether a part works, and when it last did (None: not yet)."""

    part: Part
    alive: bool
    last: datetime | None


def conditions(now: datetime) -> list[Condition]:
    """Each part, in one query. A new instance has as long to begin as it may be silent later."""
    known = {beat.part: beat for beat in Heartbeat.objects.all()}
    found = []
    for part in Part:
        beat = known.get(part.value)
        last = beat.at if beat and beat.worked else None
        found.append(Condition(part, alive(part, beat.at if beat else None, now), last))
    return found
