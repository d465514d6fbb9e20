"""What the words a person changed mean now: read again the way the document was."""

from __future__ import annotations

from datetime import date
from typing import Literal

from jalon.network.rules import seasons_of
from jalon.phrases.progress import read_progress
from jalon.phrases.schedules import read_schedule, tells_day_first
from jalon.plans.errors import EditRefused
from jalon.plans.proposals.tables import choices_in
from jalon.plans.proposals.tree import Json, walk
from jalon.plans.rules import LANGUAGES, period_dates


def read_again(proposal: Json, node: Json, field: str) -> None:
    """After `field` of a node changed: its `when`, or its `progress` and the status it states."""
    words: str | None = node[field]
    language: Literal["fr", "en"] = "en" if proposal.get("language") == "en" else "fr"
    if field == "schedule":
        node["when"] = _when(proposal, words, _day_first(proposal)) if words else None
    elif field == "results":
        node["progress"] = read_progress(words, language=language).as_dict() if words else None
        if words and (said := choices_in(proposal).status_of(words)):
            node["progress"]["status"] = said
        if node["progress"] and node["progress"]["status"]:
            node["status"] = node["progress"]["status"]


def read_schedules_again(proposal: Json) -> None:
    """After the period, the language, the seasons or the month of the years changed: what every schedule means."""
    day_first = _day_first(proposal)
    for node in walk(proposal["nodes"]):
        node["when"] = _when(proposal, node["schedule"], day_first) if node["schedule"] else None


def _when(proposal: Json, words: str, day_first: bool | None) -> Json:  # noqa: FBT001 - three answers
    read = read_schedule(
        words,
        plan=proposal.get("period"),
        language="en" if proposal.get("language") == "en" else "fr",
        seasons=seasons_of(proposal.get("seasons") or {}),
        day_first=day_first,
        first_month=proposal.get("first_month"),
    )
    return read.as_dict()


def _day_first(proposal: Json) -> bool | None:
    """Which of the day and the month its numeric dates say first, told by all of them together."""
    return tells_day_first(node["schedule"] or "" for node in walk(proposal["nodes"]))


def check_title(field: str, text: str) -> None:
    """Refuse a period, a date or a language nobody can read. Raises EditRefused: bad_values."""
    if not text:
        return
    try:
        if field == "updated_on":
            date.fromisoformat(text)
        elif field == "period":
            period_dates(text)
        elif field == "language":
            LANGUAGES.index(text)
    except ValueError:
        raise EditRefused("bad_values", problem=f"{field}: {text}") from None
