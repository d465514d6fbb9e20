"""What is asked of a reading, and what it gives: plain data that goes from one process to another as JSON."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import Any, Final

from jalon.recognition.choices import Choices

Json = dict[str, Any]

__all__ = ["FULL", "LIMITS", "Choices", "FileRead", "Json", "Limits", "Scrambled"]


@dataclass(frozen=True, slots=True)
class FileRead:
    """A document as `documents.as_json` writes it, and the proposal made of it (the contract of `jalon read`)."""

    document: Json
    proposal: Json


@dataclass(frozen=True, slots=True)
class Scrambled:
    """A copy of a document with other words. `whole`: it is of the format of the original, else text alone."""

    data: bytes
    kind: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading may take.

    Chosen so that an honest plan of 5,000 rows is read and a hostile file holds a core for twenty seconds at most.
    A PDF costs far more a page than anything else: each of its pages adds `page_seconds`, up to `most_seconds`.
    """

    seconds: int = 18  # of processor
    page_seconds: float = 0.75
    most_seconds: int = 150
    memory: int = 1024 * 1024 * 1024  # bytes of data, resident or not
    written: int = 200 * 1024 * 1024  # bytes in one file it writes

    def wall(self, seconds: int) -> int:
        """Seconds of waiting for so many of processor, on a machine busy with others."""
        return 3 * seconds + 5


LIMITS = Limits()
FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})  # what the system says of a disk without room
