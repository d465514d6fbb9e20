"""A mail server that wants an access token instead of a password (Microsoft 365, Google): SASL XOAUTH2.

The token comes from the standard endpoint (RFC 6749): by a refresh token where the settings hold one, else in
the application's own name. It is kept in memory until shortly before it expires.
"""

from __future__ import annotations

import json
import time
from http import HTTPStatus
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from django.conf import settings

from jalon.mailings.backends.smtp import EmailBackend as SmtpBackend

MARGIN = 120  # seconds before its end when a token is renewed


class NoToken(OSError):
    """The endpoint gave no token."""


class EmailBackend(SmtpBackend):
    """A mail server, signed in with a token."""

    def _open(self) -> bool | None:
        new = super()._open()
        if new and self.connection is not None:
            try:
                self.connection.ehlo_or_helo_if_needed()
                self.connection.auth("XOAUTH2", self._response)
            except Exception:
                _kept.clear()  # it may have been revoked
                self.close()
                raise
        return new

    def _response(self, challenge: bytes | None = None) -> str:
        """What the server asks first; nothing more when it complains, so that it says why."""
        return "" if challenge else f"user={self.username}\x01auth=Bearer {access_token()}\x01\x01"


_kept: dict[str, tuple[str, float]] = {}


def access_token() -> str:
    """A token that is good for a while yet. Raises NoToken."""
    chosen: dict[str, str] = settings.EMAIL_OAUTH
    token, ends = _kept.get("token", ("", 0.0))
    if time.monotonic() < ends - MARGIN:
        return token
    answer = _ask(chosen["token_url"], _form(chosen))
    token = str(answer.get("access_token") or "")
    if not token:
        raise NoToken("no access_token in the answer")
    _kept["token"] = (token, time.monotonic() + float(answer.get("expires_in") or 0))
    return token


def _form(chosen: dict[str, str]) -> dict[str, str]:
    form = {name: chosen[name] for name in ("client_id", "client_secret", "scope") if chosen.get(name)}
    if refresh := chosen.get("refresh_token"):
        return form | {"grant_type": "refresh_token", "refresh_token": refresh}
    return form | {"grant_type": "client_credentials"}


def _ask(address: str, form: dict[str, str]) -> dict[str, Any]:
    request = Request(address, urlencode(form).encode(), {"Accept": "application/json"})  # noqa: S310 - see environment
    try:
        with urlopen(request, timeout=settings.EMAIL_TIMEOUT) as response:  # noqa: S310
            found = json.load(response)
            return found if isinstance(found, dict) else {}
    except HTTPError as error:
        reason = HTTPStatus(error.code).phrase if error.code in set(HTTPStatus) else ""
        raise NoToken(f"{error.code} {reason}: {error.read(500).decode('utf-8', 'replace')}") from None
    except ValueError:
        raise NoToken("the answer is no JSON") from None
