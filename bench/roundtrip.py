"""Plans written to every format that is read, and read again: how many fields differ."""

from __future__ import annotations

import importlib
import tempfile
from typing import Any

from bench._django import start


def run(*, quick: bool = False) -> dict[str, Any]:  # it takes seconds
    """The last line of `python -m bench roundtrip`."""
    with tempfile.TemporaryDirectory() as folder:
        start(folder)
        # What uses models can be imported only now.
        measured: dict[str, Any] = importlib.import_module("bench._trips").measure(folder)
        return measured
