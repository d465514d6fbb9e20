"""Stored files, where they came from, and what was read in them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from jalon.network.models import Network


def content_path(stored: StoredFile, _name: str) -> str:
    """By network and hash: the name a person gave never reaches the disk."""
    return f"library/{stored.network_id}/{stored.sha256[:2]}/{stored.sha256}"


class StoredFile(models.Model):
    """A file kept by a network, once however often it was sent. `origin` says how it came ("import"…)."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    content = models.FileField(upload_to=content_path, max_length=200)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="files"
    )
    origin = models.CharField(max_length=20)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "sha256"], name="file_once_in_a_network"),
        ]

    def __str__(self) -> str:
        return self.name


class Reading(models.Model):
    """What was read in a file, as a person accepted it: the document and the proposal."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="readings")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="readings")
    kind = models.CharField(max_length=10)
    title = models.TextField(blank=True)
    document = models.JSONField()
    proposal = models.JSONField()
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.title or self.file.name
