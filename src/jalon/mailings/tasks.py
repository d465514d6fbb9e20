"""What the worker does about messages."""

from __future__ import annotations

from django.db import transaction
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from jalon.mailings.sending import send_due


@task()
def send_waiting() -> int:
    """Send what is due; how many left."""
    return send_due()


def nudge() -> None:
    """Once this transaction is kept, have the worker look at the outbox."""
    transaction.on_commit(enqueue_send)


def enqueue_send() -> None:
    """Have the outbox looked at, unless that is asked already: one look is enough for many messages."""
    if not DBTaskResult.objects.ready().filter(task_path=send_waiting.module_path).exists():
        send_waiting.enqueue()
