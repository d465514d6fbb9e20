"""Whether words are in letters that no word known here is written in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

_SAMPLE: Final = 4000  # letters
_MOST: Final = 0.5  # of them


def in_other_letters(strings: Iterable[str]) -> bool:
    """Whether most letters are not Latin: only the shape of such a document can be read."""
    seen = other = 0
    for letter in (one for string in strings for one in string if one.isalpha()):
        seen += 1
        other += not (letter.isascii() or unicodedata.name(letter, "").startswith("LATIN"))
        if seen == _SAMPLE:
            break
    return other > _MOST * seen
