"""Progress reports: dated, signed, append-only. The latest that stands is the item's state."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from jalon.library.models import StoredFile
from jalon.network.models import Party
from jalon.plans.choices import ReportChannel, ReportState, Status
from jalon.plans.models.plan import PlanItem


class ProgressReport(models.Model):
    """What came of an item, as somebody says it on a day. Its words never change; only `state` does.

    `on` is the day it speaks of, `created` when it was kept. `author` is the actor who wrote it ("user:3",
    "party:8"), `said_by` the party whose words they are when another typed them, or who answered by e-mail.
    `parts` maps a part to its percent, `counts` is a list of {"value", "what"}, `occurrence` the EDTF date of the
    occurrence of a recurring item it speaks of, `links` a list of addresses.
    """

    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="reports")
    on = models.DateField()
    status = models.CharField(max_length=12, blank=True)
    percent = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    parts = models.JSONField(default=dict, blank=True)
    counts = models.JSONField(default=list, blank=True)
    note = models.TextField(blank=True)
    links = models.JSONField(default=list, blank=True)
    occurrence = models.CharField(max_length=30, blank=True)
    author = models.CharField(max_length=100)
    said_by = models.ForeignKey(Party, on_delete=models.SET_NULL, null=True, blank=True, related_name="reports")
    channel = models.CharField(max_length=10)
    state = models.CharField(max_length=10, default=ReportState.STANDING.value)
    files = models.ManyToManyField(StoredFile, related_name="reports", blank=True)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-on", "-id"]
        indexes: ClassVar = [models.Index(fields=["item", "state", "on", "id"], name="report_latest")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(status__in=["", *(status.value for status in Status)]), name="report_status"
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__range=(0, 100)), name="report_percent"
            ),
            models.CheckConstraint(
                condition=Q(channel__in=[channel.value for channel in ReportChannel]), name="report_channel"
            ),
            models.CheckConstraint(condition=Q(state__in=[state.value for state in ReportState]), name="report_state"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.status or self.percent or self.note}"
