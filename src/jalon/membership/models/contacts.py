"""When members were spoken to, what help they were given, and how often they should be."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from jalon.membership.choices import ContactChannel, ContactKind, Every, Subject
from jalon.network.models import Network, Party


class Contact(models.Model):
    """A member was spoken to, or given support, on a day. `note` is one line."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="contacts")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="contacts")
    kind = models.CharField(max_length=10, default=ContactKind.CONTACT.value)
    on = models.DateField()
    channel = models.CharField(max_length=10)
    theme = models.CharField(max_length=100, blank=True)
    note = models.CharField(max_length=500, blank=True)
    author = models.CharField(max_length=100)
    created = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-on", "-id"]
        indexes: ClassVar = [models.Index(fields=["network", "-on"], name="contact_latest")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in ContactKind]), name="contact_kind"),
            models.CheckConstraint(
                condition=Q(channel__in=[channel.value for channel in ContactChannel]), name="contact_channel"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party_id}: {self.on:%Y-%m-%d}"


class ContactRule(models.Model):
    """A quota: so many members or regions, each counted once, in each week, month or season from a day on.

    `name` is the quota in the network's words. One no longer used keeps its row, with the day in `removed`.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="contact_rules")
    name = models.CharField(max_length=200)
    subject = models.CharField(max_length=10)
    quota = models.PositiveSmallIntegerField()
    every = models.CharField(max_length=10)
    starts = models.DateField()
    removed = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(subject__in=[one.value for one in Subject]), name="contact_subject"),
            models.CheckConstraint(condition=Q(every__in=[one.value for one in Every]), name="contact_every"),
            models.CheckConstraint(condition=Q(quota__gt=0), name="contact_quota"),
        ]

    def __str__(self) -> str:
        return self.name
