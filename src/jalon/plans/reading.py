"""A file read as a plan: what an import shows, whether or not anything is kept."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jalon import recognition
from jalon.documents import read_bytes
from jalon.documents.as_json import document_as_dict
from jalon.plans.proposals import prepare, read_schedules_again


@dataclass(frozen=True, slots=True)
class FileRead:
    """The document as it is shown and the proposal made of it, both plain JSON."""

    document: dict[str, Any]
    proposal: dict[str, Any]


def read_plan(
    data: bytes, name: str, *, roles: dict[str, str] | None = None, seasons: Mapping[str, Any] | None = None
) -> FileRead:
    """Read a file; `roles` says otherwise what columns are, by heading, and `seasons` when they fall.

    Nothing is stored. Raises documents.errors.UnreadableFile.
    """
    document = read_bytes(data, name)
    proposal = prepare(recognition.as_dict(recognition.propose(document, roles=roles)))
    if seasons:
        proposal["seasons"] = dict(seasons)
        read_schedules_again(proposal)
    return FileRead(storable(document_as_dict(document)), storable(proposal))


# As `json.dumps` writes them: an escaped NUL (after an even number of backslashes), half of a surrogate pair.
_UNSTORABLE = re.compile(r"(?<!\\)((?:\\\\)*)(?:\\u0000|[\ud800-\udfff])")


def storable(value: dict[str, Any]) -> dict[str, Any]:
    """The same without the two kinds of characters that no database keeps: NUL and lone surrogates."""
    written = json.dumps(value, ensure_ascii=False)
    cleaned, count = _UNSTORABLE.subn(r"\1", written)
    if count:
        value = json.loads(cleaned)
    return value
