"""How new members are welcomed: a kit of steps, and who had which."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from jalon.membership.choices import StepKind
from jalon.network.models import Network, Party

_KINDS = [kind.value for kind in StepKind]


class Kit(models.Model):
    """The steps of a welcome, to begin one from. One no longer used keeps its row, with the day in `removed`."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="kits")
    name = models.CharField(max_length=200)
    removed = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class KitStep(models.Model):
    """A document to give, a meeting to hold, a follow-up: due so many days after the welcome begins."""

    kit = models.ForeignKey(Kit, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=12)
    days = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["kit", "position", "id"]
        constraints: ClassVar = [models.CheckConstraint(condition=Q(kind__in=_KINDS), name="kit_step_kind")]

    def __str__(self) -> str:
        return self.title


class Welcome(models.Model):
    """The welcome of a member, begun on a day. Its steps are those of the kit that day: changing the kit leaves it."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="welcomes")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="welcomes")
    kit = models.ForeignKey(Kit, on_delete=models.CASCADE, related_name="welcomes")
    starts = models.DateField()

    class Meta:
        ordering: ClassVar = ["-starts", "-id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["party", "kit", "starts"], name="welcome_once")]

    def __str__(self) -> str:
        return f"{self.party_id}: {self.kit_id}"


class WelcomeStep(models.Model):
    """A step of a welcome: `done` on a day, by `author`."""

    welcome = models.ForeignKey(Welcome, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=12)
    due = models.DateField()
    done = models.DateField(null=True, blank=True)
    author = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering: ClassVar = ["welcome", "position", "id"]
        constraints: ClassVar = [models.CheckConstraint(condition=Q(kind__in=_KINDS), name="welcome_step_kind")]

    def __str__(self) -> str:
        return self.title
