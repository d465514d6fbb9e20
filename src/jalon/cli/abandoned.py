"""Tasks that a worker left behind when it was killed: done again by another, three times at most.

Each worker holds a file of its own in a folder; the system lets go of it however it ends. A task may always be done
again: it looks at what is done already.
"""

from __future__ import annotations

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings
from django_tasks_db.models import DBTaskResult

from jalon.reading.holding import held

MOST: Final = 3  # a task that kills whoever does it would stop all others


@contextlib.contextmanager
def known_alive(name: str) -> Iterator[None]:
    """Say that the worker of this name works, as long as the block lasts."""
    folder = _folder()
    folder.mkdir(exist_ok=True)
    path = folder / name
    with contextlib.ExitStack() as stack:
        while not path.exists():  # somebody may take it for a dead one’s before it is held
            file = stack.enter_context(path.open("ab"))
            fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def take_up_tasks(mine: str) -> int:
    """Have done again the tasks of dead workers, and those of this one, which is at none; how many."""
    found = _take_up(mine)
    for path in _folder().glob("*"):
        with held(path) as dead:
            if dead:
                found += _take_up(path.name)
                path.unlink(missing_ok=True)
    return found


def _take_up(worker: str) -> int:
    left = [task for task in DBTaskResult.objects.running() if task.worker_ids[-1:] == [worker]]
    for task in left:
        again = "READY" if len(task.worker_ids) < MOST else "FAILED"
        DBTaskResult.objects.running().filter(pk=task.pk).update(status=again)
    return len(left)


def _folder() -> Path:
    return Path(settings.VAR) / "workers"
