"""The plan: a tree of axes, objectives, actions and items; and the drafts from which plans come."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from jalon.library.models import Reading
from jalon.network.models import Network
from jalon.plans.rules import Kind, Status


class Plan(models.Model):
    """A plan of a network. `period` is an EDTF interval, `starts` and `ends` its dates where it has any."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="plans")
    title = models.TextField(blank=True)
    organisation = models.TextField(blank=True)
    language = models.CharField(max_length=5, default="fr")
    period = models.CharField(max_length=100, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    updated_on = models.DateField(null=True, blank=True)
    layout = models.JSONField(default=dict, blank=True)
    general_objectives = models.JSONField(default=list, blank=True)
    acronyms = models.JSONField(default=dict, blank=True)
    notes = models.JSONField(default=list, blank=True)
    reading = models.ForeignKey(Reading, on_delete=models.SET_NULL, null=True, blank=True, related_name="plans")
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-starts", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(starts__lte=F("ends")),
                name="plan_starts_before_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PlanItem(models.Model):
    """An axis, objective, action or item.

    `path` sorts the tree in reading order ("00001.00003"); `depth` is 0 at the top. `schedule` is as written,
    `when` what it means (contract of `jalon when`), `earliest`, `latest` and `schedule_kinds` copies of it.
    `source` and `sources` say where the words stand in the document of the plan's reading.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="items")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="children")
    path = models.TextField()
    depth = models.PositiveSmallIntegerField()
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    number = models.TextField(blank=True)
    text = models.TextField(blank=True)
    schedule = models.TextField(blank=True)
    when = models.JSONField(null=True)
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    schedule_kinds = models.JSONField(default=list)
    results = models.TextField(blank=True)
    status = models.CharField(max_length=12, blank=True)
    progress = models.JSONField(null=True)
    highlighted = models.BooleanField(default=False)
    extra = models.JSONField(default=dict)
    source = models.JSONField(default=dict)
    sources = models.JSONField(default=dict)
    doubts = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["path"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "path"], name="item_path_once"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in Kind]), name="item_kind"),
            models.CheckConstraint(
                condition=Q(status__in=["", *(status.value for status in Status)]), name="item_status"
            ),
            models.CheckConstraint(
                condition=Q(earliest__isnull=True) | Q(latest__isnull=True) | Q(earliest__lte=F("latest")),
                name="item_earliest_before_latest",
            ),
            models.CheckConstraint(
                condition=Q(depth=0, parent__isnull=True) | Q(depth__gt=0, parent__isnull=False),
                name="item_depth_fits_parent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.text}".strip()


class PlanLead(models.Model):
    """Who leads an item, as written; `inherited` when the name stands in a merged cell above."""

    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="leads")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    inherited = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["item", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "position"], name="lead_position_once"),
        ]

    def __str__(self) -> str:
        return self.text


class ExpectedResult(models.Model):
    """What should come of an item."""

    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="expected_results")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering: ClassVar = ["item", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "position"], name="expected_result_position_once"),
        ]

    def __str__(self) -> str:
        return self.text


def draft_path(draft: ImportDraft, _name: str) -> str:
    """A name nobody can guess."""
    return f"drafts/{draft.network_id}/{secrets.token_hex(16)}"


class ImportDraft(models.Model):
    """A file read, waiting for its author to correct and accept it. Nobody else sees it.

    `original` is the proposal as read, `proposal` as it stands after the first `done` of `edits`: undoing
    replays one edit less. `document` is what the page shows as the source.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="drafts")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    file_name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    content = models.FileField(upload_to=draft_path, max_length=200, blank=True)
    document = models.JSONField()
    original = models.JSONField()
    proposal = models.JSONField()
    edits = models.JSONField(default=list)
    done = models.PositiveIntegerField(default=0)
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField(db_index=True)
    reading = models.ForeignKey(Reading, on_delete=models.SET_NULL, null=True, related_name="drafts")
    plan = models.ForeignKey(Plan, on_delete=models.SET_NULL, null=True, related_name="drafts")

    class Meta:
        ordering: ClassVar = ["-created"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def accepted(self) -> bool:
        """Whether a person said yes: it can change no more."""
        return self.reading_id is not None
