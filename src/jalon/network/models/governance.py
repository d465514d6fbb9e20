"""Bodies, their seats, and who sits where: mandates from a day to another."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from jalon.network.choices import BodyKind, Designation
from jalon.network.models.network import Network
from jalon.network.models.party import Party
from jalon.network.models.region import Region


class Body(models.Model):
    """What a party of the network that decides or works together is: an assembly, a board, a committee.

    `mandate` is its mandate in words; `starts` and `ends` when it was formed and dissolved.
    """

    party = models.OneToOneField(Party, on_delete=models.CASCADE, related_name="body")
    kind = models.CharField(max_length=12)
    mandate = models.TextField(blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in BodyKind]), name="body_kind"),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(starts__lte=F("ends")),
                name="body_starts_before_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party_id}: {self.kind}"


class Seat(models.Model):
    """A place in a body, held or vacant. `term` is how many months a mandate lasts, when that is said."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="seats")
    title = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, blank=True, related_name="seats")
    designation = models.CharField(max_length=12, blank=True)
    term = models.PositiveSmallIntegerField(null=True, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["body", "position", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(designation__in=["", *(one.value for one in Designation)]), name="seat_designation"
            ),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(starts__lte=F("ends")),
                name="seat_starts_before_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Mandate(models.Model):
    """Somebody holds a seat of the network, or speaks for it in an organisation outside (`at`), from a day to another.

    Exactly one of `seat` and `at` is set. `holder` is empty when the network itself is a member there. The last day
    is `ends`; one without end goes on. `reason` says why it ended before its term.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="mandates")
    holder = models.ForeignKey(Party, on_delete=models.CASCADE, null=True, blank=True, related_name="mandates")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, null=True, blank=True, related_name="mandates")
    at = models.ForeignKey(Party, on_delete=models.CASCADE, null=True, blank=True, related_name="delegates")
    role = models.CharField(max_length=200, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["starts", "id"]
        indexes: ClassVar = [models.Index(fields=["network", "ends"], name="mandate_by_end")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(seat__isnull=True, at__isnull=False)
                | Q(seat__isnull=False, at__isnull=True, holder__isnull=False),
                name="mandate_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(starts__lte=F("ends")),
                name="mandate_starts_before_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder_id}: {self.seat_id or self.at_id}"
