"""Fifty people editing a plan and answering for it at once: no acknowledged write is lost, none fails."""

from __future__ import annotations

import importlib
import statistics
import sys
import threading
import time
from typing import Any

from bench._live import Server, live_database
from bench._tally import Tally

PEOPLE = 50
SECONDS, QUICK_SECONDS = 60, 12


def run(*, quick: bool) -> dict[str, Any]:
    """Serve, let them write for a minute, stop, look for each acknowledged write."""
    seconds = QUICK_SECONDS if quick else SECONDS
    with live_database():
        crowd_of: Any = importlib.import_module("bench._crowd")
        crowd, tally, stop, server = crowd_of.Crowd(PEOPLE), Tally(), threading.Event(), Server()
        server.start()
        try:
            threads = crowd.write(server.port, tally, stop)
            time.sleep(seconds)
            stop.set()
            for thread in threads:
                thread.join()
        finally:
            server.kill()
        print(f"answers by status: {dict(tally.statuses)}", file=sys.stderr)
        print(f"median {statistics.median(tally.seconds):.2f} s, slowest {max(tally.seconds):.2f} s", file=sys.stderr)
        return {
            "people": PEOPLE,
            "seconds": seconds,
            "acknowledged": len(tally.kept),
            "lost": tally.lost(crowd_of.found()),
            "errors_5xx": tally.errors,
        }
