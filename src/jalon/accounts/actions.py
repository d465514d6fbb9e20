"""Giving accounts."""

from __future__ import annotations

from allauth.account.models import EmailAddress
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
