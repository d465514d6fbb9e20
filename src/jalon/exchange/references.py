"""Keys of rows where no foreign key says so: who acted, what history speaks of, what an amendment changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from jalon.exchange.belonging import owned_tables
from jalon.exchange.keys import ACCOUNTS, Keys

# What history calls otherwise than by the name of its model.
CALLED: Final = {
    "bilan_cell": "plans.PlanItem",  # a cell is known by its item and its column
    "item_schedule": "plans.PlanItem",
    "file": "library.StoredFile",
    "plan_news": "plans.Plan",
    "user": ACCOUNTS,
}
# Fields of an entry's changes whose values are keys.
CHANGED: Final = {
    "after": "history.Entry",  # in a motion, words
    "at": "network.Party",
    "holder": "network.Party",
    "organisation": "network.Party",
    "other": "network.Party",
    "party": "network.Party",
    "person": "network.Party",
    "plan": "plans.Plan",
    "predecessor": "plans.Plan",
    "reading": "library.Reading",
    "region": "network.Region",
    "report": "plans.ProgressReport",
    "seat": "network.Seat",
    "substitute": "network.Party",
    "user": ACCOUNTS,
}
# Keys inside the values of a place, a change or an amendment.
INSIDE: Final = {"item": "plans.PlanItem", "parent": "plans.PlanItem"}
# Plain columns that hold a key, and those that say of what they are ("plan:12").
COLUMNS: Final = {
    "history.Entry": {"network_id": "network.Network"},
    "plans.MeasureWatch": {"entry_id": "history.Entry"},
    "plans.Request": {"message_id": "mailings.Message"},
}
ABOUT: Final = {
    "history.Entry": "scope",
    "mailings.Message": "key",
    "plans.MeasureParameter": "value",
    "plans.ProposedRow": "about",
}
ACTORS: Final = ("actor", "author")
_NUMBER: Final = re.compile(r"-?[0-9]{1,18}", re.ASCII)
_ABOUT: Final = re.compile(r"([a-z_]+):([0-9]{1,18})", re.ASCII)
_ACTOR: Final = re.compile(r"(user|party):(-?[0-9]{1,18})", re.ASCII)


@cache
def objects() -> dict[str, str]:
    """What history calls an object, and its table: the name of its model ("plan_item"), unless CALLED otherwise."""
    named = {re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower(): model._meta.label for model in owned_tables()}
    return named | CALLED


def move_actor(words: str, keys: Keys) -> str:
    """ "user:3" with the key of here; as it is when it names none. Raises ValueError when it almost does."""
    if not words.startswith(("user:", "party:")):
        return words
    named = _ACTOR.fullmatch(words)
    if named is None:
        raise ValueError(words)
    return f"{named[1]}:{keys.spoken(objects()[named[1]], int(named[2]))}"


def move_about(words: str, keys: Keys) -> str:
    """ "plan:12" with the key of here; as it is when it names none."""
    named = _ABOUT.fullmatch(words)
    if named is None or named[1] not in objects():
        return words
    return f"{named[1]}:{keys.spoken(objects()[named[1]], int(named[2]))}"


def move_entry(fields: dict[str, Any], keys: Keys) -> None:
    """An entry of history, in place. Raises LookupError, TypeError, ValueError for one that history never writes."""
    label = objects()[fields["object_type"]]
    if not _NUMBER.fullmatch(fields["object_id"]):
        raise ValueError(fields["object_id"])
    fields["object_id"] = str(keys.spoken(label, int(fields["object_id"])))
    fields["changes"] = {
        name: [_moved(before, CHANGED.get(name), keys.spoken), _moved(after, CHANGED.get(name), keys.spoken)]
        for name, (before, after) in fields["changes"].items()
    }


def refers(value: Any) -> bool:
    """Whether this can stand where a key is said: a whole number, or what says none (words, a list, nothing)."""
    return not isinstance(value, (bool, float))


def move_amendment(fields: dict[str, Any], keys: Keys) -> None:
    """What an amendment changes, in place: rows of its own plan, which are all there."""
    if not all(isinstance(change, dict) for change in fields["changes"]):
        raise TypeError(fields["changes"])
    fields["changes"] = _inside(fields["changes"], keys.of)


def _inside(value: Any, move: Any) -> Any:
    """Data with the keys that its dictionaries name moved, at any depth."""
    if isinstance(value, Mapping):
        return {name: _moved(inner, INSIDE.get(name), move) for name, inner in value.items()}
    return [_inside(inner, move) for inner in value] if isinstance(value, list) else value


def _moved(value: Any, label: str | None, move: Any) -> Any:
    if label is None or value is None:
        return _inside(value, move)
    if not refers(value):
        raise TypeError(value)
    return move(label, value) if isinstance(value, int) else _inside(value, move)
