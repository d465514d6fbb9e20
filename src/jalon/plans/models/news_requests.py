"""Who answers for what, and the requests for news sent to them."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jalon.network.models import Network, Party
from jalon.plans.choices import ReplyChoice, RequestReason
from jalon.plans.models.plan import Plan, PlanItem
from jalon.plans.models.progress import ProgressReport


class Assignment(models.Model):
    """The person who answers, and her substitute: for an item and what is below it, or for all a body leads.

    Exactly one of `item` and `party` is set.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="assignments")
    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, null=True, related_name="assignments")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, null=True, related_name="assignments")
    person = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="answers_for")
    substitute = models.ForeignKey(Party, on_delete=models.SET_NULL, null=True, related_name="substitutes_for")
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "item"], name="assignment_of_an_item_once"),
            models.UniqueConstraint(fields=["plan", "party"], name="assignment_of_a_body_once"),
            models.CheckConstraint(
                condition=Q(item__isnull=True, party__isnull=False) | Q(item__isnull=False, party__isnull=True),
                name="assignment_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id or self.party_id}: {self.person_id}"


class Rhythm(models.Model):
    """How often a network asks for news; days. `approve` keeps answers waiting until somebody approves them."""

    network = models.OneToOneField(Network, on_delete=models.CASCADE, related_name="rhythm")
    active = models.BooleanField(default=False)
    paused_until = models.DateField(null=True, blank=True)
    assigned_after = models.PositiveSmallIntegerField(default=1)
    before = models.PositiveSmallIntegerField(default=14)
    late = models.JSONField(default=list)  # [1, 7]: so many days after the date, then every `again` days
    again = models.PositiveSmallIntegerField(default=30)
    silent_after = models.PositiveSmallIntegerField(default=90)
    link_days = models.PositiveSmallIntegerField(default=60)
    approve = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.network_id}"


def new_secret() -> str:
    """What makes a link impossible to guess."""
    return secrets.token_urlsafe(24)


class Request(models.Model):
    """One digest to one person: news asked of several items. A new one replaces the one before.

    `secret` is part of its signed link; emptying `revoked` gives nothing back: a new request is sent instead.
    `message_id` is the message that carries it (see mailings), empty until it is queued.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="requests")
    person = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="requests")
    secret = models.CharField(max_length=40, unique=True, default=new_secret)
    message_id = models.BigIntegerField(null=True)
    created = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    opened = models.DateTimeField(null=True)  # the first confirmed answer: opening a link changes nothing
    replaced = models.DateTimeField(null=True)
    revoked = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-created", "-id"]
        indexes: ClassVar = [models.Index(fields=["network", "-created"], name="request_latest")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.created:%Y-%m-%d}"


class RequestLine(models.Model):
    """An item asked about in a request, why, and what was answered.

    `carried` when it was asked before and waits still: it stands in the new request, but is no reminder. `who` is
    the person she named when she said that it is not hers.
    """

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="lines")
    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="asked")
    reason = models.CharField(max_length=10)
    due = models.DateField(null=True)
    carried = models.BooleanField(default=False)
    who = models.CharField(max_length=200, blank=True)
    answer = models.CharField(max_length=12, blank=True)
    answered = models.DateTimeField(null=True)
    report = models.ForeignKey(ProgressReport, on_delete=models.SET_NULL, null=True, related_name="answers")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "item"], name="asked_once_in_a_request"),
            models.CheckConstraint(
                condition=Q(reason__in=[reason.value for reason in RequestReason]), name="line_reason"
            ),
            models.CheckConstraint(
                condition=Q(answer__in=["", *(answer.value for answer in ReplyChoice)]), name="line_answer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id}: {self.item_id}"
