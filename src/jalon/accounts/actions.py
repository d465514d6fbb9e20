"""Giving accounts."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction

from jalon.accounts.models import User
from jalon.history.actions import record


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
def bring_account(*, email: str, name: str, language: str, key: int | None) -> User:
    """The account of this address, or one like that of another instance, with this key when there is one to keep.

    Nothing is recorded: what it comes with is.
    """
    known = User.objects.filter(email__iexact=email.strip()).first()
    if known:
        return known
    user = User.objects.create_user(email, None, pk=key, name=name, language=language)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


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
