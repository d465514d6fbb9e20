"""What is written in the journal: never a link that opens something, nor an address of somebody."""

from __future__ import annotations

import logging
import re
from typing import Final

# Words without a space, gone through once whatever they are: our own sources, and what follows.
_RUN: Final = re.compile(r"(?P<source>\S*\.pyc?\b)?(?P<rest>\S*)")
# A step of a path too long and too mixed to be a word of ours: signed, or drawn at random.
_SECRET: Final = re.compile(r"(?:(?<=/)|(?<=%2F))(?=[\w:=.~%-]*[A-Z0-9_:=])[\w:=.~%-]{16,}", re.ASCII)
# Begun where its first word does alone: a line of a million letters is gone through once.
_ADDRESS: Final = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+")
HIDDEN: Final = "…"


def discreet(words: str) -> str:
    """Without what opens something or names somebody."""
    return _ADDRESS.sub(HIDDEN, _RUN.sub(_without_steps, words))


def _without_steps(run: re.Match[str]) -> str:
    return (run["source"] or "") + _SECRET.sub(HIDDEN, run["rest"])


class Discreet(logging.Formatter):
    """The whole line and its traceback: what failed may hold what was asked."""

    def format(self, record: logging.LogRecord) -> str:
        """One record."""
        return discreet(super().format(record))
