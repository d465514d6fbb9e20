"""Sigles and what they stand for: is a word one, what a glossary line or a first use says it means."""

from __future__ import annotations

import re
from typing import Final

_DOTTED: Final = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?\.?")
_ROMAN: Final = re.compile("[IVX]{1,5}")


def is_sigle(word: str) -> bool:
    """Whether a word is written as a sigle: "MSSS", "C.A.", "CRÉs", "ATTRueQ"; "OK" or "III" is not."""
    if _DOTTED.fullmatch(word):
        return word[0].isupper()
    body = word.strip(".()[],:;")
    if not 2 <= len(body) <= 14 or _ROMAN.fullmatch(body) or not body[0].isupper() or body == "OK":
        return False
    parts = body.replace("-", "").replace("&", "").replace("’", "").replace("'", "")
    if not parts.isalnum():
        return False
    capitals = sum(letter.isupper() for letter in parts)
    return capitals >= 2 and (capitals * 2 > len(parts) or (len(parts) <= 4 and parts[-1].isupper()))
