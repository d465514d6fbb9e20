"""A mail server that is given so many seconds for a letter: what it says slowly is cut off."""

from __future__ import annotations

import smtplib
import socket
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend

from jalon.mailings.backends.lines import Line

# For each of: greeting and signing in, a letter, taking leave. Far below mailings.rules.LEASE.
SECONDS: Final = 60.0
SERVER: Final = "the mail server"


class _Watched(smtplib.SMTP):
    """Says which socket it speaks by as soon as there is one."""

    def __init__(self, *arguments: Any, watch: Callable[[socket.socket], None], **values: Any) -> None:
        self._watch = watch
        super().__init__(*arguments, **values)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        found: socket.socket = super()._get_socket(host, port, timeout)  # type: ignore[misc]  # its stubs leave it out
        self._watch(found)  # before TLS: its handshake may be slow too
        return found


class _WatchedTls(smtplib.SMTP_SSL, _Watched):
    """The same, in TLS from the first word."""


class EmailBackend(SmtpBackend):
    """Django's own, within SECONDS."""

    def __init__(self, *arguments: Any, **values: Any) -> None:
        super().__init__(*arguments, **values)
        self._line = Line()

    @property
    def connection_class(self) -> Any:
        """What speaks to the server."""
        return partial(_WatchedTls if self.use_ssl else _Watched, watch=self._line.watch)

    def open(self) -> bool | None:
        """Open a connection and sign in. Raises TimeoutError."""
        with self._line.within(SECONDS, SERVER):
            return self._open()

    def _open(self) -> bool | None:
        return super().open()

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Send by an open connection, or one of its own. Raises TimeoutError."""
        with self._line.within(SECONDS, SERVER):
            return super().send_messages(email_messages) or 0

    def close(self) -> None:
        """Take leave. Raises TimeoutError."""
        try:
            with self._line.within(SECONDS, SERVER):
                super().close()
        finally:
            self._line.close()
