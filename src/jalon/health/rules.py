"""How long each part may say nothing. Pure."""

from __future__ import annotations

import errno
import sqlite3
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


_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
# Beyond a quota or a size that is allowed, SQLite only says that it could not write.
_SQLITE: Final = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE})
_POSTGRESQL: Final = "53100"  # disk_full, in whatever language its words are


def no_room(error: BaseException | None) -> bool:
    """Whether something failed because the disk takes no more: the system and databases say so by their codes."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            return True
        if isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorcode", 0) in _SQLITE:
            return True
        if getattr(error, "sqlstate", None) == _POSTGRESQL:
            return True
        error = error.__cause__ or error.__context__
    return False


# PostgreSQL refuses connections, ends them, or is starting; a connection that is simply gone has no code.
_GONE: Final = ("08", "57P")


def out_of_reach(error: BaseException | None) -> bool:
    """Whether something failed because the database cannot be asked: its server is away, its file cannot be opened."""
    while error is not None:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_CANTOPEN:
            return True
        code = getattr(error, "sqlstate", "")
        if code.startswith(_GONE) if code else code is None and type(error).__name__ == "OperationalError":
            return True
        error = error.__cause__ or error.__context__
    return False
