"""Who is a member, since when, in what category, and whether the fee is in."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from jalon.network.choices import Tie
from jalon.network.models.network import Network
from jalon.network.models.party import Party


class Relation(models.Model):
    """What a party is to an organisation, from a day to another; `title` is the post, as written."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="relations")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="ties")
    organisation = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="people")
    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=200, blank=True)
    main = models.BooleanField(default=False)  # whom one writes to first
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-main", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=[tie.value for tie in Tie]), name="relation_kind"),
            models.CheckConstraint(condition=~Q(party=F("organisation")), name="relation_to_another"),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(starts__lte=F("ends")),
                name="relation_starts_before_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party_id}: {self.organisation_id}"


class Membership(models.Model):
    """A party is a member from a day to another, both included; without first day, since before anybody noted it."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="memberships")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="memberships")
    category = models.CharField(max_length=100, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)  # why it ended

    class Meta:
        ordering: ClassVar = ["starts", "id"]
        indexes: ClassVar = [models.Index(fields=["network", "ends"], name="membership_by_end")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(starts__lte=F("ends")),
                name="membership_starts_before_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party_id}: {self.category}"


class Fee(models.Model):
    """The fee of a membership for a year: asked, paid on a day, or waived. No payment is made here."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="fees")
    starts = models.DateField()
    ends = models.DateField()
    amount = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    paid_on = models.DateField(null=True, blank=True)
    waived = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["starts", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["membership", "starts"], name="fee_of_a_year_once"),
            models.CheckConstraint(condition=Q(starts__lte=F("ends")), name="fee_starts_before_it_ends"),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id}: {self.starts:%Y}"


class MembershipRule(models.Model):
    """When a member of a network is in good standing: whether a fee is due, and how many days after it may be late."""

    network = models.OneToOneField(Network, on_delete=models.CASCADE, related_name="membership_rule")
    fees = models.BooleanField(default=False)
    grace_days = models.PositiveSmallIntegerField(default=90)
    categories = models.JSONField(default=list, blank=True)  # names, in order

    def __str__(self) -> str:
        return f"{self.network_id}"
