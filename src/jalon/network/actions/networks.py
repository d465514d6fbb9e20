"""Making and changing networks."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.history.actions import record
from jalon.network.models import Access, Network

SETTINGS = (
    "name",
    "sigle",
    "language",
    "fiscal_year_start",
    "seasons",
    "words",
    "second_factor_for_all",
    "privacy_name",
    "privacy_email",
)


@transaction.atomic
def create_network(*, name: str, slug: str, actor: str, **settings: Any) -> Network:
    """A new network; `settings` are those of `change_settings`."""
    network = Network.objects.create(name=name, slug=slug, **settings)
    record(
        network_id=network.pk,
        actor=actor,
        verb="created",
        object_type="network",
        object_id=network.pk,
        changes={"name": (None, name)},
    )
    return network


@transaction.atomic
def change_settings(*, network: Network, actor: str, **settings: Any) -> Network:
    """Change a network's own settings (SETTINGS); what stays the same is not recorded."""
    unknown = settings.keys() - set(SETTINGS)
    if unknown:
        raise TypeError(f"no such setting: {', '.join(sorted(unknown))}")
    before = Network.objects.select_for_update().get(pk=network.pk)
    changes = {
        name: (getattr(before, name), value) for name, value in settings.items() if getattr(before, name) != value
    }
    for name, (_before, after) in changes.items():
        setattr(network, name, after)
    if changes:
        network.save(update_fields=list(changes))
        record(
            network_id=network.pk,
            actor=actor,
            verb="changed",
            object_type="network",
            object_id=network.pk,
            changes={name: (_plain(one), _plain(other)) for name, (one, other) in changes.items()},
        )
    return network


def _plain(value: object) -> object:
    """A setting as history keeps it."""
    return value.isoformat() if isinstance(value, datetime) else value


@transaction.atomic
def grant_access(*, network: Network, user: User, role: Role, actor: str) -> Access:
    """Give a person a role in a network, instead of the one she may have."""
    before = Access.objects.filter(network=network, user=user).first()
    access, _created = Access.objects.update_or_create(
        network=network, user=user, defaults={"role": role.value, "granted": timezone.now()}
    )
    record(
        network_id=network.pk,
        actor=actor,
        verb="granted",
        object_type="access",
        object_id=access.pk,
        changes={"role": (before.role if before else None, role.value)},
    )
    return access
