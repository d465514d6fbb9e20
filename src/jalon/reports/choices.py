"""What a person chooses before a bilan is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jalon.plans.rules.public import EVERYTHING, Reader, Shown


class Format(StrEnum):
    """What a bilan is made into; the value is the extension of its file."""

    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"
    XLSX = "xlsx"
    HTML = "html"
    CSV = "csv"
    JSON = "json"


class PrintState(StrEnum):
    """Where a file that was asked for is."""

    WAITING = "waiting"
    MAKING = "making"
    READY = "ready"
    FAILED = "failed"


class ResultPlace(StrEnum):
    """Where results go in a plan that has no column for them."""

    UNDER = "under"  # each under its item, in the document's style
    TABLE = "table"  # in a table after it


@dataclass(frozen=True, slots=True)
class Choices:
    """A bilan as it was asked for. `since` is the first day it speaks of, None from the beginning.

    `axes` are the identities of the items at the top to keep, None to keep them all; `columns` the roles of the
    columns to keep (see model.Column), None for those of the document. `notes` are the words of progress reports;
    `names` who said or leads it, when it is a person rather than a body: None as is usual for these readers.
    """

    as_of: date
    since: date | None = None
    reader: Reader = Reader.BOARD
    axes: tuple[str, ...] | None = None
    columns: tuple[str, ...] | None = None
    notes: bool | None = None
    names: bool | None = None
    place: ResultPlace = ResultPlace.UNDER
    summary: bool = False  # begins with what the figures say

    @property
    def says_notes(self) -> bool:
        """Whether the words of reports are told: never to the public, to a funder when asked for."""
        return self.reader != Reader.PUBLIC and (self.notes if self.notes is not None else self._inside)

    @property
    def says_names(self) -> bool:
        """Whether people are named: never to the public, to a funder when asked for."""
        return self.reader != Reader.PUBLIC and (self.names if self.names is not None else self._inside)

    @property
    def _inside(self) -> bool:
        return self.reader in {Reader.BOARD, Reader.MEMBERS}

    def shows(self, public: Iterable[str]) -> frozenset[Shown]:
        """The parts of the plan it may tell; `public` are those its network shows to everybody."""
        if self.reader == Reader.PUBLIC:
            return frozenset(map(Shown, public))
        left_out = {Shown.NOTES: not self.says_notes, Shown.NAMES: not self.says_names}
        return EVERYTHING - {part for part, out in left_out.items() if out}
