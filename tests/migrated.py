"""The database that migrations make, made once and then copied: by each process of a run, by the runs that come after,
and by tests that start a Jalon of its own.

It is made again when a migration, Django or SQLite is no longer what it was, and by `--create-db`. On SQLite it is a
file beside what pytest keeps; on PostgreSQL a database whose comment says which migrations made it.
"""

from __future__ import annotations

import fcntl
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import django
import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.management import create_contenttypes
from django.core.management import call_command
from django.db import connection
from django.db.models.signals import post_migrate

ROOT = Path(__file__).parents[1]
SETTINGS = [Path(__file__), ROOT / "tests" / "settings.py", ROOT / "src" / "jalon" / "config" / "settings.py"]
FILLED = {"django_content_type", "auth_permission"}
LOCK = 0x6A616C6F6E  # of one process at a time: "jalon"


def fingerprint() -> str:
    """What says which database the migrations make: their sources, and who runs them."""
    found = hashlib.sha256(f"{django.VERSION} {sqlite3.sqlite_version}".encode())
    folders = [Path(one.path) / "migrations" for one in apps.get_app_configs()]
    for path in [*SETTINGS, *sorted(path for folder in folders for path in folder.glob("*.py"))]:
        found.update(f"{path.parent.parent.name}/{path.name}\0".encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def use(name: str) -> None:
    """Ask this database what is asked from here on."""
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def migrate() -> None:
    """What Django does for a database of tests."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


# SQLite ------------------------------------------------------------------------------------------------------
def copied_file(kept: Path) -> None:
    """Fill the database in memory from the file, or the file from it."""
    use(connection.creation._get_test_db_name())
    connection.ensure_connection()
    if kept.exists():
        with closing(sqlite3.connect(kept)) as source:
            source.backup(connection.connection)
        return
    migrate()
    for older in kept.parent.glob("*.sqlite3"):
        older.unlink()
    making = kept.with_suffix(".making")
    making.unlink(missing_ok=True)
    with closing(sqlite3.connect(making)) as copy:
        connection.connection.backup(copy)
    making.rename(kept)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One process at a time."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


# PostgreSQL --------------------------------------------------------------------------------------------------
def template_name() -> str:
    """The database that others are copied from: one for each database the tests are given."""
    return f"migrated_{connection.settings_dict['NAME']}"


def copied_database(mark: str, *, again: bool) -> None:
    """Make the database of this process from the template, which is made first where it is not there."""
    test, template = connection.creation._get_test_db_name(), template_name()
    quoted = connection.ops.quote_name
    with connection.creation._nodb_cursor() as server:
        server.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        server.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s",
            [template],
        )
        if again or server.fetchone() != (mark,):
            server.execute(f"DROP DATABASE IF EXISTS {quoted(template)} WITH (FORCE)")
            server.execute(f"CREATE DATABASE {quoted(template)}")
            use(template)
            migrate()
            connection.close()
            server.execute(f"COMMENT ON DATABASE {quoted(template)} IS '{mark}'")
        server.execute(f"DROP DATABASE IF EXISTS {quoted(test)} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {quoted(test)} TEMPLATE {quoted(template)}")
    use(test)


# After each test ---------------------------------------------------------------------------------------------
def emptying(_style: Any, tables: list[str], **_values: Any) -> list[str]:
    """What empties the tables of tests that commit: they hold little, and Django makes every file anew on PostgreSQL.

    Their order is free: constraints between them wait for the end of the transaction. What migrations filled and
    nothing changes stays; the table of the cache, which has no model, is emptied too.
    """
    emptied = [*(table for table in tables if table not in FILLED), str(settings.CACHES["default"]["LOCATION"])]
    said = [f"DELETE FROM {connection.ops.quote_name(table)}" for table in emptied]
    return ["; ".join(said)] if connection.vendor == "postgresql" else said


def keep_what_is_filled() -> None:
    """Empty as above; what Django fills after migrations, and so after each emptying, was not emptied.

    Whatever asks: where a browser is driven, Django opens a connection of its own in the same thread.
    """
    type(connection.ops).sql_flush = lambda _own, *asked, **values: emptying(*asked, **values)  # type: ignore[method-assign]
    post_migrate.disconnect(create_contenttypes)
    post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")


# For tests ---------------------------------------------------------------------------------------------------
@pytest.fixture(scope="session")
def migrated(
    pytestconfig: pytest.Config,
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Where the template is: its path on SQLite, its name on PostgreSQL."""
    before, mark, again = connection.settings_dict["NAME"], fingerprint(), pytestconfig.getoption("create_db")
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            template = template_name()
            copied_database(mark, again=again)
        else:
            kept = getattr(pytestconfig, "cache", None)  # not with `-p no:cacheprovider`
            folder = kept.mkdir("migrated") if kept else tmp_path_factory.mktemp("migrated")
            with alone(folder):
                if again:
                    (folder / f"{mark}.sqlite3").unlink(missing_ok=True)
                copied_file(folder / f"{mark}.sqlite3")
            template = str(folder / f"{mark}.sqlite3")
    keep_what_is_filled()
    yield template
    with django_db_blocker.unblock():
        connection.creation.destroy_test_db(before, verbosity=0)


@pytest.fixture(scope="session")
def django_db_setup(migrated: str) -> None:
    """The database of this process, copied."""


@pytest.fixture(scope="session")
def migrated_file(migrated: str) -> Path:
    """What migrations make on SQLite, to copy for a Jalon of its own."""
    if connection.vendor != "sqlite":
        pytest.skip("an instance of its own is on SQLite: it is tried where the others are")
    return Path(migrated)
