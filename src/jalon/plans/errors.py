"""What a person can do something about, as codes with values; `web` and `cli` put them in words."""

from __future__ import annotations


class EditRefused(Exception):
    """An edit of a proposal that cannot be done; nothing has changed.

    Codes: unknown_operation, bad_values, unknown_node, unknown_text, wrong_level, wrong_place,
    nothing_to_split, nothing_to_merge, nothing_to_undo, nothing_to_redo.
    """

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class DraftAccepted(Exception):
    """The draft was accepted already: the plan is changed now, not the draft."""


class NothingToKeep(Exception):
    """The file holds no plan and no report: there is nothing to accept."""


class NothingSaid(Exception):
    """A progress report that says nothing."""


class NoRoomForFiles(Exception):
    """The files of a line, or of a person on it, would weigh more than they may (bytes)."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class EditConflict(Exception):
    """Somebody else changed the item of this id meanwhile: nothing was written."""

    def __init__(self, item_id: int) -> None:
        super().__init__(item_id)
        self.item_id = item_id


class AlreadyDecided(Exception):
    """The report is no longer in a state that allows this decision: somebody decided meanwhile."""


class PlanClosed(Exception):
    """The plan is closed: it is read, and changes no more."""


class AddressTaken(Exception):
    """Another plan has its public page at this address."""


class NothingChosen(Exception):
    """There is nothing to begin a plan with."""


class AlreadyVoted(Exception):
    """The amendment was voted: its words change no more."""


class AssignmentChanged(Exception):
    """Somebody else said meanwhile who answers: nothing was written."""


class UnknownMeasure(Exception):
    """There is no measure of this name, or one of its parameters (`parameter`) is missing or is none there is."""

    def __init__(self, measure: str, parameter: str = "") -> None:
        super().__init__(measure, parameter)
        self.measure, self.parameter = measure, parameter
