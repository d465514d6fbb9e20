"""What a person settled of a reading. Each is kept by name, so that it means the same in the next document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from jalon.phrases.folding import fold, squeeze
from jalon.recognition.proposal import Kind


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose; nothing where she chose nothing.

    `roles` says what columns are, by heading ("#2" for the second when it has none); `header_row` is the row of the
    headings in each table, from 1, 0 for none (a table of fewer rows is read as if nothing was said); `line` the
    heading of the column whose cells are the lines of the plan; `reading` a name of `recognition.readings`; `kind`
    what the document is.
    """

    roles: Mapping[str, str] = field(default_factory=dict)
    header_row: int | None = None
    line: str | None = None
    reading: str | None = None
    kind: Kind | None = None

    def as_dict(self) -> dict[str, Any]:
        """The same as JSON."""
        return asdict(self)

    @property
    def of_columns(self) -> dict[str, str]:
        """The roles of columns, with that of the lines."""
        return {**self.roles, **({self.line: "action"} if self.line else {})}


def role_said(roles: Mapping[str, str] | None, heading: str, place: int | None = None) -> str:
    """The role a person gave a heading, whatever its capitals and accents; "" for none. `place` is from 1."""
    if not roles:
        return ""
    if not heading:
        return roles.get(f"#{place}", "")
    words = _plain(heading)
    return roles.get(heading) or next((role for one, role in roles.items() if _plain(one) == words), "")


def _plain(heading: str) -> str:
    return squeeze(fold(heading)).strip(" :")
