"""The server that browsers of tests ask, one thing at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any

MOST = 20  # seconds
Application = Callable[..., Iterable[bytes]]


class OneAtATime:
    """An application whose threads share one connection to the database, as they do on SQLite in memory.

    Two requests at once would be in the transaction of each other; and one still answered when its test is over, in
    that of the next test.
    """

    def __init__(self, application: Application) -> None:
        self.application = application
        self._turn = threading.Lock()
        self._changed = threading.Condition()
        self._asked = 0

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer when it is its turn."""
        self._count(1)
        try:
            with self._turn:
                return self.application(environ, start_response)
        finally:
            self._count(-1)

    def follow(self, http: Any) -> None:
        """Count the connections of a server too: each lets go of the database as it ends, after its last answer."""
        serve = http.process_request_thread

        def followed(*connection: Any) -> None:
            self._count(1)
            try:
                serve(*connection)
            finally:
                self._count(-1)

        http.process_request_thread = followed

    def wait(self) -> None:
        """Until nothing is asked any more; a page that a test left open is waited for no longer than it takes."""
        with self._changed:
            self._changed.wait_for(lambda: not self._asked, timeout=MOST)

    def _count(self, change: int) -> None:
        with self._changed:
            self._asked += change
            self._changed.notify_all()
