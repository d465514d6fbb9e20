"""What is asked of every member, what each answered, and the link by which she does."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jalon.membership.choices import LONGEST_ANSWER, AnswerChannel, AnswerKind
from jalon.network.models import Network, Party, Region


class Ask(models.Model):
    """Something asked of members: to adhere, to sign, to test, to send their figures.

    Of those `ticked` when somebody is; else of the members of a category and a region, of all without either.
    `reminders` are days after it was opened on which those who did not answer are written to.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="asks")
    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    kind = models.CharField(max_length=10, default=AnswerKind.YES_NO.value)
    category = models.CharField(max_length=100, blank=True)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, blank=True, related_name="asks")
    ticked = models.ManyToManyField(Party, related_name="asked_by_name", blank=True)
    opened = models.DateField()
    due = models.DateField(null=True, blank=True)
    closed = models.DateField(null=True, blank=True)
    reminders = models.JSONField(default=list, blank=True)

    class Meta:
        ordering: ClassVar = ["-opened", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in AnswerKind]), name="ask_kind"),
            models.CheckConstraint(
                condition=Q(due__isnull=True) | Q(opened__lte=models.F("due")), name="ask_opens_before_it_is_due"
            ),
            models.CheckConstraint(
                condition=Q(closed__isnull=True) | Q(opened__lte=models.F("closed")), name="ask_opens_before_it_closes"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class AskAnswer(models.Model):
    """What a member answered, on a day; the last one stands, and an empty one takes back those before it.

    `value` is as rules.answers reads it: "yes", "no", a number, a day (ISO 8601) or words. Rows never change.
    """

    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="answers")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="ask_answers")
    value = models.CharField(max_length=LONGEST_ANSWER, blank=True)
    on = models.DateField()
    channel = models.CharField(max_length=10)
    author = models.CharField(max_length=100)
    created = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["ask", "party", "id"], name="answer_latest")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(channel__in=[channel.value for channel in AnswerChannel]), name="ask_answer_channel"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party_id}: {self.value}"


def new_secret() -> str:
    """What makes a link impossible to guess."""
    return secrets.token_urlsafe(24)


class AskLink(models.Model):
    """How a member answers without an account: a signed link that serves her alone, for one ask, until it expires.

    `sent` is when its message was last queued; a link that was revoked is given another secret when it is sent again.
    `language` is that of who received it: her page speaks it.
    """

    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="links")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="ask_links")
    secret = models.CharField(max_length=40, unique=True, default=new_secret)
    language = models.CharField(max_length=5, blank=True)
    sent = models.DateTimeField(null=True)
    times = models.PositiveSmallIntegerField(default=0)
    expires = models.DateTimeField()
    revoked = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["ask", "party"], name="ask_link_once")]

    def __str__(self) -> str:
        return f"{self.ask_id}: {self.party_id}"
