"""What goes with bilans: the cells a person rewrote, the bilans that were printed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from jalon.library.models import Reading, StoredFile
from jalon.plans.models import Plan, PlanItem
from jalon.plans.rules.public import Reader
from jalon.reports.choices import Format, PrintState


class EditedCell(models.Model):
    """A cell of a bilan as a person wrote it, for a reader and those who may read more than this one.

    `column` is the role of its column, `composed` what stood there when she edited it. It stands in bilans as of a
    day from `on` (that of the bilan she wrote in) to before `until`. What she takes back keeps its row, with the
    moment in `removed`.
    """

    item = models.ForeignKey(PlanItem, on_delete=models.CASCADE, related_name="edited_cells")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="edited_cells")
    column = models.TextField()
    reader = models.CharField(max_length=10)
    text = models.TextField(blank=True)
    composed = models.TextField(blank=True)
    on = models.DateField()
    until = models.DateField(null=True)
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


class PrintedBilan(models.Model):
    """A bilan as it was printed, which no later edit changes. `author` is who printed it.

    `data` is what `frozen.freeze` makes: the whole of what its readers may know of the plan that day. `reading` is the
    document it is printed into. `digest` is the SHA-256 of `data`: the same bilan printed again is the same. Erasing
    a person takes her out of it, which `redacted` says.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="printed_bilans")
    reading = models.ForeignKey(Reading, on_delete=models.SET_NULL, null=True, related_name="printed_bilans")
    as_of = models.DateField()
    reader = models.CharField(max_length=10)
    data = models.JSONField()
    digest = models.CharField(max_length=64)
    redacted = models.DateField(null=True)  # the last day on which somebody's name was taken out of it
    author = models.CharField(max_length=100)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-as_of", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "digest"], name="bilan_printed_once"),
            models.CheckConstraint(condition=Q(reader__in=[one.value for one in Reader]), name="printed_reader"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.as_of}"


class PrintedFile(models.Model):
    """A file of a printed bilan, made by the worker. `taken` is when one began to make it, `tries` how often."""

    bilan = models.ForeignKey(PrintedBilan, on_delete=models.CASCADE, related_name="files")
    format = models.CharField(max_length=4)
    state = models.CharField(max_length=8, default=PrintState.WAITING.value)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="printed")
    asked = models.DateTimeField(auto_now_add=True)
    taken = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["bilan", "format"], name="printed_file_once"),
            models.CheckConstraint(condition=Q(state__in=[one.value for one in PrintState]), name="print_state"),
            models.CheckConstraint(condition=Q(format__in=[one.value for one in Format]), name="print_format"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["taken"], name="prints_under_way", condition=Q(state=PrintState.MAKING.value)),
        ]

    def __str__(self) -> str:
        return f"{self.bilan_id}: {self.format}"
