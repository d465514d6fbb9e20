"""What a schedule phrase means, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from jalon.phrases.status_words import Status

Kind = Literal["point", "interval", "recurring", "open-ended", "triggered-by-event", "on-demand", "undefined"]
KINDS: Final[tuple[Kind, ...]] = (
    "point",
    "interval",
    "recurring",
    "open-ended",
    "triggered-by-event",
    "on-demand",
    "undefined",
)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often: at least and at most so many times per period, of what.

    `per` is an ISO 8601 duration, None when no period is said ("3-4 rencontres"); a bound not said is None.
    `rrule` is the RFC 5545 rule where the rhythm has one: "twice a year" has none, "monthly" has.
    """

    at_least: int | None = None
    at_most: int | None = None
    per: str | None = None
    what: str | None = None
    rrule: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The shape of the contract."""
        return {
            "at_least": self.at_least,
            "at_most": self.at_most,
            "per": self.per,
            "what": self.what,
            "rrule": self.rrule,
        }


@dataclass(frozen=True, slots=True)
class Schedule:
    """A schedule phrase with its meaning; `text` is the phrase as written.

    `kind` holds "point" for one date of any precision, "interval" for a date with a start or an end of its own
    (also "by X", a duration), "open-ended" for what goes on, in the order of `KINDS`; empty when the phrase is
    only a status. `earliest` and `latest` are ISO dates. `doubts` are codes.
    """

    text: str
    kind: tuple[Kind, ...] = ()
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    occurrences: tuple[str, ...] = ()
    recurrence: Recurrence | None = None
    trigger: str | None = None
    status: Status | None = None
    rest: str | None = None
    doubts: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The shape of the contract, ready for JSON."""
        return {
            "text": self.text,
            "kind": list(self.kind),
            "edtf": self.edtf,
            "earliest": self.earliest,
            "latest": self.latest,
            "occurrences": list(self.occurrences),
            "recurrence": self.recurrence.as_dict() if self.recurrence else None,
            "trigger": self.trigger,
            "status": self.status,
            "rest": self.rest,
            "doubts": list(self.doubts),
        }
