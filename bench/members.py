"""A large network: 1,000 organisations, 5,000 people, ten years of fees and mandates; its lists, and all it can count.

On SQLite in a temporary folder, or on PostgreSQL when `$JALON_TEST_DATABASE_URL` gives one (see bench.pages).
"""

from __future__ import annotations

import importlib
import tempfile
from typing import Any

from bench._django import start


def run(*, quick: bool) -> dict[str, Any]:
    """Make the network, ask for each list, count everything once."""
    with tempfile.TemporaryDirectory() as folder:
        start(folder)
        # What uses models can be imported only now.
        measured: dict[str, Any] = importlib.import_module("bench._members").measure(quick=quick)
        return measured
