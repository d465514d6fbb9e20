"""A network: the regroupement to which everything belongs, and who may act in it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from jalon.accounts.roles import Permission, Role
from jalon.network.rules import USUAL_MONTH


class Network(models.Model):
    """A regroupement. `seasons` and `words` hold only what differs from the usual (see rules.py)."""

    name = models.CharField(max_length=200)
    sigle = models.CharField(max_length=30, blank=True)
    slug = models.SlugField(max_length=60, unique=True)
    language = models.CharField(max_length=5, default="fr")
    fiscal_year_start = models.PositiveSmallIntegerField(default=USUAL_MONTH)
    seasons = models.JSONField(default=dict, blank=True)
    words = models.JSONField(default=dict, blank=True)
    privacy_name = models.CharField(max_length=200, blank=True)  # in charge of personal data
    privacy_email = models.EmailField(blank=True)
    created = models.DateTimeField(auto_now_add=True)
    # When whoever runs the instance vouched for it; until then it may write to few addresses.
    approved = models.DateTimeField(null=True, blank=True, default=timezone.now)
    # Since when all its accounts need a second factor; the coordination does in any case.
    second_factor_for_all = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(fiscal_year_start__range=(1, 12)), name="network_fiscal_year_month"),
            models.CheckConstraint(condition=Q(language__in=["fr", "en"]), name="network_language"),
        ]

    def __str__(self) -> str:
        return self.sigle or self.name


class Access(models.Model):
    """What a person is in a network."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="accesses")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="accesses")
    role = models.CharField(max_length=20)
    granted = models.DateTimeField(default=timezone.now)  # when this role was given
    last_seen = models.DateField(null=True, blank=True)  # the last day this person came here

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "user"], name="access_once"),
            models.CheckConstraint(condition=Q(role__in=[role.value for role in Role]), name="access_role"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.role}"

    @property
    def protected(self) -> bool:
        """Whether a second factor guards her sign-in: read with the access, by `network.queries` alone."""
        return bool(self.__dict__["second_factor"])

    def permits(self, permission: Permission) -> bool:
        """Whether this person may do it here."""
        return Role(self.role).permits(permission)
