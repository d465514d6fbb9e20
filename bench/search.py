"""Finding in a network, alone then beside 10,000 others of 30 items: milliseconds, and those of putting 1,000 items.

On SQLite in a temporary folder, or on PostgreSQL when `$JALON_TEST_DATABASE_URL` gives one (in a database made for
the measurement and dropped after it).
"""

from __future__ import annotations

import importlib
import tempfile
from typing import Any

from bench._django import start


def run(*, quick: bool) -> dict[str, Any]:
    """Put a network's items, ask, add the other networks, ask again."""
    with tempfile.TemporaryDirectory() as folder:
        start(folder)
        measured: dict[str, Any] = importlib.import_module("bench._search").measure(quick=quick)
        return measured
