"""The columns of a document that say how far its lines are: words of that day, beside a status that moves on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from jalon.phrases.progress import bare_status

_FIGURE: Final = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?[ \u00a0\u202f]?%")


def state_headings(layout: Mapping[str, Any]) -> tuple[str, ...]:
    """The headings of such columns, in the order of the document (`layout` of the contract of `jalon read`)."""
    return tuple(one["heading"] for one in layout.get("columns", ()) if one["role"] == "status" and one["heading"])


def is_figure(words: str) -> bool:
    """Whether a cell says how far a line is as a percent and nothing else."""
    return bool(_FIGURE.fullmatch(words.strip()))


@lru_cache(maxsize=4096)  # a page asks it of a thousand lines, which say one of a few things
def says_state_alone(words: str, language: str) -> bool:
    """Whether a cell says a status or a percent and nothing else, which the status beside it says already."""
    return is_figure(words) or bare_status(words, language=language) is not None
