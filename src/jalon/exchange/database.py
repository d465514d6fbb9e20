"""The whole database copied while it runs, and put back: SQLite by its online copy, PostgreSQL by its own tools."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from django.db import connection, transaction

from jalon.exchange.errors import Cause, ExchangeRefused

SQLITE: Final = "sqlite"
POSTGRESQL: Final = "postgresql"
_VERIFY: Final = "jalon_verify_"
_LEFT: Final = 24 * 3600  # seconds after which no check goes on


def vendor() -> str:
    """Which of the two this instance uses."""
    return str(connection.vendor)


def copy_to(target: Path) -> dict[str, int]:
    """Write the database as of one moment to `target`; the rows of each of its tables.

    Others go on reading and writing. Raises ExchangeRefused (NO_TOOL, TOOL_FAILED).
    """
    if vendor() == SQLITE:
        return _copy_sqlite(target)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set transaction isolation level repeatable read, read only")
        cursor.execute("select pg_export_snapshot()")
        snapshot = str(cursor.fetchone()[0])
        _run("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={target}", database=_database())
        return {name: _count(cursor, name) for name in sorted(connection.introspection.table_names(cursor))}


def verify(copy: Path, counts: dict[str, int]) -> None:
    """Put a copy back into a place of its own and count again; raises ExchangeRefused (NOT_VERIFIED)."""
    found = _opened(copy) if vendor() == SQLITE else _restored_aside(copy)
    if found != counts:
        different = next(name for name in sorted({*found, *counts}) if found.get(name) != counts.get(name))
        raise ExchangeRefused(Cause.NOT_VERIFIED, part=different)


def put_back(copy: Path) -> None:
    """Replace the database of this instance by a copy. Raises ExchangeRefused."""
    if vendor() == SQLITE:
        connection.ensure_connection()
        with closing(sqlite3.connect(f"file:{copy}?mode=ro&immutable=1", uri=True)) as opened:
            opened.backup(connection.connection)  # one transaction: killed in it, nothing changed
        connection.close()
        return
    connection.close()
    _restore(copy, _database())


def _copy_sqlite(target: Path) -> dict[str, int]:
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
    return _opened(target)


def _opened(copy: Path) -> dict[str, int]:
    """The rows of each table of a SQLite copy, once it is known to be sound."""
    with closing(sqlite3.connect(f"file:{copy}?mode=ro&immutable=1", uri=True)) as opened:
        try:
            sound = opened.execute("pragma integrity_check").fetchall() == [("ok",)]
            if not sound or opened.execute("pragma foreign_key_check").fetchall():
                raise ExchangeRefused(Cause.NOT_VERIFIED, part="integrity_check")
            tables = opened.execute("select name from sqlite_master where type = 'table' order by name").fetchall()
            return {name: _count(opened, name) for (name,) in tables}
        except sqlite3.DatabaseError as error:
            raise ExchangeRefused(Cause.DAMAGED, part=copy.name) from error


def _count(cursor: Any, table: str) -> int:
    quoted = connection.ops.quote_name(table)
    found = cursor.execute(f"select count(*) from {quoted}")  # noqa: S608 - the database's own names, quoted
    return int((found or cursor).fetchone()[0])


def _restored_aside(copy: Path) -> dict[str, int]:
    """The rows of each table of a dump, restored into a database made for that and dropped."""
    import psycopg  # noqa: PLC0415 - only there for PostgreSQL

    with _aside() as settings, psycopg.connect(**_to_connect(settings)) as opened, opened.cursor() as cursor:
        _restore(copy, settings)
        cursor.execute("select tablename from pg_tables where schemaname = 'public' order by 1")
        return {name: _count(cursor, name) for (name,) in cursor.fetchall()}


@contextmanager
def _aside() -> Iterator[dict[str, Any]]:
    name = f"{_VERIFY}{int(time.time())}_{uuid4().hex[:12]}"
    with connection._nodb_cursor() as cursor:
        _drop_left(cursor)
        cursor.execute(f'create database "{name}"')
    try:
        yield _database() | {"NAME": name}
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'drop database if exists "{name}" with (force)')


def _drop_left(cursor: Any) -> None:
    """Drop the databases of checks that were killed."""
    cursor.execute("select datname from pg_database where datname ~ %s", [rf"^{_VERIFY}\d+_[0-9a-f]{{12}}$"])
    for (name,) in cursor.fetchall():
        if int(name.removeprefix(_VERIFY).partition("_")[0]) < time.time() - _LEFT:
            cursor.execute(f'drop database if exists "{name}" with (force)')


def _restore(copy: Path, database: dict[str, Any]) -> None:
    arguments = ["--single-transaction", "--clean", "--if-exists", "--no-owner", "--no-acl"]
    _run("pg_restore", *arguments, f"--dbname={database['NAME']}", str(copy), database=database)


def _database() -> dict[str, Any]:
    return dict(connection.settings_dict)


def _to_connect(database: dict[str, Any]) -> dict[str, Any]:
    named = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    return {ours: database[theirs] for ours, theirs in named.items() if database.get(theirs)}


def _run(tool: str, *arguments: str, database: dict[str, Any]) -> None:
    """A tool of PostgreSQL; the password goes by its environment, not by its arguments, which others can list."""
    found = shutil.which(tool)
    if found is None:
        raise ExchangeRefused(Cause.NO_TOOL, tool=tool)
    names = {"PGDATABASE": "NAME", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGHOST": "HOST", "PGPORT": "PORT"}
    environment = {ours: str(database[theirs]) for ours, theirs in names.items() if database.get(theirs)}
    done = subprocess.run(  # noqa: S603 - our own arguments, no shell
        [found, *arguments], env=os.environ | environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ExchangeRefused(Cause.TOOL_FAILED, tool=tool, words=done.stderr.strip()[-500:])
