"""How long each part may say nothing. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final


class Part(StrEnum):
    """What must run beside the pages."""

    WORKER = "worker"
    DAILY = "daily"


# The worker says it each half minute, between two tasks: a long one (an archive, a bilan) takes minutes.
# The work of the day is done once, after 6, perhaps late; a day may last 25 hours.
LIMITS: Final = {Part.WORKER: timedelta(minutes=15), Part.DAILY: timedelta(hours=27)}
BEAT_EVERY: Final = timedelta(seconds=30)


def alive(part: Part, last: datetime | None, now: datetime) -> bool:
    """Whether a part heard of at `last` still works."""
    return last is not None and now - last <= LIMITS[part]
