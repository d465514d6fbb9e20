"""What a person can do something about."""

from __future__ import annotations


class NotPermitted(Exception):
    """This person may not do this here; `permission` says what she lacks."""

    def __init__(self, permission: str) -> None:
        super().__init__(permission)
        self.permission = permission
