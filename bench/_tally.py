"""What was acknowledged, and what of it is found afterwards."""

from __future__ import annotations

import secrets
import threading
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass, field
from http import HTTPStatus


def mark() -> str:
    """Words that only one write says."""
    return f"m{secrets.token_hex(8)}"


@dataclass(slots=True)
class Tally:
    """Marks of the writes a server said it kept; how many answers there were by status (0: none came)."""

    kept: list[str] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, status: int, word: str, seconds: float = 0.0) -> None:
        """An answer to a write. A form that was kept leads elsewhere; anything else is no acknowledgement."""
        with self.lock:
            self.statuses[status] += 1
            self.seconds.append(seconds)
            if status in {HTTPStatus.FOUND, HTTPStatus.SEE_OTHER}:
                self.kept.append(word)

    def lost(self, found: Container[str]) -> int:
        """How many acknowledged writes are not among those found."""
        return sum(word not in found for word in self.kept)

    @property
    def errors(self) -> int:
        """Answers that say the server failed."""
        return sum(count for status, count in self.statuses.items() if status >= HTTPStatus.INTERNAL_SERVER_ERROR)
