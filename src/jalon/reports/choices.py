"""What a person chooses before a bilan is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jalon.accounts.roles import Audience


class Reader(StrEnum):
    """For whom a bilan is made."""

    BOARD = "board"
    MEMBERS = "members"
    FUNDER = "funder"  # what members see, without notes nor people's names unless asked
    PUBLIC = "public"

    @property
    def audience(self) -> Audience:
        """The circle whose items it may show."""
        return {Reader.BOARD: Audience.BOARD, Reader.PUBLIC: Audience.PUBLIC}.get(self, Audience.MEMBERS)


class Format(StrEnum):
    """What a bilan is made into; the value is the extension of its file."""

    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"
    XLSX = "xlsx"
    HTML = "html"
    CSV = "csv"
    JSON = "json"


class ResultPlace(StrEnum):
    """Where results go in a plan that has no column for them."""

    UNDER = "under"  # each under its item, in the document's style
    TABLE = "table"  # in a table after it


@dataclass(frozen=True, slots=True)
class Choices:
    """A bilan as it was asked for. `since` is the first day it speaks of, None from the beginning.

    `axes` are the identities of the items at the top to keep, None to keep them all; `columns` the roles of the
    columns to keep (see model.Column), None for those of the document. `notes` are the words of progress reports;
    `names` who said or leads it, when it is a person rather than a body.
    """

    as_of: date
    since: date | None = None
    reader: Reader = Reader.BOARD
    axes: tuple[str, ...] | None = None
    columns: tuple[str, ...] | None = None
    notes: bool = True
    names: bool = True
    place: ResultPlace = ResultPlace.UNDER
    summary: bool = False  # begins with what the figures say
