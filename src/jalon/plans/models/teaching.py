"""What a person taught a network's reader, by settling a reading that she then accepted."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from jalon.network.models import Network


class Taught(models.Model):
    """What a heading means (`says`: role), or how tables with a row of headings are read (reading, header_row, line).

    `key` is the heading, or the row, folded (see proposals.tables); `words` is it as printed. What is taken back keeps
    its row, with the date in `removed`.
    """

    HEADING, LAYOUT = "heading", "layout"

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="taught")
    kind = models.CharField(max_length=10)
    key = models.CharField(max_length=500)
    words = models.CharField(max_length=500)
    says = models.JSONField()
    author = models.CharField(max_length=100)
    created = models.DateTimeField(auto_now_add=True)
    removed = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["kind", "key", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "kind", "key"], condition=Q(removed=None), name="taught_once"),
            models.CheckConstraint(condition=Q(kind__in=["heading", "layout"]), name="taught_kind"),
        ]

    def __str__(self) -> str:
        return self.words
