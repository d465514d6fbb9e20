"""What a network asked of its own data: an archive to take away, to be erased."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from jalon.exchange.rules import State
from jalon.network.models import Network


def new_secret() -> str:
    """A name nobody can guess."""
    return secrets.token_hex(16)


class Export(models.Model):
    """An archive made by the worker, kept until `expires` under a name nobody can guess."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="exports")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="exports")
    secret = models.CharField(max_length=40, unique=True, default=new_secret)
    state = models.CharField(max_length=8, default=State.WAITING.value)
    rows = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField(default=0)
    asked = models.DateTimeField(auto_now_add=True)
    made = models.DateTimeField(null=True)
    expires = models.DateTimeField(db_index=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=[state.value for state in State]), name="export_state"),
        ]

    def __str__(self) -> str:
        return f"{self.network_id}: {self.state}"

    @property
    def path(self) -> Path:
        """Where it is, beside what is served."""
        return Path(settings.EXPORT_ROOT) / f"{self.secret}.zip"


class Erasure(models.Model):
    """A network that will be erased on the day `due`, unless it is called off before."""

    network = models.OneToOneField(Network, on_delete=models.CASCADE, related_name="erasure")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="erasures"
    )
    asked = models.DateTimeField(auto_now_add=True)
    due = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.network_id}: {self.due:%Y-%m-%d}"
