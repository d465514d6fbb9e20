"""The regions of a network: those of Québec as they ship, or its own."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from jalon.network.models.network import Network


class Region(models.Model):
    """A region. `key` is its name folded; one no longer used keeps its row, with the day in `removed`."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="regions")
    code = models.CharField(max_length=10, blank=True)
    name = models.CharField(max_length=100)
    key = models.CharField(max_length=100)
    position = models.PositiveSmallIntegerField()
    removed = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "key"], condition=Q(removed=None), name="region_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Population(models.Model):
    """A number of people outside, as a source gave it on a day: what members are a share of."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="populations")
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    source = models.CharField(max_length=500)
    on = models.DateField()

    class Meta:
        ordering: ClassVar = ["name", "-on", "-id"]
        constraints: ClassVar = [models.CheckConstraint(condition=Q(size__gt=0), name="population_of_somebody")]

    def __str__(self) -> str:
        return f"{self.name}: {self.size}"
