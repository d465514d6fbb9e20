"""How the rows of the directory and of governance are kept: each change with its trace in history."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model

from jalon.history.actions import record
from jalon.network.errors import GovernanceRefused


def kept_new(row: Model, *, network_id: int, actor: str, told: dict[str, Any], verb: str = "created") -> None:
    """Say in history that a row was made; `told` is what to keep of it."""
    _record(row, network_id, actor, verb, {name: (None, plain(value)) for name, value in told.items()})


def change_fields(row: Model, *, network_id: int, actor: str, verb: str = "changed", **values: Any) -> bool:
    """Give a row values and keep what changed; whether anything did. Raises GovernanceRefused ("ends_before")."""
    changes = {name: (getattr(row, name), value) for name, value in values.items() if getattr(row, name) != value}
    if not changes:
        return False
    for name, (_before, after) in changes.items():
        setattr(row, name, after)
    check_order(getattr(row, "starts", None), getattr(row, "ends", None))
    row.save(update_fields=list(changes))
    _record(row, network_id, actor, verb, {name: (plain(one), plain(two)) for name, (one, two) in changes.items()})
    return True


def forget(row: Model, *, network_id: int, actor: str, told: dict[str, Any]) -> None:
    """Delete a row written by mistake; history keeps what it said."""
    _record(row, network_id, actor, "removed", {name: (plain(value), None) for name, value in told.items()})
    row.delete()


def check_order(starts: date | None, ends: date | None) -> None:
    """Raises GovernanceRefused ("ends_before") when the last day comes before the first."""
    if starts and ends and ends < starts:
        raise GovernanceRefused("ends_before")


def plain(value: Any) -> Any:
    """A value as history keeps it."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


def _record(row: Model, network_id: int, actor: str, verb: str, changes: dict[str, tuple[Any, Any]]) -> None:
    record(
        network_id=network_id,
        actor=actor,
        verb=verb,
        object_type=_name(row),
        object_id=row.pk,
        changes=changes,
    )


def _name(row: Model) -> str:
    """What history calls a row: the name of its model, as "membership_rule"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(row).__name__).lower()
