"""Changing and ending what people may do in a network."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from jalon.accounts.roles import Role
from jalon.history.actions import record
from jalon.network.errors import AccessRefused
from jalon.network.models import Access, Network


@transaction.atomic
def change_role(*, access: Access, role: Role, actor: str) -> Access:
    """Give another role to somebody who is here. Raises AccessRefused for the last coordination."""
    access = _held(access)
    if access.role == role.value:
        return access
    _keep_a_coordination(access)
    before, access.role, access.granted = access.role, role.value, timezone.now()
    access.save(update_fields=["role", "granted"])
    _record(access, actor, "changed", before, role.value)
    return access


@transaction.atomic
def remove_access(*, access: Access, actor: str) -> None:
    """Close the network to somebody. Her account stays. Raises AccessRefused for the last coordination."""
    access = _held(access)
    _keep_a_coordination(access)
    _record(access, actor, "removed", access.role, None)
    access.delete()


def came_today(access: Access) -> None:
    """Keep the day, and no more than the day, this person last came: at most one write a day, and no history."""
    today = timezone.localdate()
    if access.last_seen != today:
        Access.objects.filter(pk=access.pk).update(last_seen=today)
        access.last_seen = today


def _held(access: Access) -> Access:
    """The access as it stands, while nobody else changes those of its network."""
    Network.objects.select_for_update().get(pk=access.network_id)
    return Access.objects.select_related("network", "user").get(pk=access.pk)


def _keep_a_coordination(access: Access) -> None:
    if access.role != Role.COORDINATION:
        return
    others = Access.objects.filter(network_id=access.network_id, role=Role.COORDINATION).exclude(pk=access.pk)
    if not others.exists():
        raise AccessRefused("last_coordination")


def _record(access: Access, actor: str, verb: str, before: str, after: str | None) -> None:
    record(
        network_id=access.network_id,
        actor=actor,
        verb=verb,
        object_type="access",
        object_id=access.pk,
        changes={"role": (before, after), "user": (access.user_id, access.user_id if after else None)},
    )
