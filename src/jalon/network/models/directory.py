"""A list of people and organisations being read, until a person says yes."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from jalon.network.models.network import Network


class DirectoryDraft(models.Model):
    """A list somebody gave, waiting for her to say what its columns are and which rows to take. Nobody else sees it.

    `tables` are the lists found in the file, each {"name", "rows", "titles"}; `table` is the one chosen, `header` the
    row of its headings (-1: none), `roles` what each column holds. `decisions` are what she said of rows and names
    (see network.importing.deciding). Once `done`, the tables are emptied and `made` says what was written, to undo it.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="directory_drafts")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="directory_drafts")
    name = models.CharField(max_length=255, blank=True)  # of the file; empty for what was pasted
    tables = models.JSONField(default=list)
    table = models.PositiveSmallIntegerField(default=0)
    header = models.SmallIntegerField(default=-1)
    roles = models.JSONField(default=list)
    decisions = models.JSONField(default=dict)
    made = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField(db_index=True)
    done = models.DateTimeField(null=True)
    undone = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-created"]

    def __str__(self) -> str:
        return self.name
