"""The people and bodies of a network, as one: whoever was merged into another is that one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import OuterRef, Q, Subquery

from jalon.accounts.roles import Audience, Role
from jalon.network.models import Access, Network

_COLUMNS = (
    "id",
    "merged_into_id",
    "kind",
    "name",
    "sigle",
    "email",
    "phone",
    "language",
    "user_id",
    "user__email",
    "user__name",
    "user__language",
    "role",
)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of a network, with what the parties merged into her know besides.

    `email` is where she is written to: her own address, else one of theirs, else that she signs in with.
    `audience` is the narrowest circle she belongs to: only an account makes her of the board. `names` are the
    others she goes by.
    """

    id: int
    kind: str
    name: str
    sigle: str
    email: str
    phone: str
    language: str
    user_id: int | None
    user_name: str
    role: str
    names: tuple[str, ...]
    ids: tuple[int, ...]

    @property
    def audience(self) -> Audience:
        """The narrowest circle she belongs to."""
        return Role(self.role).audience if self.role else Audience.MEMBERS

    def may_see(self, audience: int) -> bool:
        """Whether what is for this circle is for her."""
        return audience <= self.audience


class _Row(NamedTuple):
    id: int
    merged_into_id: int | None
    kind: str
    name: str
    sigle: str
    email: str
    phone: str
    language: str
    user_id: int | None
    user_email: str | None
    user_name: str | None
    user_language: str | None
    role: str | None


class Directory:
    """Everybody of a network, in memory: a party found by its id or by that of any merged into it."""

    def __init__(self, rows: Iterable[_Row], language: str) -> None:
        known = {row.id: row for row in rows}
        groups: dict[int, list[_Row]] = {}
        self._root: dict[int, int] = {}
        for row in known.values():
            root = row
            while root.merged_into_id:
                root = known[root.merged_into_id]
            self._root[row.id] = root.id
            groups.setdefault(root.id, []).append(row)
        roots = [row for row in known.values() if row.merged_into_id is None]
        self._members = {root.id: _member(root, _in_order(groups[root.id], root.id), language) for root in roots}

    @property
    def members(self) -> list[Member]:
        """Everybody, by name."""
        return list(self._members.values())

    def of(self, party_id: int | None) -> Member | None:
        """Who this party is, after merging; None when it is not of this network."""
        root = self._root.get(party_id or 0)
        return self._members[root] if root else None

    def root_of(self, party_id: int) -> int:
        """The id of who this party is, after merging."""
        return self._root.get(party_id, party_id)

    def user(self, user_id: int) -> Member | None:
        """Who somebody who signs in is; None when nobody told."""
        return next((member for member in self._members.values() if user_id == member.user_id), None)


def directory(network: Network, among: Q | None = None) -> Directory:
    """Everybody of a network, or those parties of it that are `among` some: one query."""
    role = Access.objects.filter(network=network, user=OuterRef("user")).values("role")[:1]
    found = network.parties.annotate(role=Subquery(role)).order_by("key", "id")
    if among is not None:  # what was merged, and into whom, comes along: those who are one stay one
        joined = network.parties.exclude(merged_into=None).values("merged_into")
        found = found.filter(among | Q(merged_into__isnull=False) | Q(pk__in=joined))
    return Directory((_Row(*row) for row in found.values_list(*_COLUMNS)), network.language)


def _in_order(rows: list[_Row], root: int) -> list[_Row]:
    """The one that stays, then those merged into it, the oldest first."""
    return rows if len(rows) == 1 else sorted(rows, key=lambda row: (row.id != root, row.id))


def _member(root: _Row, rows: list[_Row], language: str) -> Member:
    user = next((row for row in rows if row.user_id), None)
    names = dict.fromkeys(row.name for row in rows if row.name != root.name) if len(rows) > 1 else ()
    return Member(
        id=root.id,
        kind=root.kind,
        name=root.name,
        sigle=_first(row.sigle for row in rows),
        email=_first(row.email for row in rows) or _first(row.user_email for row in rows),
        phone=_first(row.phone for row in rows),
        language=_first(row.language for row in rows) or _first(row.user_language for row in rows) or language,
        user_id=user.user_id if user else None,
        user_name=(user.user_name or "") if user else "",
        role=(user.role or "") if user else "",
        names=tuple(names),
        ids=tuple(row.id for row in rows),
    )


def _first(values: Iterable[str | None]) -> str:
    for value in values:
        if value:
            return value
    return ""
