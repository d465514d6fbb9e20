"""A file read as a plan: what an import shows, whether or not anything is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jalon import reading
from jalon.plans.proposals import prepare, read_schedules_again
from jalon.plans.rules import counted_period
from jalon.reading import Choices, FileRead


def read_plan(
    data: bytes,
    name: str,
    *,
    choices: Choices | None = None,
    seasons: Mapping[str, Any] | None = None,
    first_month: int | None = None,
    stranger: bool = False,
) -> FileRead:
    """Read a file (see `reading.read`), its proposal made ready to be corrected; `seasons` say when they fall,
    `first_month` when years begin.

    Nothing is stored. Raises documents.errors.UnreadableFile.
    """
    return prepared(reading.read(data, name, choices, stranger=stranger), seasons=seasons, first_month=first_month)


def prepared(read: FileRead, *, seasons: Mapping[str, Any] | None = None, first_month: int | None = None) -> FileRead:
    """What was read, its proposal made ready to be corrected, in the seasons and the years of a network.

    `period_said` is the period as the document says it where the network counts its years otherwise.
    """
    proposal = prepare(read.proposal)
    if first_month:
        proposal["first_month"], said = first_month, proposal["period"]
        proposal["period"] = counted_period(said, first_month)
        if proposal["period"] != said:
            proposal["period_said"] = said
    if seasons:
        proposal["seasons"] = dict(seasons)
    if seasons or first_month:
        read_schedules_again(proposal)
    return FileRead(read.document, proposal)
