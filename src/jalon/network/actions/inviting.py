"""Inviting people by e-mail. The link proves who holds the mailbox; it serves once."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.history.actions import record
from jalon.network.actions.networks import grant_access
from jalon.network.actions.parties import link_user
from jalon.network.errors import AccessRefused
from jalon.network.models import Access, Invitation, Network

DAYS = 14


def fingerprint_of(token: str) -> str:
    """What is kept of a link."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def invite(
    *, network: Network, email: str, role: Role, actor: User, name: str = "", message: str = ""
) -> tuple[Invitation, str]:
    """Offer a role to an address; returns the invitation and the secret of its link, known to no one else.

    Raises AccessRefused when this person is here already, or is invited already.
    """
    Network.objects.select_for_update().get(pk=network.pk)
    email = email.strip().lower()
    if network.accesses.filter(user__email__iexact=email).exists():
        raise AccessRefused("here_already")
    if waiting(network).filter(email__iexact=email).exists():
        raise AccessRefused("invited_already")
    token, now = secrets.token_urlsafe(32), timezone.now()
    invitation = Invitation.objects.create(
        network=network,
        email=email,
        name=name.strip(),
        role=role.value,
        message=message.strip(),
        fingerprint=fingerprint_of(token),
        invited_by=actor,
        sent=now,
        expires=now + timedelta(days=DAYS),
    )
    _record(invitation, actor.actor, "created", {"email": (None, email), "role": (None, role.value)})
    return invitation, token


@transaction.atomic
def renew(*, invitation: Invitation, actor: User) -> tuple[Invitation, str]:
    """A new link for an invitation that waits; the old one serves no more."""
    invitation = _held(invitation)
    token, now = secrets.token_urlsafe(32), timezone.now()
    invitation.fingerprint = fingerprint_of(token)
    invitation.sent, invitation.expires = now, now + timedelta(days=DAYS)
    invitation.save(update_fields=["fingerprint", "sent", "expires"])
    _record(invitation, actor.actor, "renewed", {})
    return invitation, token


@transaction.atomic
def revoke(*, invitation: Invitation, actor: User) -> Invitation:
    """Close an invitation that waits."""
    invitation = _held(invitation)
    invitation.revoked = timezone.now()
    invitation.save(update_fields=["revoked"])
    _record(invitation, actor.actor, "revoked", {})
    return invitation


@transaction.atomic
def accept(*, invitation: Invitation, user: User) -> Access:
    """Let this person in, once. The role of somebody who was here already stays hers.

    Raises AccessRefused when the invitation waits no more.
    """
    invitation = _held(invitation)
    if invitation.expired:
        raise AccessRefused("expired")
    access = invitation.network.accesses.filter(user=user).first()
    if access is None:
        access = grant_access(network=invitation.network, user=user, role=Role(invitation.role), actor=user.actor)
    link_user(network=invitation.network, user=user, actor=user.actor)
    invitation.accepted = timezone.now()
    invitation.save(update_fields=["accepted"])
    _record(invitation, user.actor, "accepted", {"user": (None, user.pk)})
    return access


def waiting(network: Network) -> QuerySet[Invitation]:
    """Invitations nobody accepted nor revoked, expired ones too."""
    return network.invitations.filter(accepted=None, revoked=None)


def _held(invitation: Invitation) -> Invitation:
    """The invitation as it stands, while nobody else uses it."""
    found = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if found.accepted:
        raise AccessRefused("accepted")
    if found.revoked:
        raise AccessRefused("revoked")
    return found


def _record(invitation: Invitation, actor: str, verb: str, changes: dict[str, tuple[object, object]]) -> None:
    record(
        network_id=invitation.network_id,
        actor=actor,
        verb=verb,
        object_type="invitation",
        object_id=invitation.pk,
        changes=changes,
    )
