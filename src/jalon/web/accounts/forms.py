"""Codes that are typed, each so many times and no more."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from allauth.account import app_settings
from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from django.conf import settings
from django.utils import timezone

from jalon.accounts.limiting import attempt


class _Counted:
    """Counts a try before it is looked at. What allauth keeps in the session misses those made at the same time."""

    expected_code: str

    def clean_code(self) -> str:
        """The code, if it is the right one and may still be tried."""
        # Without a code there is none to find: the address has no account, which the page does not tell.
        if self.expected_code and not _may_try(self.expected_code):
            raise get_adapter().validation_error("too_many_login_attempts")
        code: str = super().clean_code()  # type: ignore[misc]  # of the form beside
        return code


class LoginCodeForm(_Counted, allauth_forms.ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth ships no types
    """The code that opens an account."""


class EmailCodeForm(_Counted, allauth_forms.ConfirmEmailVerificationCodeForm):  # type: ignore[misc]  # the same
    """The code that proves an address."""


def _may_try(code: str) -> bool:
    key = hashlib.sha256(f"{settings.SECRET_KEY}:{code}".encode()).hexdigest()[:32]
    until = timezone.now() + timedelta(seconds=app_settings.LOGIN_BY_CODE_TIMEOUT)
    return attempt(f"code:{key}", times=app_settings.LOGIN_BY_CODE_MAX_ATTEMPTS, until=until)
