"""How many times of a recurring item a report says were held, when it counts them instead of naming each.

« 4 capsules » of « 6 capsules d'ici juin 2026 », « 4 sur 6 », « 4 tenues ». What counts something else
(« 45 participants ») says nothing of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from jalon.phrases.folding import fold
from jalon.phrases.progress import read_progress
from jalon.plans.choices import Status

_OUT_OF: Final = re.compile(r"\s*(?:sur|de|of|out of|/)\s*(\d+)\b\s*")
_LITTLE: Final = 4  # letters: shorter words tell nothing
_ENDING: Final = 2  # letters at most after what two words of one family share: « fêter », « fêtes »


def times_counted(counts: Iterable[Mapping[str, Any]], promised: int, text: str) -> int:
    """The times held by the counts of a report (see the contract of progress), of so many promised; 0 when none says.

    `text` is what the item says: a count of something it names is a count of its times.
    """
    named = _words(text)
    return next((int(one["value"]) for one in counts if _is_of(fold(str(one["what"])), promised, named)), 0)


def _is_of(what: str, promised: int, named: set[str]) -> bool:
    out_of = _OUT_OF.match(what)
    if out_of and int(out_of[1]) != promised:
        return False
    rest = what[out_of.end() :].strip() if out_of else what
    if not rest or read_progress(rest).status == Status.DONE.value:
        return True
    return any(_akin(word, other) for word in _words(rest) for other in named)


def _akin(word: str, other: str) -> bool:
    shared = max(_LITTLE, min(len(word), len(other)) - _ENDING)
    return word[:shared] == other[:shared]


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_]+", fold(text)) if len(word) >= _LITTLE}
