"""A full disk in one sentence, and nothing left of what could not be kept."""

from __future__ import annotations

import errno
import os
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jalon.accounts.roles import Role
from jalon.cli.commands import health
from jalon.cli.main import main
from jalon.exchange import database
from jalon.exchange.database import SQLITE
from jalon.exchange.errors import Cause, ExchangeRefused
from jalon.exchange.exporting import export_network
from jalon.exchange.instance import back_up
from jalon.exchange.restoring import restore_network
from jalon.exchange.sweeping import LEFT_ALONE, sweep_exports, sweep_files, sweep_uploads
from jalon.health.rules import no_room
from jalon.library.models import StoredFile
from jalon.network.models import Network
from jalon.web.components import queueing
from tests.web.addresses import World, make_world

# Files keep the day of the machine: none of them is older than this one.
pytestmark = pytest.mark.now("2026-10-13T10:00")

FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk has room for the beginning of a file."""

    def chunks(self: Any, chunk_size: int | None = None) -> Iterator[bytes]:
        yield b"the beginning"
        raise FULL

    monkeypatch.setattr("django.core.files.base.File.chunks", chunks)
    monkeypatch.setattr("django.core.files.uploadedfile.InMemoryUploadedFile.chunks", chunks)


def kept(root: str | Path = "") -> set[Path]:
    return {path for path in Path(root or settings.MEDIA_ROOT).rglob("*") if path.is_file()}


class DiskFull(Exception):
    """What PostgreSQL’s driver raises, in the words of a server that speaks French."""

    sqlstate = "53100"


def _of_a_database(cause: Exception) -> OperationalError:
    error = OperationalError(str(cause))
    error.__cause__ = cause  # as Django does
    return error


def _of_sqlite(words: str, code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(words)
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "found"),
    [
        (FULL, True),
        (OSError(errno.EDQUOT, "quota"), True),
        (OSError(errno.EACCES, "no"), False),
        (_of_sqlite("database or disk is full", sqlite3.SQLITE_FULL), True),
        (_of_a_database(_of_sqlite("disk I/O error", sqlite3.SQLITE_IOERR_WRITE)), True),
        (_of_sqlite("disk I/O error", sqlite3.SQLITE_IOERR_READ), False),
        (_of_a_database(DiskFull("Aucun espace disponible sur le périphérique")), True),
        (OperationalError("database is locked"), False),
        (None, False),
    ],
)
def test_a_full_disk_is_known(error: BaseException | None, found: bool) -> None:
    assert no_room(error) is found


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """The system really writes no file beyond so many bytes, as beyond a quota."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_database_beyond_what_is_allowed_has_no_room(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.sqlite3")) as opened:
        opened.execute("create table one (word text)")
        with room_for(100_000), pytest.raises(sqlite3.OperationalError) as error:
            opened.execute("insert into one values (?)", ["x" * 9_000_000])
    assert no_room(error.value)


def test_what_a_page_received_before_there_was_no_room_is_gone(world: World, settings: Any, tmp_path: Path) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "uploads"
    settings.FILE_UPLOAD_TEMP_DIR.mkdir()
    client = Client(raise_request_exception=False)
    client.force_login(world.people[Role.COORDINATION])
    given = SimpleUploadedFile("plan.md", b"- Visiter (2026)\n" * 300_000)
    with room_for(1_000_000):
        assert client.post(reverse("import_start", args=["rjs"]), {"file": given}).status_code == 507
        assert kept(settings.FILE_UPLOAD_TEMP_DIR) == set()


def test_nothing_is_left_of_half_a_file(full: None) -> None:
    with pytest.raises(OSError, match="No space"):
        default_storage.save("library/1/ab/abc", ContentFile(b"more"))
    assert kept() == set()


@pytest.mark.parametrize("page", ["report", "import"])
def test_a_page_says_so(page: str, world: World, full: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queueing, "PATIENCE", 600.0)  # a machine busy with others has the page of who waits
    client = Client(raise_request_exception=False, headers={"accept-language": "fr"})
    client.force_login(world.people[Role.COORDINATION])
    before, reports = kept(), world.item.reports.count()
    if page == "report":
        data = {"note": "x", "attached": [SimpleUploadedFile("a.txt", b"abc")]}
        answer = client.post(reverse("report", args=["rjs", world.plan.pk, world.item.pk]), data)
    else:
        given = SimpleUploadedFile("plan.md", b"# Plan 2026\n\n## Axe 1 Accueil\n\n- Visiter (2026)\n")
        answer = client.post(reverse("import_start", args=["rjs"]), {"file": given})
    assert answer.status_code == 507
    assert "plus de place" in answer.content.decode()
    assert kept() == before
    assert world.item.reports.count() == reports


def test_a_row_that_finds_no_room_takes_its_file_with_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(world.people[Role.COORDINATION])
    before, rows = kept(), StoredFile.objects.count()

    def fail(*_given: Any, **_values: Any) -> None:
        raise _of_sqlite("database or disk is full", sqlite3.SQLITE_FULL)

    monkeypatch.setattr("jalon.plans.actions.reports.index_reports", fail)
    data = {"note": "x", "attached": [SimpleUploadedFile("a.txt", b"abc")]}
    assert client.post(reverse("report", args=["rjs", world.plan.pk, world.item.pk]), data).status_code == 507
    assert (kept(), StoredFile.objects.count()) == (before, rows)


def test_a_network_is_not_half_put_back(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export_network(world.network, tmp_path / "reseau.zip")
    before = kept()
    monkeypatch.setattr("jalon.exchange.restoring.index_network", _no_more)
    with pytest.raises(ExchangeRefused) as refused:
        restore_network(tmp_path / "reseau.zip", slug="copie")
    assert refused.value.cause == Cause.NO_ROOM
    assert kept() == before
    assert not Network.objects.filter(slug="copie").exists()


def _no_more(*_given: Any) -> None:
    raise FULL


@pytest.mark.django_db(transaction=True)
def test_a_backup_that_finds_no_room_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    monkeypatch.setattr(database, "copy_to", _no_more)
    with pytest.raises(ExchangeRefused) as refused:
        back_up(folder / "tout.zip")
    assert refused.value.cause == Cause.NO_ROOM
    assert list(folder.iterdir()) == []


def test_a_command_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health.command, "callback", lambda **_values: _no_more())
    done = CliRunner().invoke(main, ["health"])
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert len(done.output.strip().splitlines()) == 1


def test_what_a_killed_process_left_is_swept_the_day_after(world: World) -> None:
    named = {Path(stored.content.path) for stored in StoredFile.objects.all()}
    assert named
    left = Path(settings.MEDIA_ROOT) / "library" / "9" / "ab" / "abandoned"
    fresh = left.with_name("being-written")
    for path in (left, fresh):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    now = timezone.now()
    old = (now - LEFT_ALONE - timedelta(minutes=1)).timestamp()
    for path in (*named, left):
        os.utime(path, (old, old))
    os.utime(fresh, (now.timestamp(), now.timestamp()))
    assert sweep_files(now) == 1
    assert kept() >= named | {fresh}
    assert not left.exists()


def test_half_an_archive_is_swept(world: World) -> None:
    root = Path(settings.EXPORT_ROOT)
    root.mkdir(parents=True)
    left = root / ".abc.zip.part"
    left.write_bytes(b"x")
    old = (timezone.now() - LEFT_ALONE * 2).timestamp()
    os.utime(left, (old, old))
    assert sweep_exports() == 1
    assert kept(root) == set()


def test_what_a_killed_page_had_received_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "FILE_UPLOAD_TEMP_DIR", tmp_path / "uploads")
    left, fresh = (tmp_path / "uploads" / name for name in ("a.upload.docx", "b.upload.docx"))
    left.parent.mkdir()
    for path in (left, fresh):
        path.write_bytes(b"x")
    old = (timezone.now() - LEFT_ALONE * 2).timestamp()
    os.utime(left, (old, old))
    assert sweep_uploads() == 1
    assert kept(left.parent) == {fresh}


@pytest.mark.django_db(transaction=True)
def test_what_counts_tries_says_so_too() -> None:
    if connection.vendor != SQLITE:
        pytest.skip("PostgreSQL has no setting for it")
    with connection.cursor() as cursor:
        cursor.execute("pragma max_page_count = 1")  # no less than it has
        try:
            for size in (1_000_000, 100_000, 10_000, 1_000):
                _fill(size)
            with pytest.raises(OperationalError) as error:
                assert all(cache.add(f"lock:{number}", "x" * 500) for number in range(100))
        finally:
            cursor.execute("pragma max_page_count = 1073741823")
    assert no_room(error.value)


def _fill(size: int) -> None:
    with suppress(OperationalError):
        while True:
            with transaction.atomic():
                Session.objects.create(session_key=uuid4().hex, session_data="x" * size, expire_date=timezone.now())
