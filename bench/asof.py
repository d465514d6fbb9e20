"""Days of a plan's life, each asked for again later: how many say otherwise than they said that evening.

Three hundred simulated days, a few random things in each (edits, moves, reports of that day or of earlier ones,
amendments, files that come back); its files in every format, each fifty days (at the end, `--quick`), are opened and
say what they should.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
from typing import Any

from bench._django import start

DAYS, QUICK = 300, 30
THINGS, SEED = 5, 2024


def run(*, quick: bool = False) -> dict[str, Any]:
    """The last line of `python -m bench asof`."""
    with tempfile.TemporaryDirectory() as folder:
        start(folder)
        # What uses models can be imported only now.
        measured: dict[str, Any] = importlib.import_module("bench._days").measure(
            QUICK if quick else DAYS, THINGS, SEED
        )
        for one in measured.pop("found")[:50]:
            print(one, file=sys.stderr)
        return measured
