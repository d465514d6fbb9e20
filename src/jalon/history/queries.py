"""Reading history."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from jalon.history.models import Entry

_SEVERAL: Final = 20  # one that took long to be written may appear below others that are read already

Told = tuple[tuple[int, datetime], ...]


def last_told(network_id: int | None) -> Told:
    """The entries a network wrote last, those of no network for None: another state of it has others. One query.

    With their instants: an instance put back from a backup gives the same numbers again.
    """
    told = Entry.objects.filter(network_id=network_id).order_by("-id").values_list("id", "at")
    return tuple(told[:_SEVERAL])
