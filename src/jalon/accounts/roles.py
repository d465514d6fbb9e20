"""What each role permits in a network."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Audience(IntEnum):
    """Who may see something: the larger the number, the fewer the people."""

    PUBLIC = 0
    MEMBERS = 1
    BOARD = 2


class Permission(StrEnum):
    """One thing a person may do in a network."""

    READ_PLAN = "read_plan"
    READ_BOARD = "read_board"  # what is for the board only
    REPORT_OWN = "report_own"  # say how what she answers for goes
    REPORT_ANY = "report_any"
    EDIT_PLAN = "edit_plan"  # texts, leads, schedules, visibility, who answers
    IMPORT_PLAN = "import_plan"
    ADOPT_PLAN = "adopt_plan"  # adopt, amend, close, publish
    MANAGE_PARTIES = "manage_parties"
    ASK = "ask"  # requests for news, their answers, the outgoing mail
    READ_ACCESS = "read_access"  # who may do what here
    CHANGE_ACCESS = "change_access"
    RESTORE_ACCESS = "restore_access"  # with somebody else of the board, when the coordination has left
    CHANGE_SETTINGS = "change_settings"


class Role(StrEnum):
    """What a person is in a network."""

    COORDINATION = "coordination"
    BOARD = "board"
    CONTRIBUTOR = "contributor"
    READER = "reader"

    def permits(self, permission: Permission) -> bool:
        """Whether this role may do it."""
        return permission in _PERMITTED[self]

    @property
    def audience(self) -> Audience:
        """The narrowest circle this role belongs to."""
        return Audience.BOARD if self.permits(Permission.READ_BOARD) else Audience.MEMBERS


_PERMITTED: dict[Role, frozenset[Permission]] = {
    Role.COORDINATION: frozenset(Permission) - {Permission.RESTORE_ACCESS},
    Role.BOARD: frozenset(Permission) - {Permission.CHANGE_ACCESS, Permission.CHANGE_SETTINGS},
    Role.CONTRIBUTOR: frozenset({Permission.READ_PLAN, Permission.REPORT_OWN}),
    Role.READER: frozenset({Permission.READ_PLAN}),
}
