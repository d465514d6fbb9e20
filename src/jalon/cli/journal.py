"""What is written in the journal: never a link that opens something, nor an address of somebody."""

from __future__ import annotations

import logging
import re
from typing import Final

# A step of a path too long and too mixed to be a word of ours: signed, or drawn at random. Our own sources are no step.
_SECRET: Final = re.compile(r"(?:(?<=/)|(?<=%2F))(?!\S*?\.pyc?\b)(?=[^/\s\"'?]*[A-Z0-9_:=])[\w:=.~%-]{16,}", re.ASCII)
_ADDRESS: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
HIDDEN: Final = "…"


def discreet(words: str) -> str:
    """Without what opens something or names somebody."""
    return _ADDRESS.sub(HIDDEN, _SECRET.sub(HIDDEN, words))


class Discreet(logging.Formatter):
    """The whole line and its traceback: what failed may hold what was asked."""

    def format(self, record: logging.LogRecord) -> str:
        """One record."""
        return discreet(super().format(record))
