"""The public page of a plan: given, changed, taken away."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from jalon.accounts.roles import Audience
from jalon.plans.actions.items import set_plan_visibility
from jalon.plans.actions.life import record_plan
from jalon.plans.errors import AddressTaken
from jalon.plans.models import Plan
from jalon.plans.rules.public import OPEN_TO_ALL


@transaction.atomic
def publish_plan(
    *, plan: Plan, indexable: bool, actor: str, shows: Iterable[str] | None = None, address: str | None = None
) -> Plan:
    """Give a plan a public page, or change what it shows; its address stays the same unless another is given,
    or drawn at random for "".

    What has no narrower visibility of its own is for everybody from then on. Raises AddressTaken.
    """
    set_plan_visibility(plan=plan, visibility=Audience.PUBLIC, actor=actor)
    locked = Plan.objects.select_for_update(of=("self",)).select_related("network").get(pk=plan.pk)
    chosen = locked.public_shows if shows is None else [one.value for one in OPEN_TO_ALL if one in set(shows)]
    wanted: dict[str, Any] = {
        "public_key": (locked.public_key if address is None else address) or secrets.token_urlsafe(16),
        "indexable": indexable,
        "public_shows": chosen,
    }
    changes = {name: (getattr(locked, name), value) for name, value in wanted.items() if getattr(locked, name) != value}
    was_public = locked.published_at is not None
    for name, value in wanted.items():
        setattr(locked, name, value)
    locked.published_at = locked.published_at or timezone.now()
    try:
        with transaction.atomic():
            locked.save(update_fields=[*wanted, "published_at"])
    except IntegrityError:
        raise AddressTaken from None
    if changes or not was_public:
        record_plan(locked, actor=actor, verb="changed" if was_public else "published", changes=changes)
    return locked


@transaction.atomic
def unpublish_plan(*, plan: Plan, actor: str) -> Plan:
    """Take the public page away at once; the plan is for the members again."""
    locked = Plan.objects.select_for_update(of=("self",)).select_related("network").get(pk=plan.pk)
    if locked.published_at is not None:
        locked.published_at = None
        locked.save(update_fields=["published_at"])
        record_plan(locked, actor=actor, verb="unpublished", changes={})
    set_plan_visibility(plan=locked, visibility=Audience.MEMBERS, actor=actor)
    locked.refresh_from_db()
    return locked
