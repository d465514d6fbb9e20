"""Files read, waiting for their author to accept them."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models

from jalon.library.models import Reading
from jalon.network.models import Network
from jalon.plans.models.plan import Plan


def draft_path(draft: ImportDraft, _name: str) -> str:
    """A name nobody can guess."""
    return f"drafts/{draft.network_id}/{secrets.token_hex(16)}"


class ImportDraft(models.Model):
    """A file read, waiting for its author to correct and accept it. Nobody else sees it.

    `original` is the proposal as read, `proposal` as it stands after the first `done` of `edits`: undoing
    replays one edit less. `document` is what the page shows as the source. A file that brings a plan up to date
    has it in `updates`, and what its author decided of each difference in `decisions`, in order.
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
    updates = models.ForeignKey(Plan, on_delete=models.CASCADE, null=True, related_name="updates")
    decisions = models.JSONField(default=list)
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
