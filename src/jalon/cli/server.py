"""The web server of the product, started from the command line."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger
from gunicorn.util import import_app

from jalon.cli.address import keep_address
from jalon.cli.journal import Discreet


class Journal(Logger):  # type: ignore[misc]  # gunicorn ships no types
    """The server's own lines, as discreet as ours."""

    def setup(self, cfg: object) -> None:
        """At the start, and when it is read again."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(Discreet(self.error_fmt, self.datefmt))


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """gunicorn with our entry point and settings given as keywords."""

    def __init__(self, **settings: Any) -> None:
        self.settings = settings
        super().__init__()

    def load_config(self) -> None:
        """Take the settings given."""
        for name, value in self.settings.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The application, by name: the command line stands below `config`."""
        return import_app("jalon.config.wsgi:application")


def serve(host: str, port: int, *, workers: int = 2, threads: int = 4) -> None:
    """Serve until stopped."""
    _keep_address(host, port)
    Server(
        bind=f"{host}:{port}",
        workers=workers,
        threads=threads,
        worker_class="gthread",
        timeout=120,
        graceful_timeout=20,
        max_requests=10_000,
        max_requests_jitter=1_000,
        loglevel="warning",
        logger_class=Journal,
        control_socket_disable=True,
    ).run()


def _keep_address(host: str, port: int) -> None:
    """On one's own machine: where the site is, for the links that commands and the worker write."""
    from django.conf import settings

    if settings.OWN_MACHINE and "JALON_URL" not in os.environ:
        settings.SITE_URL = keep_address(settings.VAR, host, port) or settings.SITE_URL


def free_port(host: str, first: int, tries: int = 50) -> int:
    """The first free port from `first` on; 0 when there is none among `tries`."""
    for port in range(first, first + tries):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    return 0


@contextmanager
def worker_beside(url: str) -> Iterator[None]:
    """The worker of this site while the server runs, in a process of its own that ends with it."""
    command = [sys.executable, "-c", "from jalon.cli.main import main; main()", "worker", "--with-parent"]
    process = subprocess.Popen(command, env={**os.environ, "JALON_URL": url})  # noqa: S603 - our own command
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
