"""The values that the fields of a plan may take: what models, rules and pages choose among."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
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


class ReportChannel(StrEnum):
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


class RequestReason(StrEnum):
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


class ProposalState(StrEnum):
    """What became of a value that was computed."""

    WAITING = "waiting"
    APPROVED = "approved"
    CORRECTED = "corrected"
    REFUSED = "refused"
    REPLACED = "replaced"  # by a newer value, before anybody decided


LEVELS = tuple(level.value for level in Level)  # from the widest to the deepest
SECTIONS = frozenset({Level.AXIS, Level.OBJECTIVE})  # what things to do stand under
STATUSES = tuple(status.value for status in Status)
