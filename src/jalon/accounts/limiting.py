"""How often something may be tried. Counted by the database in one statement: two at once are two."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F
from django.utils import timezone

from jalon.accounts.models import Attempts


def attempt(key: str, *, times: int, until: datetime) -> bool:
    """Whether it may be tried once more until then; counts it when it may."""
    Attempts.objects.get_or_create(key=key, defaults={"until": until})
    return bool(Attempts.objects.filter(key=key, count__lt=times).update(count=F("count") + 1))


def forget_attempts(now: datetime | None = None) -> int:
    """Delete what counts no more; how many."""
    deleted, _by_table = Attempts.objects.filter(until__lt=now or timezone.now()).delete()
    return deleted
