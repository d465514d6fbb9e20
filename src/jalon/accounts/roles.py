"""What each role permits in a network."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """One thing a person may do in a network."""

    READ_PLAN = "read_plan"
    IMPORT_PLAN = "import_plan"
    CHANGE_SETTINGS = "change_settings"


class Role(StrEnum):
    """What a person is in a network."""

    COORDINATION = "coordination"
    READER = "reader"

    def permits(self, permission: Permission) -> bool:
        """Whether this role may do it."""
        return permission in _PERMITTED[self]


_PERMITTED: dict[Role, frozenset[Permission]] = {
    Role.COORDINATION: frozenset(Permission),
    Role.READER: frozenset({Permission.READ_PLAN}),
}
