"""The server killed (SIGKILL) while people write: every acknowledged write is there afterwards."""

from __future__ import annotations

import importlib
import random
import sys
import threading
import time
from typing import Any

from bench._live import Server, live_database
from bench._tally import Tally

KILLS, QUICK_KILLS = 100, 5
PEOPLE = 8
SHORTEST, LONGEST = 0.2, 1.2  # seconds of writing before it is killed


def run(*, quick: bool) -> dict[str, Any]:
    """Start, let them write a moment, kill, again; then look for each acknowledged write."""
    kills = QUICK_KILLS if quick else KILLS
    with live_database():
        crowd_of: Any = importlib.import_module("bench._crowd")
        crowd, tally, server = crowd_of.Crowd(PEOPLE), Tally(), Server()
        for number in range(kills):
            server.start()
            stop = threading.Event()
            threads = crowd.write(server.port, tally, stop)
            time.sleep(random.uniform(SHORTEST, LONGEST))
            server.kill()
            stop.set()
            for thread in threads:
                thread.join()
            if number % 10 == 9:
                print(f"{number + 1} kills, {len(tally.kept)} acknowledged", file=sys.stderr)
        _check()
        return {"kills": kills, "acknowledged": len(tally.kept), "lost": tally.lost(crowd_of.found())}


def _check() -> None:
    """The database is sound. Raises RuntimeError when it is not."""
    from django.db import connection  # noqa: PLC0415 - once Django has its settings

    connection.check_constraints()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("pragma integrity_check")
            if (said := cursor.fetchone()[0]) != "ok":
                raise RuntimeError(said)
