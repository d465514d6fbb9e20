"""Writing history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jalon.history.models import Entry


def record(
    *,
    network_id: int | None,
    actor: str,
    verb: str,
    object_type: str,
    object_id: object,
    changes: Mapping[str, tuple[Any, Any]] | None = None,
    scope: str = "",
) -> Entry:
    """Keep one change; call it in the transaction that makes the change.

    `changes` maps each field to (before, after), values that JSON can hold; `scope` is what the object is part
    of ("plan:12"), to read the history of the whole.
    """
    return Entry.objects.create(
        network_id=network_id,
        actor=actor,
        verb=verb,
        object_type=object_type,
        object_id=str(object_id),
        scope=scope,
        changes={name: list(pair) for name, pair in (changes or {}).items()},
    )
