"""What holds of every plan, as pure functions and words."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from jalon.phrases.schedules import Seasons, read_schedule
from jalon.phrases.schedules.resolve import read_plan
from jalon.plans.errors import PlanClosed


class Kind(StrEnum):
    """The level of a plan's item."""

    AXIS = "axis"
    OBJECTIVE = "objective"
    ACTION = "action"
    ITEM = "item"


class Status(StrEnum):
    """What is stated of an item's progress."""

    TO_DO = "to_do"
    IN_PROGRESS = "in_progress"
    PARTIAL = "partial"
    DONE = "done"
    NOT_DONE = "not_done"
    TO_CONTINUE = "to_continue"  # goes on into the next period
    POSTPONED = "postponed"
    DROPPED = "dropped"


class Channel(StrEnum):
    """How a progress report came."""

    DOCUMENT = "document"  # written in the file the plan came from
    PAGE = "page"  # by somebody signed in
    MAIL = "mail"  # through the link of an e-mail
    TYPED = "typed"  # said or written by one, typed by another
    PROPOSED = "proposed"  # computed, then approved


class ReportState(StrEnum):
    """Whether a progress report counts."""

    STANDING = "standing"
    WAITING = "waiting"  # for the coordination's approval
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"  # undone by the person who wrote it


class PlanState(StrEnum):
    """Where a plan stands in its life."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    CLOSED = "closed"


class Outcome(StrEnum):
    """What became of an amendment."""

    OPEN = "open"  # proposed, not voted yet
    ADOPTED = "adopted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Reason(StrEnum):
    """Why news of an item is asked for."""

    ASSIGNED = "assigned"
    BEFORE = "before"  # its date comes
    AFTER = "after"  # its date is past
    SILENT = "silent"  # no news for long
    BILAN = "bilan"  # the bilan is being prepared


class ReplyChoice(StrEnum):
    """What a person says of an item in one tap."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    NOT_YET = "not_yet"
    POSTPONED = "postponed"
    NOT_ME = "not_me"


LANGUAGES = ("fr", "en")
STATUSES = frozenset(Status)


def period_dates(period: str | None) -> tuple[date | None, date | None]:
    """First and last day of an EDTF date or interval; None where it is open or unknown.

    Raises ValueError when it is neither.
    """
    if not period:
        return None, None
    plan = read_plan(period)
    return plan.low and date(*plan.low), plan.high and date(*plan.high)


def check_open(state: str) -> None:
    """Raises PlanClosed when a plan of this state changes no more."""
    if state == PlanState.CLOSED:
        raise PlanClosed


def plan_scope(plan_id: int) -> str:
    """Under which scope history keeps what happens in a plan."""
    return f"plan:{plan_id}"


def day(value: str | None) -> date | None:
    """The day of an ISO date, if there is one."""
    return date.fromisoformat(value) if value else None


def meaning_of(words: str, *, period: str, language: str, seasons: Seasons) -> dict[str, Any]:
    """What the words of a schedule mean in a plan (contract of `jalon when`); empty when there are none."""
    if not words:
        return {}
    read = read_schedule(words, plan=period or None, language="en" if language == "en" else "fr", seasons=seasons)
    return read.as_dict()
