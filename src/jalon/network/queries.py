"""Finding networks for the person who asks."""

from __future__ import annotations

from django.db.models import QuerySet

from jalon.accounts.models import User
from jalon.accounts.roles import Permission
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
    access = Access.objects.select_related("network").get(network__slug=slug, user=user)
    if not access.permits(permission):
        raise NotPermitted(permission)
    return access
