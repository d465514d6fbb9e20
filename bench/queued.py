"""A hundred bilans of a hundred items asked for at once, and their worker killed (SIGKILL) while it makes them.

All must be made in the end, within ten minutes, and the home page of the site answer within a second meanwhile.
"""

from __future__ import annotations

import importlib
from typing import Any

from bench._live import live_database

BILANS, QUICK = 100, 12


def run(*, quick: bool = False) -> dict[str, Any]:
    """The last line of `python -m bench queued`."""
    with live_database():
        # What uses models can be imported only now.
        measured: dict[str, Any] = importlib.import_module("bench._queued").measure(QUICK if quick else BILANS)
        return measured
