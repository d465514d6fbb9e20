"""Pages of a plan of 1,000 items: queries, server time and bytes, in turn with the same beside many other networks.

On SQLite in a temporary folder, or on PostgreSQL when `$JALON_TEST_DATABASE_URL` gives one (in a database made for
the measurement and dropped after it).
"""

from __future__ import annotations

import importlib
import tempfile
from typing import Any

from bench._django import start


def run(*, quick: bool) -> dict[str, Any]:
    """Make the network and its copy beside many others, ask for each page of both in turn."""
    with tempfile.TemporaryDirectory() as folder:
        start(folder)
        # What uses models can be imported only now.
        measured: dict[str, Any] = importlib.import_module("bench._pages").measure(quick=quick)
        return measured
