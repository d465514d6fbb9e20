"""A year of a network beside its real plan: which expected results fill themselves, and whether each value is right."""

from __future__ import annotations

import importlib
import tempfile
from typing import Any

from bench._django import start


def run(*, quick: bool) -> dict[str, Any]:
    """Import the plan, live the year, link what its words speak of, and compare each value with what it has to be."""
    with tempfile.TemporaryDirectory() as folder:
        start(folder)
        # What uses models can be imported only now.
        measured: dict[str, Any] = importlib.import_module("bench._filled").measure(quick=quick)
        return measured
