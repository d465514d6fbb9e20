"""The day a document says that its plan was adopted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from jalon.phrases.folding import fold
from jalon.phrases.schedules import read_schedule
from jalon.plans.rules import day

_ADOPTED: Final = re.compile(r"(?<!\w)(?:adopte|approuve|enterine|ratifie)e?s?\b|\b(?:adopted|approved|ratified)\b")
_WORDS: Final = 25  # of a line that says it; longer ones tell a story


def adopted_on(notes: Iterable[Mapping[str, Any]], today: date) -> date | None:
    """The first past day that a note gives after « adopté » or a word like it; None where none does."""
    for note in notes:
        words = str(note.get("text") or "")
        said = _ADOPTED.search(fold(words)) if len(words.split()) <= _WORDS else None
        if said is None:
            continue
        found = read_schedule(words)
        told = day(found.earliest) if found.earliest == found.latest else None
        if told is not None and told <= today:
            return told
    return None
