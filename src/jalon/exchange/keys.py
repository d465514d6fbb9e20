"""The keys that the rows of an archive had, and those they have here. A key of no row of the archive means nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max

from jalon.accounts.models import User
from jalon.exchange.belonging import Table

MAX_KEY: Final = 2**53  # what every reader of JSON holds exactly, and far from the end of a database's counters
ACCOUNTS: Final = User._meta.label


class Keys:
    """From what stands in an archive to what stands here, table by table."""

    def __init__(self) -> None:
        self._here: dict[str, dict[int, int]] = {}
        self.accounts_named: set[int] = set()  # in the archive

    def give(self, label: str, here: dict[int, int]) -> None:
        """The keys of a table's rows."""
        self._here[label] = here

    def count(self, label: str) -> int:
        """How many rows a table has."""
        return len(self._here[label])

    def of(self, label: str, key: Any) -> int:
        """The key here of a row of the archive. Raises LookupError, TypeError, ValueError when there is none."""
        if label == ACCOUNTS:
            self.accounts_named.add(key)
        return self._here[label][sound(key)]

    def spoken(self, label: str, key: int) -> int:
        """The key here of what history speaks of. What was deleted before keeps a number that no row ever has."""
        here = self._here.get(label, {})
        if key <= 0 or key not in here:
            return -abs(key)
        return self.of(label, key)


def sound(key: Any) -> int:
    """A key, as a database gives them. Raises TypeError, ValueError."""
    if type(key) is not int:  # neither True nor 3.0, which are equal to one
        raise TypeError(key)
    if not 0 < key <= MAX_KEY:
        raise ValueError(key)
    return key


def keys_for(model: Table, wanted: Iterable[Any]) -> dict[int, int]:
    """The key of each row of a table: the same where the table is empty, else the next ones in the same order.

    Raises TypeError, ValueError for one that is no key, or comes twice.
    """
    found = [sound(key) for key in wanted]
    if len(set(found)) != len(found):
        raise ValueError("twice")
    if not model._base_manager.exists():
        return {key: key for key in found}
    return dict(zip(sorted(found), range(_last(model) + 1, _last(model) + 1 + len(found)), strict=True))


def _last(model: Table) -> int:
    """The last key ever given, also to a row that went: history may still speak of it."""
    table, column = model._meta.db_table, model._meta.pk.column
    here: int = model._base_manager.aggregate(last=Max("pk"))["last"] or 0
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("select pg_sequence_last_value(pg_get_serial_sequence(%s, %s)::regclass)", [table, column])
        else:
            cursor.execute("select seq from sqlite_sequence where name = %s", [table])
        given = cursor.fetchone()
    return max(here, (given and given[0]) or 0)


def goes_round(above: Mapping[int, int]) -> bool:
    """Whether somebody who goes from a row to the one it names, and on, would never end."""
    done: set[int] = set()
    for start in above:
        way, here = set(), start
        while here in above and here not in done:
            done.add(here)
            way.add(here)
            here = above[here]
        if here in way:
            return True
    return False


def hold(tables: Iterable[Table]) -> None:
    """Nobody else adds rows until the transaction ends (SQLite: there is one writer at a time)."""
    if connection.vendor == "postgresql":
        names = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in tables)
        with connection.cursor() as cursor:
            cursor.execute(f"lock table {names} in share row exclusive mode")


def follow(tables: Iterable[Table]) -> None:
    """The next keys come after those put back (SQLite knows by itself)."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)
