"""A conversation over the network that is given so many seconds in all: what is said slowly is cut off.

The timeout of a socket is that of one word: who says a letter a second, or never ends, holds whoever listens for hours.
"""

from __future__ import annotations

import contextlib
import smtplib
import socket
from collections.abc import Iterator
from http.client import HTTPException
from threading import Timer


class Line:
    """The socket a conversation goes through, whoever wraps or closes it."""

    def __init__(self) -> None:
        self._socket: socket.socket | None = None

    def watch(self, found: socket.socket) -> None:
        """It goes through this one from now on."""
        self.close()
        self._socket = found.dup()

    def close(self) -> None:
        """It is over."""
        if self._socket:
            self._socket.close()
        self._socket = None

    @contextlib.contextmanager
    def within(self, seconds: float, who: str) -> Iterator[None]:
        """Cut it off when the block lasts longer. Raises TimeoutError, which says `who` was too slow."""
        late = False

        def cut() -> None:
            nonlocal late
            late = True
            with contextlib.suppress(OSError, AttributeError):  # over meanwhile
                self._socket.shutdown(socket.SHUT_RDWR)  # type: ignore[union-attr]

        timer = Timer(seconds, cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (OSError, ValueError, smtplib.SMTPException, HTTPException) as error:
            if late:
                raise TimeoutError(f"{who} was not done after {seconds:.0f} seconds") from error
            raise
        finally:
            timer.cancel()
