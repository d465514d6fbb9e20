"""What sign-in does our way, where it touches networks."""

from __future__ import annotations

import time
from typing import Any, ClassVar

from allauth.account.authentication import get_authentication_records
from allauth.core import context as allauth_context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.sites.shortcuts import get_current_site
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy

from jalon.accounts.adapter import AccountAdapter
from jalon.accounts.models import User
from jalon.mailings.actions.account_messages import queue_account_message
from jalon.network.queries import accesses_of, second_factor_due
from jalon.web.components.limits import client_address

RECENTLY = 15 * 60  # seconds during which who just signed in is not asked again who she is


class WebAccountAdapter(AccountAdapter):
    """Our sentences; asks the coordination, as it signs in, for the second factor it does not have yet."""

    error_messages: ClassVar = AccountAdapter.error_messages | {
        "account_inactive": gettext_lazy("This account is closed."),
        "email_password_mismatch": gettext_lazy("This address and this password do not go together."),
        "email_taken": gettext_lazy("This address already has an account."),
        "incorrect_code": gettext_lazy("This is not the right code: look at the latest message."),
        "incorrect_password": gettext_lazy("This is not your password."),
        "enter_current_password": gettext_lazy("This is not your password."),
        "same_as_current": gettext_lazy("This is what it was already."),
        "too_many_login_attempts": gettext_lazy("Too many tries in a row: try again in five minutes."),
        "rate_limited": gettext_lazy("Too many tries in a row: try again in five minutes."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Kept for the worker: the page answers whatever the mail server does."""
        request = allauth_context.request
        here = {"request": request, "email": email, "current_site": get_current_site(request)}
        letter = self.render_mail(template_prefix, email, here | context)
        html = next((part for part, kind in getattr(letter, "alternatives", []) if kind == "text/html"), "")
        queue_account_message(to_email=email, subject=letter.subject, text=letter.body, html=html)

    def get_client_ip(self, request: HttpRequest) -> str:
        """The same address as for all other limits."""
        return client_address(request) or str(super().get_client_ip(request))

    def is_reauthentication_required(self, *, app: str, **values: Any) -> bool:
        """Whether to ask again who she is: not when she signed in a moment ago."""
        records = get_authentication_records(self.request, self.request.user) if self.request else []
        if records and time.time() - records[-1]["at"] < RECENTLY:
            return False
        return bool(super().is_reauthentication_required(app=app, **values))

    def post_login(self, request: HttpRequest, user: User, **values: Any) -> HttpResponse:
        """Where a person goes once signed in."""
        response: HttpResponse = super().post_login(request, user, **values)
        if response.status_code == 302 and any(map(second_factor_due, accesses_of(user))):
            return redirect(reverse("account_protect") + "?" + urlencode({"next": response["Location"]}))
        return response


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Our sentences."""

    error_messages: ClassVar = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("This is not the code it shows now. Wait for the next one, then try again."),
        "incorrect_second_factor": gettext_lazy(
            "This is neither the code it shows now, nor a recovery code that is left. Wait for its next one, or look "
            "at your recovery codes again."
        ),
        "unverified_email": gettext_lazy("Confirm your address first: sign in once with a code sent to it."),
        "add_email_blocked": gettext_lazy("Turn the second factor off before changing your address."),
    }
