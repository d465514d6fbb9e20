"""What becomes of progress reports: which decision each state allows, and the state of an item that comes of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Protocol, TypeVar

from jalon.plans.choices import ReportState, Status

Percent_co = TypeVar("Percent_co", covariant=True)  # a Decimal or a float


# How much the files of a line may weigh, and those of one person on it, in bytes.
FILES_OF_A_LINE = 250 * 1024 * 1024
FILES_OF_A_PERSON = 60 * 1024 * 1024  # more than one form may carry


def percent_adds(status: str, percent: float | Decimal | None) -> bool:
    """Whether a percent says more than the status beside it: what is done is done at 100%, and says it once."""
    return percent is not None and not (status == Status.DONE and percent == 100)


class ReportDecision(StrEnum):
    """What may be decided of a report."""

    APPROVE = "approve"
    REFUSE = "refuse"
    REOPEN = "reopen"  # it waits for approval again
    WITHDRAW = "withdraw"  # by the person who wrote it
    RESTORE = "restore"  # by her too, after she withdrew it


# From which states each may be decided, and what the report is then.
TRANSITIONS: dict[ReportDecision, tuple[frozenset[ReportState], ReportState]] = {
    ReportDecision.APPROVE: (frozenset({ReportState.WAITING}), ReportState.STANDING),
    ReportDecision.REFUSE: (frozenset({ReportState.WAITING, ReportState.STANDING}), ReportState.REFUSED),
    ReportDecision.REOPEN: (frozenset({ReportState.STANDING, ReportState.REFUSED}), ReportState.WAITING),
    ReportDecision.WITHDRAW: (frozenset({ReportState.STANDING, ReportState.WAITING}), ReportState.WITHDRAWN),
    ReportDecision.RESTORE: (frozenset({ReportState.WITHDRAWN}), ReportState.STANDING),
}


def states_before(decision: ReportDecision) -> frozenset[ReportState]:
    """The states of a report of which this may be decided."""
    return TRANSITIONS[decision][0]


class Stated(Protocol[Percent_co]):
    """What a report states."""

    @property
    def status(self) -> str: ...
    @property
    def percent(self) -> Percent_co | None: ...


def latest_state(reports: Sequence[Stated[Percent_co]]) -> tuple[str, Percent_co | None]:
    """The last status said, and the last percent unless a status came after it; the latest report first.

    The status is "" when none was said, the percent is from 0 to 100.
    """
    status_at = next((at for at, one in enumerate(reports) if one.status), None)
    percent_at = next((at for at, one in enumerate(reports) if one.percent is not None), None)
    status = reports[status_at].status if status_at is not None else ""
    if percent_at is None or (status_at is not None and status_at < percent_at):
        return status, None
    return status, reports[percent_at].percent
