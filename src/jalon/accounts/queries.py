"""What is known of those who sign in."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef


def second_factor(user: str) -> Exists:
    """Whether a second factor guards the sign-in of `user`, a path to a user in the query it is added to."""
    return Exists(Authenticator.objects.filter(user=OuterRef(user), type=Authenticator.Type.TOTP))
