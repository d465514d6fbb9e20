"""What is shown of the codes of the packages below, in the language in use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from jalon.cli.messages import labelled, spoken
from jalon.wording import causes, doubts, plans

# A shape for each status.
MARKS: Final[dict[str, str]] = {
    "done": "●",
    "in_progress": "◐",
    "partial": "◑",
    "not_done": "✕",
    "to_continue": "→",
    "postponed": "»",
    "dropped": "–",
    "to_do": "○",
}


def cause_sentence(cause: str, values: Mapping[str, Any], name: str) -> str:
    """Why a file cannot be read, after its name."""
    return labelled(name, causes.cause_sentence(cause, values, spoken()))


def doubt_sentence(doubt: Mapping[str, Any]) -> str:
    """A doubt of a proposal."""
    return doubts.doubt_sentence(doubt, spoken())


def reason_sentence(code: str) -> str:
    """Why nothing was read."""
    return causes.reason_sentence(code, spoken())


def status_word(status: str) -> str:
    """The word of a status."""
    return plans.status_word(status, spoken())
