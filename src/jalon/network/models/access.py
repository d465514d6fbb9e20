"""Coming in: invitations by e-mail, and the coordination given back by the board."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from jalon.accounts.roles import Role
from jalon.network.models.network import Network


class Invitation(models.Model):
    """A role offered to an address. The link is known to who received it: only its fingerprint is kept."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=20)
    message = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    sent = models.DateTimeField()
    expires = models.DateTimeField()
    accepted = models.DateTimeField(null=True, blank=True)
    revoked = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["email", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(role__in=[role.value for role in Role]), name="invitation_role"),
            models.UniqueConstraint(
                "network",
                Lower("email"),
                condition=Q(accepted__isnull=True, revoked__isnull=True),
                name="invitation_waiting_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.role}"

    @property
    def expired(self) -> bool:
        """Whether its time is over."""
        return self.expires <= timezone.now()


class Restoration(models.Model):
    """Two people of the board give the coordination to somebody, because who had it has left.

    One proposes, another confirms; then it waits, so that a coordination that is still there may refuse. `outcome`
    is empty as long as it is under way.
    """

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="restorations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    why = models.TextField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    proposed = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    effective = models.DateTimeField(null=True, blank=True)  # once confirmed: from when it may take effect
    outcome = models.CharField(max_length=10, blank=True)
    closed = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome__in=["", "done", "refused", "withdrawn", "lapsed"]), name="restoration_outcome"
            ),
            models.UniqueConstraint(fields=["network"], condition=Q(outcome=""), name="restoration_one_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.outcome or 'open'}"
