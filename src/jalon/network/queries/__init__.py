"""Finding networks for the person who asks."""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db.models import Case, Exists, IntegerField, OuterRef, QuerySet, Value, When
from django.utils import timezone

from jalon.accounts.models import User
from jalon.accounts.queries import second_factor
from jalon.accounts.roles import Permission, Role
from jalon.network.errors import NotPermitted
from jalon.network.models import Access, Invitation, Network
from jalon.network.rules.creating import Creation, may_create


def networks_of(user: User) -> QuerySet[Network]:
    """The networks this person may enter, by name."""
    return Network.objects.filter(accesses__user=user).order_by("name")


def other_networks(access: Access) -> list[Network]:
    """The other networks of this person, by name; `access` is of `access_to`, which says whether there are any."""
    return list(networks_of(access.user).exclude(pk=access.network_id)) if access.__dict__["others"] else []


def access_to(user: User, slug: str, permission: Permission) -> Access:
    """This person's access to a network, with the network loaded: one query.

    Raises Access.DoesNotExist when she is a stranger there or the network does not exist (she cannot tell),
    and NotPermitted when her role does not permit it.
    """
    others = Exists(Access.objects.filter(user=OuterRef("user")).exclude(pk=OuterRef("pk")))
    found = Access.objects.select_related("network", "user").annotate(
        second_factor=second_factor("user"), others=others
    )
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
    """When this person must be protected by a second factor; None when nothing is asked of her.

    The coordination always must; everybody in a network that says so. The days run from when it was first asked of her.
    """
    if access.protected or settings.SECOND_FACTOR_DAYS is None:
        return None
    since = access.granted
    if access.role != Role.COORDINATION:
        if access.network.second_factor_for_all is None:
            return None
        since = max(since, access.network.second_factor_for_all)
    return since + timedelta(days=settings.SECOND_FACTOR_DAYS)


def creation_open() -> bool:
    """Whether networks may be created from the pages at all, be it by an address of a list."""
    return bool(settings.NETWORK_CREATION != Creation.NOBODY)


def may_begin(email: str) -> bool:
    """Whether who proves this address has something to do here: an account, an invitation, or a network to create."""
    waiting = Invitation.objects.filter(email__iexact=email, accepted=None, revoked=None, expires__gt=timezone.now())
    return (
        may_create(Creation(settings.NETWORK_CREATION), email, settings.NETWORK_ADDRESSES)
        or User.objects.filter(email__iexact=email).exists()
        or waiting.exists()
    )


def invitations_for(user: User) -> QuerySet[Invitation]:
    """The invitations that wait at an address this person proved hers, by name of network."""
    proved = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    addresses = {email.lower() for email in proved}
    found = Invitation.objects.filter(accepted=None, revoked=None, expires__gt=timezone.now())
    here = Access.objects.filter(user=user).values("network")
    return (
        found.filter(email__in=addresses).exclude(network__in=here).select_related("network").order_by("network__name")
    )
