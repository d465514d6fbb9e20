"""Who changed what, when, from what to what. Plain values: nothing here points at another table."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """One change. `changes` maps a field to [before, after]; `scope` is what it is part of ("plan:12")."""

    network_id = models.BigIntegerField(null=True)
    actor = models.CharField(max_length=100)
    verb = models.CharField(max_length=50)
    object_type = models.CharField(max_length=50)
    object_id = models.CharField(max_length=50)
    scope = models.CharField(max_length=60, blank=True)
    changes = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["network_id", "id"], name="history_by_network"),
            models.Index(fields=["object_type", "object_id", "id"], name="history_by_object"),
            models.Index(fields=["scope", "id"], name="history_by_scope"),
        ]

    def __str__(self) -> str:
        return f"{self.actor} {self.verb} {self.object_type}:{self.object_id}"
