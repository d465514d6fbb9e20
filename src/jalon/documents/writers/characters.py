"""What every format can hold: a line of words, and its characters."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.documents.model import Run

Line = Sequence[Run]  # what a paragraph says

# What has no place in XML 1.0; a tab and a line end stay.
_FORBIDDEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)])


def clean(text: str) -> str:
    """The text without the characters no XML file can hold."""
    return text.translate(_FORBIDDEN)
