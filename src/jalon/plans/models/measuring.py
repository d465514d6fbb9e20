"""What fills expected results: the measure a person linked, and the values that were proposed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from jalon.network.models import Mandate, Network, Party
from jalon.plans.choices import ProposalState
from jalon.plans.models.plan import ExpectedResult, Plan
from jalon.plans.models.progress import ProgressReport


class MeasureLink(models.Model):
    """An expected result and the measure that tells it; an empty `measure` when a person said that none can."""

    expected = models.OneToOneField(ExpectedResult, on_delete=models.CASCADE, related_name="link")
    measure = models.CharField(max_length=40, blank=True)
    author = models.CharField(max_length=100)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.expected_id}: {self.measure}"


class MeasureParameter(models.Model):
    """What a measure is told. A row is named as history does ("body:3"): archives move its key."""

    link = models.ForeignKey(MeasureLink, on_delete=models.CASCADE, related_name="parameters")
    name = models.CharField(max_length=40)
    value = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["link", "name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["link", "name"], name="measure_parameter_once")]

    def __str__(self) -> str:
        return f"{self.name}={self.value}"


class ProposedResult(models.Model):
    """A value computed, for a person to approve, correct or refuse: nothing enters the plan by itself.

    `on` is the day it was computed as of, `sentence` what it says in the language of the plan. Approved or corrected,
    it is the progress report `report`. A newer value takes the place of one that waits.
    """

    link = models.ForeignKey(MeasureLink, on_delete=models.CASCADE, related_name="proposals")
    on = models.DateField()
    numerator = models.BigIntegerField()
    denominator = models.BigIntegerField(null=True)
    sentence = models.TextField()
    state = models.CharField(max_length=10, default=ProposalState.WAITING.value)
    reason = models.CharField(max_length=500, blank=True)  # of a correction or a refusal
    decided_by = models.CharField(max_length=100, blank=True)
    decided = models.DateTimeField(null=True)
    report = models.ForeignKey(ProgressReport, on_delete=models.SET_NULL, null=True, related_name="proposals")
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in ProposalState]), name="proposed_result_state"
            ),
            models.UniqueConstraint(
                fields=["link"], condition=Q(state=ProposalState.WAITING.value), name="proposed_result_waits_alone"
            ),
        ]

    def __str__(self) -> str:
        return self.sentence


class ProposedRow(models.Model):
    """A row a proposed value came from: `about` names it as history does ("mandate:12"), `label` is as it read then."""

    proposal = models.ForeignKey(ProposedResult, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    about = models.CharField(max_length=60)
    label = models.TextField()
    on = models.DateField(null=True)
    counts = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["proposal", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["proposal", "position"], name="proposed_row_once")]

    def __str__(self) -> str:
        return self.label


class MeasureWatch(models.Model):
    """Where the measures of a network stopped reading history, and the last day they were looked at."""

    network = models.OneToOneField(Network, on_delete=models.CASCADE, related_name="measure_watch")
    entry_id = models.BigIntegerField(null=True)  # of history
    looked = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.network_id}: {self.entry_id}"


class HandoverDecision(models.Model):
    """What a person said of a plan when the mandate of somebody who answers in it ended: who does from now on.

    Without `person`, whoever held the mandate answers still.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="handovers")
    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="handovers")
    person = models.ForeignKey(Party, on_delete=models.SET_NULL, null=True, related_name="taken_over")
    author = models.CharField(max_length=100)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "mandate"], name="handover_decided_once"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.mandate_id}"
