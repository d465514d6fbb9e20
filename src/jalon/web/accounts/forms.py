"""Codes that are typed, each so many times and no more."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from allauth.account import app_settings
from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.email_verification_by_code import EMAIL_VERIFICATION_CODE_SESSION_KEY
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.core import context as allauth_context
from allauth.mfa.adapter import get_adapter as get_second_factor_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from jalon.accounts.limiting import attempt


class _Counted:
    """Counts a try before it is looked at. What allauth keeps in the session misses those made at the same time."""

    expected_code: str

    def clean_code(self) -> str:
        """The code, if it is the right one and may still be tried."""
        # Without a code there is none to find: the address has no account, and the page counts as if it had one.
        if not _may_try(self.expected_code or _what_waits()):
            raise get_adapter().validation_error("too_many_login_attempts")
        code: str = super().clean_code()  # type: ignore[misc]  # of the form beside
        return code


class LoginCodeForm(_Counted, allauth_forms.ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth ships no types
    """The code that opens an account."""


class EmailCodeForm(_Counted, allauth_forms.ConfirmEmailVerificationCodeForm):  # type: ignore[misc]  # the same
    """The code that proves an address."""


def _what_waits() -> str:
    """What this browser waits for, when no code was sent: the moment it began, which its tries do not change."""
    session = allauth_context.request.session
    waiting = session.get(LOGIN_SESSION_KEY) or session.get(EMAIL_VERIFICATION_CODE_SESSION_KEY) or {}
    return f"{session.session_key}:{waiting.get('initiated_at') or waiting.get('at')}"


class _EitherCode:
    """Says of a wrong code that it is none of those asked for: of the telephone, or to replace it."""

    def clean_code(self) -> str:
        """The code, if it is one of hers."""
        try:
            code: str = super().clean_code()  # type: ignore[misc]  # of the form beside
        except ValidationError as error:
            if error.code != "incorrect_code":
                raise
            raise get_second_factor_adapter().validation_error("incorrect_second_factor") from error
        return code


class SecondFactorForm(_EitherCode, AuthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """The code asked for as one signs in."""


class SecondFactorAgainForm(_EitherCode, ReauthenticateForm):  # type: ignore[misc]  # the same
    """The code asked for before something grave."""


def _may_try(code: str) -> bool:
    key = hashlib.sha256(f"{settings.SECRET_KEY}:{code}".encode()).hexdigest()[:32]
    until = timezone.now() + timedelta(seconds=app_settings.LOGIN_BY_CODE_TIMEOUT)
    return attempt(f"code:{key}", times=app_settings.LOGIN_BY_CODE_MAX_ATTEMPTS, until=until)
