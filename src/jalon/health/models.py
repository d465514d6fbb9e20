"""When each part of the instance last worked."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from jalon.health.rules import Part


class Heartbeat(models.Model):
    """The last sign of life of a part; the moment it was installed, until its first."""

    part = models.CharField(max_length=10, primary_key=True)
    at = models.DateTimeField()
    worked = models.BooleanField(default=True)  # False until the first sign of life

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(part__in=[part.value for part in Part]), name="heartbeat_part"),
        ]

    def __str__(self) -> str:
        return f"{self.part}: {self.at:%Y-%m-%d %H:%M}"
