"""What a person can do something about."""

from __future__ import annotations


class NotPermitted(Exception):
    """This person may not do this here; `permission` says what she lacks."""

    def __init__(self, permission: str) -> None:
        super().__init__(permission)
        self.permission = permission


class AccessRefused(Exception):
    """Access cannot be changed this way; `code` says why ("last_coordination", "expired"…)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class CreationRefused(Exception):
    """This person may not create a network; `code` says why ("not_allowed", "one_waits")."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class PartyRefused(Exception):
    """A party cannot be so; `code` says why; `party_id` and `name` are of the one in the way, when there is one.

    Codes: no_name, name_taken, account_taken, address_taken, other_address, one_already, merged_already, two_accounts.
    """

    def __init__(self, code: str, party_id: int | None = None, name: str = "") -> None:
        super().__init__(code)
        self.code, self.party_id, self.name = code, party_id, name


class PartyChanged(Exception):
    """Somebody else changed the party of this id meanwhile: nothing was written."""

    def __init__(self, party_id: int) -> None:
        super().__init__(party_id)
        self.party_id = party_id


class GovernanceRefused(Exception):
    """A region, seat, mandate or membership cannot be so; `code` says why, `name` who or what is in the way.

    Codes: no_name, region_taken, region_used, other_network, one_body_already, ends_before, seat_taken,
    seat_closed, member_already, itself.
    """

    def __init__(self, code: str, name: str = "") -> None:
        super().__init__(code)
        self.code, self.name = code, name


class ListRefused(Exception):
    """A list of people cannot be written, or taken back; `code` says why, `name` who is in the way.

    Codes: done, changed, refused, changed_since (something of it was changed after it was written).
    """

    def __init__(self, code: str, name: str = "") -> None:
        super().__init__(code)
        self.code, self.name = code, name
