"""Lists that write an organisation once, with its people on the rows below it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from jalon.network.importing.roles import Role

_NAMES: Final = frozenset({Role.PERSON, Role.FIRST_NAME, Role.LAST_NAME})
# What a list says of an organisation, and of somebody without one: a row that says it stands by itself.
_OWN: Final = frozenset(
    {
        Role.SIGLE,
        Role.ADDRESS,
        Role.CITY,
        Role.POSTAL_CODE,
        Role.REGION,
        Role.WEBSITE,
        Role.CATEGORY,
        Role.SINCE,
        Role.UNTIL,
        Role.PAID_ON,
    }
)


def organisations_above(
    body: Sequence[tuple[int, Sequence[str]]], roles: Sequence[Role], titles: Collection[int]
) -> dict[int, str]:
    """The organisation of each row that names a person and leaves that cell blank, by rank of the row.

    None, unless every such row clearly continues the one above it: it says nothing of an organisation's own while
    the one above does, or it says a position where the list has none of these columns.
    """
    found: dict[int, str] = {}
    above, own_above = "", False
    has_own = any(role in _OWN for role in roles)
    for at, row in body:
        said = {role for role, cell in zip(roles, row, strict=False) if cell}
        if at in titles:
            above = ""
        elif Role.ORGANISATION in said:
            above = next(cell for role, cell in zip(roles, row, strict=False) if role is Role.ORGANISATION and cell)
            own_above = bool(said & _OWN)
        elif said & _NAMES:
            continues = not said & _OWN and own_above if has_own else Role.POST in said
            if not above or not continues:
                return {}
            found[at] = " ".join(above.split())
    return found
