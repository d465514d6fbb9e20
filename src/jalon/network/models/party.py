"""People and bodies: whoever a plan names, whether or not they sign in."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from jalon.network.choices import Channel
from jalon.network.models.network import Network
from jalon.network.models.region import Region
from jalon.phrases.parties import PartyKind


class Party(models.Model):
    """A person, a role, an organisation, a body, an institution or a group (see phrases.parties.PartyKind).

    `key` is the name folded, to meet other spellings. A party merged into another stays as it was, with what
    pointed to it: undoing the merge is emptying `merged_into`, and its name goes on meaning the other one.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="parties")
    kind = models.CharField(max_length=12)
    name = models.TextField()
    key = models.TextField()
    sigle = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=5, blank=True)
    channel = models.CharField(max_length=10, blank=True)  # how she prefers to be reached
    address = models.TextField(blank=True)
    website = models.URLField(max_length=300, blank=True)
    notes = models.TextField(blank=True)  # what has no field of its own, as a list or a person wrote it
    region = models.ForeignKey(Region, on_delete=models.SET_NULL, null=True, blank=True, related_name="parties")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="parties"
    )
    erased = models.DateField(null=True, blank=True)  # her name and all that says who she was are gone
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["key", "id"]
        indexes: ClassVar = [models.Index(fields=["network", "key"], name="party_by_name")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "user"], name="party_of_a_user_once"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in PartyKind]), name="party_kind"),
            models.CheckConstraint(
                condition=Q(channel__in=["", *(channel.value for channel in Channel)]), name="party_channel"
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="party_not_merged_into_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class KnownApart(models.Model):
    """Two parties somebody said are not the same: never proposed again. `first` has the smaller id."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="known_apart")
    first = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["first", "second"], name="known_apart_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="known_apart_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} ≠ {self.second_id}"
