"""Giving accounts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Final

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models.functions import Lower

from jalon.accounts.models import User
from jalon.history.actions import record

MOST_AT_ONCE: Final = 500  # addresses asked for in one query


@transaction.atomic
def give_account(*, email: str, actor: str, name: str = "", password: str | None = None, language: str = "") -> User:
    """An account whose address is taken as confirmed, since someone gives it; the one that exists otherwise.

    Without a password, a code sent by e-mail signs in.
    """
    known = User.objects.filter(email__iexact=email.strip()).first()
    if known:
        return known
    user = User.objects.create_user(email, password, name=name, language=language)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    record(network_id=None, actor=actor, verb="created", object_type="user", object_id=user.pk)
    return user


@transaction.atomic
def accounts_at(addresses: Iterable[str]) -> dict[str, User]:
    """The accounts of these addresses, by their address in small letters; asked for many at a time."""
    found: dict[str, User] = {}
    waiting = iter(sorted({address.lower() for address in addresses}))
    while some := list(islice(waiting, MOST_AT_ONCE)):
        there = User.objects.alias(address=Lower("email")).filter(address__in=some)
        found |= {user.email.lower(): user for user in there}
    return found


def bring_account(*, email: str, name: str, language: str, key: int | None, known: dict[str, User]) -> User:
    """The account of this address, or one like that of another instance, with this key when there is one to keep.

    `known` is of `accounts_at`, and learns who was made. Nothing is recorded: what it comes with is.
    """
    address = email.strip().lower()
    if address not in known:
        user = User.objects.create_user(email, None, pk=key, name=name, language=language)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        known[address] = user
    return known[address]


@transaction.atomic
def change_account(*, user: User, name: str, language: str) -> User:
    """Change what a person says of herself."""
    wanted = {"name": name.strip(), "language": language}
    changes = {field: (getattr(user, field), value) for field, value in wanted.items() if getattr(user, field) != value}
    for field, value in wanted.items():
        setattr(user, field, value)
    if changes:
        user.save(update_fields=list(changes))
        record(
            network_id=None, actor=user.actor, verb="changed", object_type="user", object_id=user.pk, changes=changes
        )
    return user


@transaction.atomic
def forget_second_factor(*, user: User, actor: str) -> None:
    """Take away a second factor whose telephone is lost, and its spare codes."""
    deleted, _by_table = Authenticator.objects.filter(user=user).delete()
    if deleted:
        record(network_id=None, actor=actor, verb="unprotected", object_type="user", object_id=user.pk)
