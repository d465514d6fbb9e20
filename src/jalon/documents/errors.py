"""Why a file cannot be read: causes a person can act on, as codes. Whoever shows them puts them in words."""

from __future__ import annotations

from enum import StrEnum


class Cause(StrEnum):
    """What is wrong with the file."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNKNOWN_TYPE = "unknown_type"
    WRONG_TYPE = "wrong_type"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    UNSAFE = "unsafe"
    SCANNED = "scanned"
    PICTURE = "picture"
    OLD_FORMAT = "old_format"
    TOO_LONG = "too_long"
    MISSING = "missing"


class UnreadableFile(Exception):
    """A file that cannot become a Document; `values` fill the sentence shown (name, size, limit…)."""

    def __init__(self, cause: Cause, **values: str | int) -> None:
        super().__init__(cause.value, values)
        self.cause = cause
        self.values = values
