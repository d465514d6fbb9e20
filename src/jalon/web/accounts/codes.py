"""An address proved by a code, whether or not it has an account: the account is made once the code is right."""

from __future__ import annotations

from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.account.internal.flows.email_verification import verify_email_indirectly
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse

from jalon.accounts.actions import give_account
from jalon.accounts.models import User

KEY = "address_code"  # of the session


class AddressCode(AbstractCodeVerificationProcess):  # type: ignore[misc]  # allauth ships no types
    """Signing in by a code, for addresses without an account too: the pages do not tell them apart."""

    def __init__(self, request: HttpRequest, state: dict[str, Any]) -> None:
        self.request = request
        super().__init__(
            state=state,
            timeout=app_settings.LOGIN_BY_CODE_TIMEOUT,
            max_attempts=app_settings.LOGIN_BY_CODE_MAX_ATTEMPTS,
        )

    @classmethod
    def begin(cls, request: HttpRequest, email: str) -> AddressCode:
        """Send a code to this address."""
        process = cls(request, cls.initial_state(user=None, email=email.strip().lower()))
        process.send()
        process.persist()
        return process

    @classmethod
    def resume(cls, request: HttpRequest) -> AddressCode | None:
        """The code this browser waits for, if it still serves."""
        state = request.session.get(KEY)
        found: AddressCode | None = cls(request, state).abort_if_invalid() if state else None
        return found

    @property
    def email(self) -> str:
        """The address to prove."""
        return str(self.state["email"])

    @property
    def can_resend(self) -> bool:
        """Whether another code may be asked for."""
        return not self.is_resend_quota_reached(app_settings.LOGIN_BY_CODE_MAX_RESEND_COUNT)

    def send(self) -> None:
        """A new code; those before serve no more."""
        adapter = get_adapter()
        self.state["code"] = adapter.generate_login_code()
        values = {"request": self.request, "code": self.state["code"]}
        adapter.send_mail("account/email/login_code", self.email, values)

    def resend(self) -> None:
        """Another code."""
        self.send()
        self.record_resend()
        self.persist()

    def persist(self) -> None:
        """Keep it with the browser's session."""
        self.request.session[KEY] = self.state

    def abort(self) -> None:
        """Forget it."""
        self.request.session.pop(KEY, None)

    def finish(self, redirect_url: str) -> HttpResponse:
        """Sign in who holds the address, by her second factor too; her account is made when there is none."""
        self.abort()
        language = getattr(self.request, "LANGUAGE_CODE", "")[:2]
        user: User = give_account(email=self.email, actor="code", language=language)
        record_authentication(self.request, user, method="code", email=self.email)
        verify_email_indirectly(self.request, user, self.email)
        response: HttpResponse = perform_login(
            self.request, Login(user=user, email=self.email, redirect_url=redirect_url)
        )
        return response
