"""What is done once a day: each work by its name, one failing stops no other."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from jalon.accounts.limiting import forget_attempts
from jalon.exchange.asking import delete_exports, erase_due
from jalon.exchange.sweeping import sweep_exports, sweep_files, sweep_uploads
from jalon.health.actions import beat
from jalon.health.rules import Part
from jalon.membership.actions.reminders import remind_due
from jalon.network.actions.directory_drafts import delete_expired_lists
from jalon.network.actions.restoring import take_effect_all
from jalon.plans.actions.measuring import propose_all
from jalon.plans.actions.news_requests import run_daily as ask_for_news
from jalon.plans.drafts import delete_expired_drafts

KEPT_DAYS = 14
logger = logging.getLogger(__name__)


def expired_sessions() -> int:
    """Delete the sessions nobody came back to; the number of them."""
    deleted, _by_table = Session.objects.filter(expire_date__lt=timezone.now()).delete()
    return deleted


def old_tasks() -> int:
    """Forget what the worker did long ago; the number of tasks."""
    long_ago = timezone.now() - timedelta(days=KEPT_DAYS)
    deleted, _by_table = DBTaskResult.objects.filter(enqueued_at__lt=long_ago).exclude(status="READY").delete()
    return deleted


# In this order. Each returns how many things it did, and may be run twice in a day.
WORKS: dict[str, Callable[[], int]] = {
    "drafts": delete_expired_drafts,
    "lists": delete_expired_lists,
    "restorations": take_effect_all,
    "exports": delete_exports,
    "erasures": erase_due,
    "files": sweep_files,
    "archives": sweep_exports,
    "uploads": sweep_uploads,
    "sessions": expired_sessions,
    "attempts": forget_attempts,
    "tasks": old_tasks,
    "measures": propose_all,
    "requests": ask_for_news,
    "asks": remind_due,
}


def run_daily() -> dict[str, int | None]:
    """Do every work of the day; how many each did, None for one that failed, which is no sign of life."""
    done: dict[str, int | None] = {}
    for name, work in WORKS.items():
        try:
            done[name] = work()
        except Exception:
            logger.exception("daily work failed: %s", name)
            done[name] = None
    if None not in done.values():
        beat(Part.DAILY, timezone.now())
    return done
