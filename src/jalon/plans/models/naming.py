"""What a person said of words that may be somebody's name."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from jalon.plans.models.plan import Plan


class NameDecision(models.Model):
    """Words that are somebody's name, or are not, for those outside whom no name is shown to.

    `key` is the words folded (see rules.naming.key_of). What is taken back keeps its row, with the date in `removed`.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="name_decisions")
    key = models.CharField(max_length=200)
    words = models.CharField(max_length=200)
    is_name = models.BooleanField()
    author = models.CharField(max_length=100)
    created = models.DateTimeField(auto_now_add=True)
    removed = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["key", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "key"], condition=Q(removed=None), name="name_decided_once"),
        ]

    def __str__(self) -> str:
        return self.words
