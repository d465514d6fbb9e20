"""How long each part may say nothing. Pure."""

from __future__ import annotations

import errno
import sqlite3
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from django.db import DatabaseError


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


_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_WORDS: Final = ("disk is full", "no space left", "quota exceeded")


def no_room(error: BaseException | None) -> bool:
    """Whether something failed because the disk is full: the system says so by a number, databases by words."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            return True
        if isinstance(error, (sqlite3.Error, DatabaseError)) and any(words in str(error).lower() for words in _WORDS):
            return True
        error = error.__cause__ or error.__context__
    return False
