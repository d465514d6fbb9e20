"""What a person can do something about."""

from __future__ import annotations


class FollowingRefused(Exception):
    """Something about members cannot be so; `code` says why, `name` who or what is in the way.

    Codes: no_title, no_steps, other_network, ends_before, closed, not_asked, not_yes_no, not_a_number, not_a_date,
    too_long, in_future, welcome_already, no_quota.
    """

    def __init__(self, code: str, name: str = "") -> None:
        super().__init__(code)
        self.code, self.name = code, name
