"""A mail server that is given so many seconds for a letter: what it says slowly is cut off.

Django's own timeout is that of one word. A server that says a letter a second, or never ends its answer, would hold
whoever speaks to it for hours.
"""

from __future__ import annotations

import contextlib
import smtplib
import socket
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from threading import Timer
from typing import Any, Final

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend

# For each of: greeting and signing in, a letter, taking leave. Far below mailings.rules.LEASE.
SECONDS: Final = 60.0


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

    _line: socket.socket | None = None

    @property
    def connection_class(self) -> Any:
        """What speaks to the server."""
        return partial(_WatchedTls if self.use_ssl else _Watched, watch=self._watch)

    def open(self) -> bool | None:
        """Open a connection and sign in. Raises TimeoutError."""
        with self._in_time():
            return self._open()

    def _open(self) -> bool | None:
        return super().open()

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Send by an open connection, or one of its own. Raises TimeoutError."""
        with self._in_time():
            return super().send_messages(email_messages) or 0

    def close(self) -> None:
        """Take leave. Raises TimeoutError."""
        try:
            with self._in_time():
                super().close()
        finally:
            if self._line:
                self._line.close()
            self._line = None

    def _watch(self, found: socket.socket) -> None:
        if self._line:
            self._line.close()
        self._line = found.dup()  # the same conversation, whoever wraps or closes the other

    @contextlib.contextmanager
    def _in_time(self) -> Iterator[None]:
        late = False

        def cut() -> None:
            nonlocal late
            late = True
            with contextlib.suppress(OSError, AttributeError):  # over meanwhile
                self._line.shutdown(socket.SHUT_RDWR)  # type: ignore[union-attr]

        timer = Timer(SECONDS, cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (OSError, smtplib.SMTPException) as error:
            if late:
                raise TimeoutError(f"the mail server was not done after {SECONDS:.0f} seconds") from error
            raise
        finally:
            timer.cancel()
