"""What a person taught a network's reader, by settling a reading that she then accepted."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from jalon.network.models import Network


class Taught(models.Model):
    """What was taught, by kind, as `says` holds it.

    A heading: its role. A layout, tables with a row of headings: reading, header_row, line. A word alone in a cell: the
    status it means. A name: itself, one name. `key` is the heading, row, word or name, folded (see proposals.tables);
    `words` is it as printed. What is taken back keeps its row, with the date in `removed`.
    """

    HEADING, LAYOUT, WORD, NAME = "heading", "layout", "word", "name"

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
            models.CheckConstraint(condition=Q(kind__in=["heading", "layout", "word", "name"]), name="taught_kind"),
        ]

    def __str__(self) -> str:
        return self.words
