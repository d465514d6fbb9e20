"""The worker: does the tasks of the database, and makes those whose time has come.

Its own loop around that of django-tasks-db, which waits for tasks and knows how to stop between two of them:
each second it looks whether a message is due and whether the work of the day was done. Several workers may run:
a task is taken by one, and the work of a day is one task whose identity is the day.
"""

from __future__ import annotations

import logging
import os
import time
import uuid
from datetime import datetime, timedelta
from datetime import time as hour
from pathlib import Path

from django.conf import settings
from django.db import InterfaceError, OperationalError, connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult, get_date_max

from jalon.cli.abandoned import known_alive, take_up_tasks
from jalon.cli.tasks import do_daily
from jalon.health.actions import Pulse
from jalon.health.rules import Part
from jalon.mailings.account_messages import account_messages_due
from jalon.mailings.queries import due
from jalon.mailings.tasks import enqueue_send
from jalon.reading.queue import Queue
from jalon.reports.actions.prints import take_up_files

DAILY_AT = hour(6)
# A day's work taken so long ago and not finished: its worker was killed, perhaps with the machine it was on.
ABANDONED = timedelta(hours=1)
DAYS = uuid.UUID("6f1f5f4e-6d0a-4f3e-9d55-1d0f2c4b7a10")
INTERVAL = 1.0
logger = logging.getLogger(__name__)


def run(*, interval: float = INTERVAL, with_parent: bool = False) -> None:
    """Work until asked to stop (SIGTERM, Ctrl+C): the task under way is finished first.

    `with_parent` stops too when the process that started it is gone, however it went.
    """
    parent = os.getppid()
    logging.getLogger("django_tasks_db").setLevel(logging.WARNING)  # it says at each look that there is nothing
    logging.getLogger("django_tasks").setLevel(logging.WARNING)
    worker = Worker(
        queue_names=["default"],
        interval=interval,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
    worker.configure_signals()
    turn = _Turn(worker)
    with known_alive(worker.worker_id):
        while worker.running and not (with_parent and os.getppid() != parent):
            turn.take()
            if worker.running:
                time.sleep(interval)


class _Turn:
    """What a worker does each second. A database that is away is said once, when it goes and when it is back."""

    def __init__(self, worker: Worker) -> None:
        self.worker, self.pulse, self.away = worker, Pulse(Part.WORKER), False

    def take(self) -> None:
        """All of it, once."""
        try:
            self.pulse.beat(timezone.now())
            take_up_tasks(self.worker.worker_id)
            make_due(timezone.now())
            Queue(Path(settings.READING_ROOT)).sweep()  # nobody else looks when no file comes
            self.worker.run()
        except (OperationalError, InterfaceError):  # the database is away, or has no room: it will be back
            if not self.away:
                logger.exception("the database did not answer: asked again each second until it does")
            self.away = True
            connections.close_all()  # one that was cut stays so: another is opened at the next turn
            return
        if self.away:
            logger.warning("the database answers again")
        self.away = False


def make_due(now: datetime) -> None:
    """Make the tasks whose time has come."""
    if due(now).exists() or account_messages_due(now).exists():
        enqueue_send()
    take_up_files(now)
    local = timezone.localtime(now)
    if local.time() >= DAILY_AT:
        make_daily(local)


def make_daily(local: datetime) -> None:
    """The work of this day, once: made if it was not, taken up again if its worker was killed."""
    day = uuid.uuid5(DAYS, local.date().isoformat())
    values = {
        "args_kwargs": {"args": [], "kwargs": {}},
        "priority": do_daily.priority,
        "task_path": do_daily.module_path,
        "queue_name": do_daily.queue_name,
        "run_after": get_date_max(),
        "backend_name": "default",
    }
    if not DBTaskResult.objects.filter(pk=day).exists():
        DBTaskResult.objects.get_or_create(pk=day, defaults=values)
    abandoned = DBTaskResult.objects.running().filter(pk=day, started_at__lt=local - ABANDONED)
    abandoned.update(status="READY")
