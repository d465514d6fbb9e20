"""What a legend says of the lines that stand out: "en gras : les moyens réalisés ou en cours"."""

from __future__ import annotations

import re
from typing import Final

from jalon.phrases.folding import fold
from jalon.phrases.status_words import Status
from jalon.phrases.statuses import all_statuses

_EITHER: Final = re.compile(r"\b(?:ou|et|or|and)\b|[,;/]")
# Of a legend, a participle is enough: elsewhere "les moyens réalisés" tells of nothing done.
_DONE: Final = re.compile(
    r"\b(?:realise|termine|complete|acheve|accompli|atteint|fait|finalise)e?s?\b|\b(?:done|completed|achieved|finished)\b"
)
_BEGUN: Final = re.compile(
    r"\ben cours\b|\b(?:amorce|commence|entame|debute)e?s?\b|\b(?:in progress|under ?way|ongoing|started|begun)\b"
)


def statuses_of_legend(words: str) -> set[Status]:
    """The statuses a legend gives, each of those it joins by "or" and "and"."""
    found = {match.status for part in _EITHER.split(words) for match in all_statuses(part)}
    folded = fold(words)
    meant: dict[Status, re.Pattern[str]] = {"done": _DONE, "in_progress": _BEGUN}
    return found | {status for status, form in meant.items() if form.search(folded)}
