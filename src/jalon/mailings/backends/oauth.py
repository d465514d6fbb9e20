"""A mail server that wants an access token instead of a password (Microsoft 365, Google): SASL XOAUTH2.

The token comes from the standard endpoint (RFC 6749): by a refresh token where the settings hold one, else in
the application's own name. It is kept in memory until shortly before it expires.
"""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, Request, build_opener

from django.conf import settings

from jalon.mailings.backends import smtp
from jalon.mailings.backends.lines import Line

MARGIN = 120  # seconds before its end when a token is renewed
LONGEST = 100_000  # bytes of an answer


class NoToken(OSError):
    """The endpoint gave no token."""


class EmailBackend(smtp.EmailBackend):
    """A mail server, signed in with a token."""

    _token = ""

    def open(self) -> bool | None:
        """The token first: a slow endpoint is not held against the mail server. Raises NoToken, TimeoutError."""
        if self.connection is None:
            self._token = access_token()
        return super().open()

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
        return "" if challenge else f"user={self.username}\x01auth=Bearer {self._token}\x01\x01"


class _Watched:
    """Says which socket it speaks by as soon as there is one: before TLS, and before a proxy answers."""

    def __init__(self, *arguments: Any, watch: Callable[[socket.socket], None], **values: Any) -> None:
        super().__init__(*arguments, **values)

        def connect(*address: Any) -> socket.socket:
            found = socket.create_connection(*address)
            watch(found)
            return found

        self._create_connection = connect


class _Connection(_Watched, HTTPConnection):
    """Over HTTP."""


class _TlsConnection(_Watched, HTTPSConnection):
    """Over TLS."""


class _Http(HTTPHandler):
    def __init__(self, watch: Callable[[socket.socket], None]) -> None:
        super().__init__()
        self._watch = watch

    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(partial(_Connection, watch=self._watch), req)


class _Https(HTTPSHandler):
    def __init__(self, watch: Callable[[socket.socket], None]) -> None:
        super().__init__()
        self._watch = watch

    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(partial(_TlsConnection, watch=self._watch), req)


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
    _kept["token"] = (token, time.monotonic() + _seconds(answer.get("expires_in")))
    return token


def _form(chosen: dict[str, str]) -> dict[str, str]:
    form = {name: chosen[name] for name in ("client_id", "client_secret", "scope") if chosen.get(name)}
    if refresh := chosen.get("refresh_token"):
        return form | {"grant_type": "refresh_token", "refresh_token": refresh}
    return form | {"grant_type": "client_credentials"}


def _ask(address: str, form: dict[str, str]) -> dict[str, Any]:
    request = Request(address, urlencode(form).encode(), {"Accept": "application/json"})  # noqa: S310 - see environment
    line = Line()
    try:
        with line.within(smtp.SECONDS, "the token endpoint"):
            return _answer(build_opener(_Http(line.watch), _Https(line.watch)), request)
    except HTTPException as error:
        raise NoToken(f"the answer is cut short: {error!r}") from None
    except ValueError:
        raise NoToken("the answer is no JSON") from None
    finally:
        line.close()


def _answer(opener: OpenerDirector, request: Request) -> dict[str, Any]:
    try:
        with opener.open(request, timeout=settings.EMAIL_TIMEOUT) as response:
            found = json.loads(response.read(LONGEST))
    except HTTPError as error:
        reason = HTTPStatus(error.code).phrase if error.code in set(HTTPStatus) else ""
        raise NoToken(f"{error.code} {reason}: {error.read(500).decode('utf-8', 'replace')}") from None
    return found if isinstance(found, dict) else {}


def _seconds(said: object) -> float:
    """How long a token is good for, by an answer that may say anything."""
    try:
        return float(str(said))
    except ValueError:
        return 0.0
