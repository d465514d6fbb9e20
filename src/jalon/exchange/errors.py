"""What a person can do something about when an archive is made or read."""

from __future__ import annotations

from enum import StrEnum


class Cause(StrEnum):
    """Why an archive cannot be taken."""

    NOT_AN_ARCHIVE = "not_an_archive"
    DAMAGED = "damaged"  # a part is missing, cut or altered: values["part"]
    NEWER = "newer"  # made by a newer Jalon: values["version"]
    OTHER_KIND = "other_kind"  # of a whole instance where that of a network is asked for, or the other way
    SLUG_TAKEN = "slug_taken"  # values["slug"]
    SLUG_WRONG = "slug_wrong"  # values["slug"]
    NOT_EMPTY = "not_empty"  # the instance to restore into already holds networks
    OTHER_DATABASE = "other_database"  # values["database"]: "sqlite" or "postgresql"
    NO_TOOL = "no_tool"  # values["tool"]: pg_dump or pg_restore is not there
    TOOL_FAILED = "tool_failed"  # values["tool"], values["words"]
    NOT_VERIFIED = "not_verified"  # what was put back is not what was saved: values["part"]
    NO_ROOM = "no_room"  # the place to write to: values["words"]


class ExchangeRefused(Exception):
    """Nothing was changed; `cause` says why, `values` fill the sentence shown."""

    def __init__(self, cause: Cause, **values: str | int) -> None:
        super().__init__(cause.value, values)
        self.cause, self.values = cause, values
