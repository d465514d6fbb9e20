"""Addresses of calendars: made, and taken back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from jalon.accounts.models import User
from jalon.history.actions import record
from jalon.network.models import Network, Party
from jalon.plans.models import CalendarFeed, Plan


@transaction.atomic
def make_feed(*, network: Network, user: User, plan: Plan | None = None, party: Party | None = None) -> CalendarFeed:
    """The address of a calendar for somebody; the one she has already, if she has one."""
    Network.objects.select_for_update().get(pk=network.pk)
    held = network.feeds.filter(user=user, plan=plan, party=party, revoked=None).first()
    if held:
        return held
    feed = CalendarFeed.objects.create(network=network, user=user, plan=plan, party=party)
    _record(feed, user, "created")
    return feed


@transaction.atomic
def revoke_feed(*, feed: CalendarFeed, user: User) -> None:
    """The address opens nothing more."""
    if CalendarFeed.objects.filter(pk=feed.pk, revoked=None).update(revoked=timezone.now()):
        _record(feed, user, "revoked")


def _record(feed: CalendarFeed, user: User, verb: str) -> None:
    """What is kept never holds the secret."""
    record(
        network_id=feed.network_id,
        actor=user.actor,
        verb=verb,
        object_type="calendar_feed",
        object_id=feed.pk,
        changes={"plan": (None, feed.plan_id), "party": (None, feed.party_id)},
    )
