"""The outbox of a network, how it sends, and the addresses that refuse or bounce."""

from __future__ import annotations

import uuid
from datetime import date, time
from email.utils import parseaddr
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from jalon.mailings.rules import Channel, MessageKind, MessageState, Quiet, Way
from jalon.network.models import Network


def new_message_id() -> str:
    """A Message-ID of our own domain, the same at each try."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{uuid.uuid4().hex}@{domain}>"


class MailSettings(models.Model):
    """How a network's messages leave. Nothing leaves from `quiet_from` to `quiet_until`, the hours of the host."""

    network = models.OneToOneField(Network, on_delete=models.CASCADE, related_name="mail_settings")
    way = models.CharField(max_length=10, default=Way.SERVER.value)
    from_name = models.CharField(max_length=120, blank=True)
    reply_to = models.EmailField(blank=True)
    paused = models.BooleanField(default=False)
    paused_until = models.DateField(null=True, blank=True)  # with `paused`: they leave again on that day
    quiet_from = models.TimeField(default=time(21))
    quiet_until = models.TimeField(default=time(7))
    quiet_weekends = models.BooleanField(default=False)
    hold = models.BooleanField(default=False)  # each message waits for somebody to release it

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(way__in=[way.value for way in Way]), name="mail_way"),
        ]

    def __str__(self) -> str:
        return f"{self.network_id}: {self.way}"

    @property
    def quiet(self) -> Quiet:
        """When nothing leaves."""
        return Quiet(self.quiet_from, self.quiet_until, self.quiet_weekends)

    def stopped(self, today: date) -> bool:
        """Whether the network asked that nothing leave for now."""
        return self.paused and (self.paused_until is None or today < self.paused_until)


class Message(models.Model):
    """One message to one address, as it leaves.

    `direct` is written to that person about what she has to do; the rest may be refused with one click. `urgent`
    leaves at any hour: somebody waits for it. A new message of the same `key` to the same address replaces one
    that has not left. `claimed` is when a worker took it, `tries` how often it was tried.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=12)
    to_email = models.CharField(max_length=254)
    to_name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=5, default="fr")
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict, blank=True)
    reply_to = models.EmailField(blank=True)
    direct = models.BooleanField(default=True)
    urgent = models.BooleanField(default=False)
    key = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=10, default=MessageState.WAITING.value)
    reason = models.CharField(max_length=20, blank=True)
    send_after = models.DateTimeField(default=timezone.now)
    claimed = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    created = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
    message_id = models.CharField(max_length=255, unique=True, default=new_message_id)
    provider_id = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering: ClassVar = ["-created", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in MessageKind]), name="message_kind"),
            models.CheckConstraint(condition=Q(state__in=[one.value for one in MessageState]), name="message_state"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["network", "state", "-created"], name="outbox"),
            models.Index(
                fields=["send_after"],
                condition=Q(state__in=[MessageState.WAITING.value, MessageState.SENDING.value]),
                name="message_due",
            ),
            models.Index(fields=["network", "to_email", "key"], name="message_about"),
            models.Index(fields=["provider_id"], condition=~Q(provider_id=""), name="message_by_provider"),
        ]

    def __str__(self) -> str:
        return f"{self.to_email}: {self.subject}"


class AccountMessage(models.Model):
    """A message about signing in: of no network, deleted once it left or serves no more."""

    to_email = models.CharField(max_length=254)
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    send_after = models.DateTimeField(default=timezone.now, db_index=True)
    expires = models.DateTimeField()
    claimed = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.subject


class Attempt(models.Model):
    """One try to hand a message to a server, and what it answered."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attempts")
    at = models.DateTimeField(default=timezone.now)
    ok = models.BooleanField()
    code = models.PositiveSmallIntegerField(null=True)
    answer = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.message_id}: {self.code or '–'}"


class Refusal(models.Model):
    """An address that wants no message of a kind, or of any when `kind` is empty; `until` ends a pause."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="refusals")
    email = models.CharField(max_length=254)
    kind = models.CharField(max_length=12, blank=True)
    until = models.DateField(null=True, blank=True)
    channel = models.CharField(max_length=12)
    actor = models.CharField(max_length=100)
    created = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["email", "kind"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "email", "kind"], name="refusal_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["", *(one.value for one in MessageKind)]), name="refusal_kind"
            ),
            models.CheckConstraint(
                condition=Q(channel__in=[channel.value for channel in Channel]), name="refusal_channel"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.kind or '*'}"


class Bounce(models.Model):
    """An address messages come back from. `hard`: it does not exist, nothing is sent there until somebody says so."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="bounces")
    email = models.CharField(max_length=254)
    hard = models.BooleanField()
    count = models.PositiveIntegerField(default=1)
    last = models.DateTimeField(default=timezone.now)
    answer = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["email"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["network", "email"], name="bounce_once")]

    def __str__(self) -> str:
        return self.email
