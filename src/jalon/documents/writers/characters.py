"""Characters that every format can hold."""

from __future__ import annotations

# What has no place in XML 1.0; a tab and a line end stay.
_FORBIDDEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)])


def clean(text: str) -> str:
    """The text without the characters no XML file can hold."""
    return text.translate(_FORBIDDEN)
