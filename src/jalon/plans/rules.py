"""What holds of every plan, as pure functions and words."""

from __future__ import annotations

from enum import StrEnum


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
    POSTPONED = "postponed"
    DROPPED = "dropped"
