"""A real server on this machine with a network of its own, and people who write to it at once."""

from __future__ import annotations

import http.client
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

CSRF = secrets.token_hex(16)


def environment(folder: str) -> dict[str, str]:
    """Settings of a server in a temporary folder; mail stays in its outbox."""
    return {
        "JALON_SECRET_KEY": secrets.token_urlsafe(50),
        "JALON_VAR": folder,
        "JALON_DEMO": "true",
        "JALON_DEBUG": "false",
        "JALON_HTTPS": "false",
        "JALON_ALLOWED_HOSTS": "127.0.0.1",
        "JALON_EMAIL_URL": "memory:",
        "JALON_DATABASE_URL": os.environ.get("JALON_TEST_DATABASE_URL", f"sqlite:///{folder}/live.sqlite3"),
        "DJANGO_SETTINGS_MODULE": "jalon.config.settings",
    }


@dataclass(slots=True)
class Server:
    """`jalon serve` as a process group, so that killing it kills its workers too."""

    port: int = 0
    process: subprocess.Popen[bytes] | None = None
    log: Path = field(default_factory=lambda: Path(os.environ["JALON_VAR"]) / "server.log")

    def start(self) -> None:
        """Start, and wait until it answers."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))  # any free one: the last one may be held for a while after a kill
            self.port = probe.getsockname()[1]
        command = [sys.executable, "-m", "jalon.cli.main", "serve", "--port", str(self.port), "--workers", "2"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        for _ in range(600):
            try:
                Person(self.port).get("/")
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError(f"the server does not answer: {self.log.read_text()[-2000:]}")

    def kill(self) -> None:
        """SIGKILL, to the server and its workers at once."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


@dataclass(slots=True)
class Person:
    """A browser of her own: a session, and forms posted."""

    port: int
    session: str = ""

    def get(self, path: str) -> tuple[int, str]:
        """Status and body."""
        return self._ask("GET", path)

    def post(self, path: str, values: dict[str, str]) -> tuple[int, str]:
        """Status and body; 302 or 303 is how a form that was kept answers."""
        return self._ask("POST", path, urlencode(values | {"csrfmiddlewaretoken": CSRF}))

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookies = f"csrftoken={CSRF}" + (f"; sessionid={self.session}" if self.session else "")
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()


@contextmanager
def live_database() -> Iterator[None]:
    """Settings in the environment, Django started, tables made; on PostgreSQL in a database dropped after."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ |= environment(folder)
        import django  # noqa: PLC0415

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415
        from django.db import connection  # noqa: PLC0415

        from jalon.cli.catalogues import compile_catalogues  # noqa: PLC0415

        compile_catalogues()
        call_command("collectstatic", verbosity=0, interactive=False)
        given = os.environ["JALON_DATABASE_URL"]
        if connection.vendor == "postgresql":
            made = f"jalon_bench_{secrets.token_hex(4)}"
            with connection.cursor() as cursor:
                cursor.execute(f"create database {made}")
            connection.close()
            connection.settings_dict["NAME"] = made
            os.environ["JALON_DATABASE_URL"] = f"{given.rpartition('/')[0]}/{made}"
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        try:
            yield
        finally:
            connection.close()
            if connection.vendor == "postgresql":
                connection.settings_dict["NAME"] = given.rpartition("/")[2]
                with connection.cursor() as cursor:
                    cursor.execute(f"drop database {made} with (force)")
