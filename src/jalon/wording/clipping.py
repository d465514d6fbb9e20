"""A text too long for its place, cut between two words."""

from __future__ import annotations

from typing import Final

CUT: Final = "…"
_MARKS: Final = " \t\n\u00a0\u202f,;:–-·(«“"


def clipped(text: str, most: int) -> str:
    """The words of a text that `most` characters hold, and « … » where some are left out.

    A word is cut where it is longer than its place alone.
    """
    if len(text) <= most:
        return text
    room = text[: most - len(CUT)]
    whole = room if text[len(room)].isspace() else room[: _last_space(room)].rstrip(_MARKS)
    return (whole.rstrip(_MARKS) or room) + CUT


def _last_space(text: str) -> int:
    return next((at for at in range(len(text) - 1, -1, -1) if text[at].isspace()), 0)
