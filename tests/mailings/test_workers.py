"""Real workers, in processes of their own, on a database of their own: two together, one killed, all stopped."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.mailings.smtp import Post, mail_server

MESSAGES = 30
PRELUDE = """
from datetime import timedelta
from django.utils import timezone
from jalon.cli import application
application.start()
from jalon.mailings.actions.messages import queue
from jalon.mailings.models import Message
from jalon.mailings.rules import MessageKind
from jalon.network.actions.networks import create_network
from jalon.network.models import Network
"""
SEED = """
network = Network.objects.filter(slug="r").first() or create_network(name="R", slug="r", actor="test")
for number in range({count}):
    queue(network=network, kind=MessageKind.REQUEST, to_email=f"{name}{{number}}@membre.example", subject="S", text="T",
          html="<p>T</p>", urgent=True, actor="test")
"""
# Waited for in one process: each one that starts costs more than what it would see.
UNTIL_SENT = """
import time
end = time.monotonic() + 40
while (left := Message.objects.exclude(state="sent").count()) and time.monotonic() < end:
    time.sleep(0.05)
assert not left, f"{left} messages are not sent"
"""
CUT = """
from django.db import connection
connection.cursor().execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()")
"""
LEASE_ENDED = "Message.objects.filter(state='sending').update(claimed=timezone.now() - timedelta(minutes=11))\n"


class Site:
    """A database of its own, and commands run on it."""

    def __init__(self, url: str, var: Path, port: int) -> None:
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("JALON_", "DJANGO_"))
        }
        self.environment |= {
            "JALON_SECRET_KEY": "k" * 40,
            "JALON_DEBUG": "true",
            "JALON_VAR": str(var),
            "JALON_DATABASE_URL": url,
            "JALON_EMAIL_URL": f"smtp://127.0.0.1:{port}",
        }
        self.workers: list[subprocess.Popen[bytes]] = []

    def run(self, code: str) -> str:
        command = [sys.executable, "-c", PRELUDE + code]
        return subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True).stdout

    def jalon(self, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", "from jalon.cli.main import main; main()", *arguments]
        return subprocess.Popen(command, env=self.environment, stderr=subprocess.DEVNULL)

    def work(self) -> subprocess.Popen[bytes]:
        self.workers.append(self.jalon("worker"))
        return self.workers[-1]


@pytest.fixture
def database(migrated: str, tmp_path: Path) -> Iterator[str]:
    """A database of the kind these tests run on, in which there is nothing yet."""
    given = os.environ.get("JALON_TEST_DATABASE_URL")
    if not given:
        yield f"sqlite:///{shutil.copy(migrated, tmp_path / 'workers.sqlite3')}"
        return
    psycopg = pytest.importorskip("psycopg")

    name = f"workers_{uuid.uuid4().hex[:8]}"
    base = given.rpartition("/")[0]
    with psycopg.connect(f"{base}/postgres", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {migrated}".encode())
        yield f"{base}/{name}"
        server.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture
def post() -> Iterator[Post]:
    with mail_server() as server:
        yield server


@pytest.fixture
def site(database: str, tmp_path: Path, post: Post) -> Iterator[Site]:
    site = Site(database, tmp_path, post.port)
    yield site
    for worker in site.workers:
        if worker.poll() is None:
            worker.kill()
            worker.wait()


def until(condition: Any, seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "too long"
        time.sleep(0.05)


@pytest.mark.postgresql
def test_two_workers_one_killed_none_missed_then_stopped(site: Site, post: Post) -> None:
    site.run(SEED.format(count=MESSAGES, name="a"))
    first, second = site.work(), site.work()
    until(lambda: len(post.taken) >= MESSAGES)
    time.sleep(0.5)
    assert set(post.recipients.values()) == {1}, "two workers sent the same message"

    # One is killed while the server has its message and has not said so yet.
    post.data = slow
    site.run(SEED.format(count=MESSAGES, name="b"))
    until(lambda: len(post.taken) >= MESSAGES + 3)
    first.send_signal(signal.SIGKILL)
    first.wait()
    until(lambda: len(post.recipients) >= 2 * MESSAGES - 1)
    post.data = lambda _email: "250 OK"
    time.sleep(0.5)
    site.run(LEASE_ENDED + UNTIL_SENT)
    assert len(post.recipients) == 2 * MESSAGES
    twice = [email for email, count in post.recipients.items() if count > 1]
    assert len(twice) <= 1
    named = {letter["To"]: set() for letter in post.letters}
    for letter in post.letters:
        named[letter["To"]].add(letter["Message-ID"])
    assert all(len(names) == 1 for names in named.values()), "sent again under another name"

    second.send_signal(signal.SIGTERM)
    assert second.wait(15) == 0


@pytest.mark.postgresql
def test_a_worker_whose_database_was_restarted_goes_on(site: Site, post: Post) -> None:
    if not os.environ.get("JALON_TEST_DATABASE_URL"):
        pytest.skip("nothing cuts the connection to a file")
    site.work()
    site.run(SEED.format(count=1, name="a") + UNTIL_SENT)
    site.run(CUT)
    site.run(SEED.format(count=1, name="b") + UNTIL_SENT)
    assert len(post.recipients) == 2


def slow(_email: str) -> str:
    time.sleep(0.1)
    return "250 OK"
