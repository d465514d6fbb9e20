"""Personal data: who looked, what people asked about theirs, and what went wrong."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from jalon.network.choices import AccessedFor, PersonAsk
from jalon.network.models.network import Network
from jalon.network.models.party import Party


class DataAccess(models.Model):
    """Somebody saw what is kept of a person; once a day for each way of seeing it, which bounds the register."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="data_accesses")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, null=True, related_name="data_accesses")
    actor = models.CharField(max_length=100)
    how = models.CharField(max_length=10)
    on = models.DateField()

    class Meta:
        ordering: ClassVar = ["-on", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["party", "actor", "how", "on"], name="data_access_once_a_day"),
            models.UniqueConstraint(
                fields=["network", "actor", "how", "on"], condition=Q(party=None), name="data_access_of_all_once_a_day"
            ),
            models.CheckConstraint(condition=Q(how__in=[one.value for one in AccessedFor]), name="data_access_how"),
        ]

    def __str__(self) -> str:
        return f"{self.actor}: {self.party_id}"


class PersonRequest(models.Model):
    """What a person asked about what is kept of her; open until somebody answers it."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="person_requests")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="requests_about")
    kind = models.CharField(max_length=10)
    words = models.TextField(blank=True)
    asked = models.DateTimeField(auto_now_add=True)
    answered = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    author = models.CharField(max_length=100, blank=True)  # who answered

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in PersonAsk]), name="person_request_kind"),
            models.UniqueConstraint(
                fields=["party", "kind"], condition=Q(answered=None), name="person_request_open_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party_id}: {self.kind}"


class PrivacyIncident(models.Model):
    """Personal data seen, lost or changed by who should not: the register that the law asks for.

    `serious` when it may do serious harm: then those concerned (`told_people`) and the authority (`told_authority`)
    are told.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="privacy_incidents")
    happened = models.DateField()
    noticed = models.DateField()
    what = models.TextField()
    data = models.TextField()
    people = models.PositiveIntegerField(null=True, blank=True)
    serious = models.BooleanField(default=False)
    done = models.TextField(blank=True)
    told_people = models.DateField(null=True, blank=True)
    told_authority = models.DateField(null=True, blank=True)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-noticed", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(happened__lte=F("noticed")), name="incident_noticed_after_it_happened"),
        ]

    def __str__(self) -> str:
        return f"{self.noticed}: {self.what[:40]}"
