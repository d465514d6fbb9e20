"""A file read as a plan: what an import shows, whether or not anything is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jalon import reading
from jalon.plans.proposals import prepare, read_schedules_again
from jalon.reading import Choices, FileRead


def read_plan(
    data: bytes,
    name: str,
    *,
    choices: Choices | None = None,
    seasons: Mapping[str, Any] | None = None,
    stranger: bool = False,
) -> FileRead:
    """Read a file (see `reading.read`), its proposal made ready to be corrected; `seasons` say when they fall.

    Nothing is stored. Raises documents.errors.UnreadableFile.
    """
    return prepared(reading.read(data, name, choices, stranger=stranger), seasons=seasons)


def prepared(read: FileRead, *, seasons: Mapping[str, Any] | None = None) -> FileRead:
    """What was read, its proposal made ready to be corrected."""
    proposal = prepare(read.proposal)
    if seasons:
        proposal["seasons"] = dict(seasons)
        read_schedules_again(proposal)
    return FileRead(read.document, proposal)
