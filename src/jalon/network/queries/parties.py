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
    """Everybody of a network, in memory: a party found by its id or by that of any merged into it.

    A page asks for few of the thousands there may be: each is made of its rows once asked for.
    """

    def __init__(self, rows: Iterable[_Row], language: str) -> None:
        self._rows = {row.id: row for row in rows}
        self._language = language
        self._root: dict[int, int] = {}  # of those merged into another
        self._merged: dict[int, list[_Row]] = {}
        for row in self._rows.values():
            if row.merged_into_id:
                root = row
                while root.merged_into_id:
                    root = self._rows[root.merged_into_id]
                self._root[row.id] = root.id
                self._merged.setdefault(root.id, []).append(row)
        self._members: dict[int, Member] = {}

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self._rows) - len(self._root)

    @property
    def members(self) -> list[Member]:
        """Everybody, by name."""
        return [self._made(party_id) for party_id in self._rows if party_id not in self._root]

    def of(self, party_id: int | None) -> Member | None:
        """Who this party is, after merging; None when it is not of this network."""
        root = self.root_of(party_id or 0)
        return self._made(root) if root in self._rows else None

    def root_of(self, party_id: int) -> int:
        """The id of who this party is, after merging."""
        return self._root.get(party_id, party_id)

    def by_name(self, ids: Iterable[int], kind: str = "") -> list[int]:
        """These parties, each once and after merging, by name; of a kind, if said."""
        wanted = {self.root_of(one) for one in ids}
        return [one for one, row in self._rows.items() if one in wanted and kind in {"", row.kind}]

    def among(self, ids: Iterable[int]) -> list[Member]:
        """The same, with all that is known of each."""
        return [self._made(one) for one in self.by_name(ids)]

    def name(self, party_id: int) -> str:
        """What this party is called, after merging; "" when it is not of this network."""
        row = self._rows.get(self.root_of(party_id))
        return row.name if row else ""

    def sigle(self, party_id: int) -> str:
        """Its sigle, or that of whoever was merged into it; "" when there is none."""
        root = self.root_of(party_id)
        rows = [self._rows[root], *self._merged.get(root, ())] if root in self._rows else []
        return _first([row.sigle for row in rows])

    def user(self, user_id: int) -> Member | None:
        """Who somebody who signs in is; None when nobody told."""
        return next((self.of(row.id) for row in self._rows.values() if row.user_id == user_id), None)

    def _made(self, root: int) -> Member:
        if root not in self._members:
            row = self._rows[root]
            rows = [row, *sorted(self._merged.get(root, ()), key=lambda one: one.id)]
            self._members[root] = _member(row, rows, self._language)
        return self._members[root]


def directory(network: Network, among: Q | None = None) -> Directory:
    """Everybody of a network, or those parties of it that are `among` some: one query."""
    role = Access.objects.filter(network=network, user=OuterRef("user")).values("role")[:1]
    found = network.parties.annotate(role=Subquery(role)).order_by("key", "id")
    if among is not None:  # what was merged, and into whom, comes along: those who are one stay one
        joined = network.parties.exclude(merged_into=None).values("merged_into")
        found = found.filter(among | Q(merged_into__isnull=False) | Q(pk__in=joined))
    return Directory((_Row(*row) for row in found.values_list(*_COLUMNS)), network.language)


def _member(root: _Row, rows: list[_Row], language: str) -> Member:
    """Who somebody is, of the row that stays and of those merged into it, the oldest first."""
    user = next((row for row in rows if row.user_id), None)
    return Member(
        id=root.id,
        kind=root.kind,
        name=root.name,
        sigle=_first([row.sigle for row in rows]),
        email=_first([row.email for row in rows]) or _first([row.user_email for row in rows]),
        phone=_first([row.phone for row in rows]),
        language=_first([row.language for row in rows]) or _first([row.user_language for row in rows]) or language,
        user_id=user.user_id if user else None,
        user_name=(user.user_name or "") if user else "",
        role=(user.role or "") if user else "",
        names=tuple(dict.fromkeys(row.name for row in rows if row.name != root.name)),
        ids=tuple([row.id for row in rows]),
    )


def _first(values: Iterable[str | None]) -> str:
    return next(filter(None, values), "")
