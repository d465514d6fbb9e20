"""An Excel plan of 1,000 rows imported by `jalon import`, then on the pages: processor seconds of each step.

On SQLite in a temporary folder, or on PostgreSQL when `$JALON_TEST_DATABASE_URL` gives one (see bench.pages).
"""

from __future__ import annotations

import importlib
import tempfile
from typing import Any

from bench._django import start


def run(*, quick: bool) -> dict[str, Any]:
    """Import the same file both ways."""
    with tempfile.TemporaryDirectory() as folder:
        start(folder)
        # What uses models can be imported only now.
        measured: dict[str, Any] = importlib.import_module("bench._importing").measure(quick=quick)
        return measured
