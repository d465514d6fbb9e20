"""A network created by the person who will coordinate it, and approved by whoever runs the instance."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.history.actions import record
from jalon.network.actions.networks import create_network, grant_access
from jalon.network.actions.parties import link_user
from jalon.network.errors import CreationRefused
from jalon.network.models import Network
from jalon.network.rules.creating import Creation, approved_at_once, may_create

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


@transaction.atomic
def found_network(*, user: User, name: str, sigle: str = "", **values: Any) -> Network:
    """A network this person coordinates; `values` are those of `change_settings`.

    Raises CreationRefused.
    """
    rule = Creation(settings.NETWORK_CREATION)
    User.objects.select_for_update().get(pk=user.pk)  # one at a time
    if refusal := creation_refusal(user):
        raise CreationRefused(refusal)
    approved = timezone.now() if approved_at_once(rule, own_machine=settings.OWN_MACHINE) else None
    network = create_network(
        name=name, sigle=sigle, slug=free_slug(sigle or name), actor=user.actor, approved=approved, **values
    )
    grant_access(network=network, user=user, role=Role.COORDINATION, actor=user.actor)
    link_user(network=network, user=user, actor=user.actor)
    return network


def creation_refusal(user: User) -> str:
    """Why this person may not create a network: "not_allowed", "one_waits"; empty when she may."""
    if not may_create(Creation(settings.NETWORK_CREATION), user.email, settings.NETWORK_ADDRESSES):
        return "not_allowed"
    waits = user.accesses.filter(role=Role.COORDINATION.value, network__approved=None).exists()
    return "one_waits" if waits else ""


@transaction.atomic
def approve_network(*, network: Network, actor: str) -> bool:
    """Vouch for a network: it may write to whom it likes. Whether it was waiting for it."""
    now = timezone.now()
    if not Network.objects.filter(pk=network.pk, approved=None).update(approved=now):
        return False
    network.approved = now
    record(network_id=network.pk, actor=actor, verb="approved", object_type="network", object_id=network.pk)
    return True


def free_slug(words: str) -> str:
    """A short name for the address, as near to these words as the others leave room for."""
    wanted = slugify(words)[:40].strip("-") or "reseau"
    slug = wanted
    while Network.objects.filter(slug=slug).exists():
        slug = f"{wanted}-{''.join(secrets.choice(ALPHABET) for _ in range(4))}"
    return slug
