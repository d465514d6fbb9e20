"""What can be found, whatever area it belongs to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from jalon.accounts.roles import Audience


class Findable(models.Model):
    """One thing that can be found, or a part of a long one.

    `kind` and `object_id` say what it is to the area that put it here, `address` holds what its link is built from.
    `title_keys` and `body_keys` are what the words are looked up by (see `tokens`). The database keeps its full-text
    index by itself: triggers on SQLite, a generated column on PostgreSQL (see the first migration; on SQLite a
    migration that changes this table must make the triggers again).
    """

    network_id = models.BigIntegerField()
    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    part = models.PositiveIntegerField(default=0)
    audience = models.PositiveSmallIntegerField()
    weight = models.PositiveSmallIntegerField(default=0)
    title = models.TextField(blank=True)
    body = models.TextField(blank=True)
    address = models.JSONField(default=dict)
    title_keys = models.TextField(blank=True)
    body_keys = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network_id", "kind", "object_id", "part"], name="findable_once"),
            models.CheckConstraint(
                condition=Q(audience__in=[audience.value for audience in Audience]), name="findable_audience"
            ),
        ]

    def __str__(self) -> str:
        return self.title
