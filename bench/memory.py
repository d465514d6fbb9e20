"""What a web process, the worker and the job of the day hold in memory at rest, in a network of 1,000 items.

Each is a process of its own that did its work once: pages asked for twice, the tasks of a minute, those of a day.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import tempfile
from typing import Any

from bench._django import start

MOST_MB = 150


def run(*, quick: bool) -> dict[str, Any]:
    """Megabytes of each."""
    items = 200 if quick else 1_000
    with tempfile.TemporaryDirectory() as folder:
        start(folder)
        # What uses models can be imported only now.
        importlib.import_module("bench._memory").make(items)
        held = {name: _held(name) for name in ("web", "worker", "daily")}
    return {"items": items, "megabytes": held, "most": MOST_MB, "kept": max(held.values()) <= MOST_MB}


def _held(name: str) -> float:
    """That of a process of this kind, by its own account."""
    done = subprocess.run(
        [sys.executable, "-m", "bench._memory", name], capture_output=True, text=True, check=True, timeout=300
    )
    megabytes: float = json.loads(done.stdout.splitlines()[-1])
    return megabytes
