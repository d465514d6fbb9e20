"""What happens to a plan over time: amendments; and the addresses of its calendars."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from jalon.network.models import Network, Party
from jalon.plans.choices import Outcome
from jalon.plans.models.plan import Plan


class Amendment(models.Model):
    """A change voted to a plan. `changes` lists what changed, as data to show and to print.

    Each is {"item", "verb": "changed" | "added" | "removed" | "moved", "field", "before", "after", "where"}. Those
    that an assembly has not voted yet, rejected, or that were withdrawn, stay in the list: `outcome` tells.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="amendments")
    number = models.PositiveIntegerField()
    on = models.DateField()
    author = models.CharField(max_length=100)
    proposed_by = models.TextField(blank=True)
    seconded_by = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    changes = models.JSONField(default=list)
    outcome = models.CharField(max_length=10, default=Outcome.ADOPTED.value)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="amendment_number_once"),
            models.CheckConstraint(
                condition=Q(outcome__in=[outcome.value for outcome in Outcome]), name="amendment_outcome"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.number}"


def new_secret() -> str:
    """What makes an address impossible to guess."""
    return secrets.token_urlsafe(24)


class CalendarFeed(models.Model):
    """The address of a calendar, made for a person who may see what is in it; revocable.

    It holds a whole plan, or what a party leads, or what a person answers for when both are empty.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="feeds")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feeds")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, null=True, related_name="feeds")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, null=True, related_name="feeds")
    secret = models.CharField(max_length=40, unique=True, default=new_secret)
    created = models.DateTimeField(auto_now_add=True)
    revoked = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(plan__isnull=True) | Q(party__isnull=True), name="feed_of_one_thing"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.plan_id or self.party_id}"
