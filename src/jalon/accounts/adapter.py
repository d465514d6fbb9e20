"""What sign-in does our way, whatever the pages."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts are given by a network, unless the host lets anyone make one."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether a stranger may create an account."""
        return bool(settings.SIGNUP_OPEN)
