"""Databases of the tests of upgrading: SQLite's own backup, or what PostgreSQL would have kept of the same instance.

For PostgreSQL no file is kept: the tables are made by the migrations that the backup had applied, then take its rows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model
from django.db.utils import ConnectionHandler

Settings = dict[str, Any]
Node = tuple[str, str]


@contextmanager
def on(database: Settings, blocker: Any) -> Iterator[None]:
    """Within, what Django asks is asked of this database."""
    handler = ConnectionHandler({"default": database})
    ours = connections["default"]
    with blocker.unblock():
        connections["default"] = handler["default"]
        try:
            yield
        finally:
            connections["default"].close()
            connections["default"] = ours
            ContentType.objects.clear_cache()  # it knows the numbers of the other database


def sqlite(path: Path) -> Settings:
    """The database in a file."""
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path}


def nowhere(vendor: str, folder: Path) -> Settings:
    """A database that cannot be asked: no server listens, or the file is in no folder."""
    if vendor == "sqlite3":
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "gone" / "jalon.sqlite3"}
    return {"ENGINE": "django.db.backends.postgresql", "NAME": "jalon", "HOST": "127.0.0.1", "PORT": "1"}


def copy_of(database: Settings, path: Path, blocker: Any) -> Settings:
    """The same rows, of SQLite in this file, of PostgreSQL in a database that `drop` ends."""
    if database["ENGINE"] == "django.db.backends.sqlite3":
        with closing(sqlite3.connect(database["NAME"])) as kept, closing(sqlite3.connect(path)) as copy:
            kept.backup(copy)
        return sqlite(path)
    return _create(database, f" TEMPLATE {database['NAME']}", blocker)


def drop(database: Settings, blocker: Any) -> None:
    """End it; a file ends with its folder."""
    if database["ENGINE"] != "django.db.backends.sqlite3":
        _ask_server(database, f"DROP DATABASE {database['NAME']} WITH (FORCE)", blocker)


def on_postgresql(backup: Path, server: Settings, blocker: Any) -> Settings:
    """A database of this server as it would be, had the backup been PostgreSQL's."""
    with on(sqlite(backup), blocker):
        applied = MigrationLoader(connections["default"])
        last = _last(applied)
        models = applied.project_state(last).apps.get_models(include_auto_created=True)
        rows = [(model, list(model._base_manager.all())) for model in models]
    database = _create(server, "", blocker)
    with on(database, blocker):
        MigrationExecutor(connections["default"]).migrate(last)
        _fill(rows)
    return database


def _last(loader: MigrationLoader) -> list[Node]:
    """The last migration of each application that was applied."""
    applied = set(loader.applied_migrations) & set(loader.graph.nodes)
    before = {
        parent.key for node in applied for parent in loader.graph.node_map[node].parents if parent.key[0] == node[0]
    }
    return sorted(applied - before)


def _fill(rows: list[tuple[type[Model], list[Model]]]) -> None:
    connection = connections["default"]
    with transaction.atomic():
        for model, kept in rows:
            model._base_manager.all()._raw_delete("default")  # what a migration made is among the rows
            if kept:
                model._base_manager._insert(kept, fields=model._meta.local_concrete_fields, using="default", raw=True)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [model for model, _kept in rows]):
                cursor.execute(statement)


def _create(server: Settings, how: str, blocker: Any) -> Settings:
    name = f"upgrade_{uuid4().hex[:8]}"
    _ask_server(server, f"CREATE DATABASE {name}{how}", blocker)
    return server | {"NAME": name}


def _ask_server(server: Settings, statement: str, blocker: Any) -> None:
    with on(server | {"NAME": "postgres"}, blocker), connections["default"].cursor() as cursor:
        cursor.execute(statement)
