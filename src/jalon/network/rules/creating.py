"""Who may create a network on an instance. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Creation(StrEnum):
    """Who may create a network."""

    ANYONE = "anyone"
    LISTED = "listed"  # an address of the instance's list, or of a domain in it
    APPROVAL = "approval"  # anyone, and whoever runs the instance approves it before it writes to anybody
    NOBODY = "nobody"  # only the command does


def may_create(rule: Creation, email: str, listed: Iterable[str]) -> bool:
    """Whether who holds this address may create a network; `listed` holds addresses and domains ("@example.org")."""
    if rule != Creation.LISTED:
        return rule != Creation.NOBODY
    address = email.strip().lower()
    return bool({address, f"@{address.rpartition('@')[2]}"} & {one.lower() for one in listed})


def approved_at_once(rule: Creation, *, own_machine: bool) -> bool:
    """Whether a network created so needs nobody's approval: its host made the list, or created it."""
    return own_machine or rule == Creation.LISTED
