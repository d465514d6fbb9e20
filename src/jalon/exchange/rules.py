"""How long things are kept or waited for."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Final


class State(StrEnum):
    """Where an archive that was asked for is."""

    WAITING = "waiting"
    MAKING = "making"
    READY = "ready"
    FAILED = "failed"


KEPT: Final = timedelta(days=7)  # an archive, before it goes
CALLED_OFF: Final = timedelta(days=14)  # a network, before it is erased: a board has time to meet
STUCK: Final = timedelta(hours=2)  # an archive being made by a worker that was stopped
