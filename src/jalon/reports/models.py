"""What goes with bilans: the cells a person rewrote."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from jalon.plans.models import Plan, PlanItem
from jalon.plans.rules.public import Reader


class EditedCell(models.Model):
    """A cell of a bilan as a person wrote it, for a reader and those who may read more than this one.

    `column` is the role of its column, `composed` what stood there when she edited it. What she takes back keeps its
    row, with the date in `removed`.
    """

    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="edited_cells")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="edited_cells")
    column = models.TextField()
    reader = models.CharField(max_length=10)
    text = models.TextField(blank=True)
    composed = models.TextField(blank=True)
    author = models.CharField(max_length=100)
    created = models.DateTimeField(auto_now_add=True)
    removed = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item", "column", "reader"], condition=Q(removed=None), name="cell_edited_once"
            ),
            models.CheckConstraint(condition=Q(reader__in=[one.value for one in Reader]), name="cell_reader"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.column}"
