"""Finding networks for the person who asks."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Case, IntegerField, QuerySet, Value, When

from jalon.accounts.models import User
from jalon.accounts.queries import second_factor
from jalon.accounts.roles import Permission, Role
from jalon.network.errors import NotPermitted
from jalon.network.models import Access, Network


def networks_of(user: User) -> QuerySet[Network]:
    """The networks this person may enter, by name."""
    return Network.objects.filter(accesses__user=user).order_by("name")


def access_to(user: User, slug: str, permission: Permission) -> Access:
    """This person's access to a network, with the network loaded: one query.

    Raises Access.DoesNotExist when she is a stranger there or the network does not exist (she cannot tell),
    and NotPermitted when her role does not permit it.
    """
    found = Access.objects.select_related("network").annotate(second_factor=second_factor("user"))
    access = found.get(network__slug=slug, user=user)
    if not access.permits(permission):
        raise NotPermitted(permission)
    return access


def accesses_of(user: User) -> QuerySet[Access]:
    """Where this person may enter and as what, by name of network."""
    found = Access.objects.filter(user=user).select_related("network").annotate(second_factor=second_factor("user"))
    return found.order_by("network__name")


def people_of(network: Network) -> QuerySet[Access]:
    """Who may enter a network: those who may do most first, then by name."""
    ranks = [When(role=role.value, then=Value(rank)) for rank, role in enumerate(Role)]
    found = network.accesses.select_related("user").annotate(
        second_factor=second_factor("user"), rank=Case(*ranks, output_field=IntegerField())
    )
    return found.order_by("rank", "user__name", "user__email")


def second_factor_due(access: Access) -> datetime | None:
    """When the coordination must be protected by a second factor; None when nothing is asked of this person."""
    if access.role != Role.COORDINATION or access.protected or settings.SECOND_FACTOR_DAYS is None:
        return None
    return access.granted + timedelta(days=settings.SECOND_FACTOR_DAYS)
