"""Keys of rows where no foreign key says so: who acted, what history speaks of, what an amendment changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

# What history calls an object, and its table.
OBJECTS: Final = {
    "access": "network.Access",
    "bilan": "reports.PrintedBilan",
    "bilan_cell": "plans.PlanItem",  # a cell is known by its item and its column
    "bounce": "mailings.Bounce",
    "calendar_feed": "plans.CalendarFeed",
    "file": "library.StoredFile",
    "invitation": "network.Invitation",
    "mail_settings": "mailings.MailSettings",
    "message": "mailings.Message",
    "network": "network.Network",
    "party": "network.Party",
    "plan": "plans.Plan",
    "plan_item": "plans.PlanItem",
    "plan_news": "plans.Plan",
    "reading": "library.Reading",
    "refusal": "mailings.Refusal",
    "request": "plans.Request",
    "restoration": "network.Restoration",
    "rhythm": "plans.Rhythm",
    "user": "accounts.User",
}
# Fields of an entry's changes whose values are keys.
CHANGED: Final = {
    "other": "network.Party",
    "party": "network.Party",
    "person": "network.Party",
    "plan": "plans.Plan",
    "predecessor": "plans.Plan",
    "reading": "library.Reading",
    "report": "plans.ProgressReport",
    "substitute": "network.Party",
    "user": "accounts.User",
}
# Keys inside the values of a place, a change or an amendment.
INSIDE: Final = {"item": "plans.PlanItem", "parent": "plans.PlanItem"}
# Plain columns that hold a key.
COLUMNS: Final = {
    "history.Entry": {"network_id": "network.Network"},
    "plans.Request": {"message_id": "mailings.Message"},
}
# Addresses that must be the only ones of an instance: drawn again when they are taken.
SECRETS: Final = {
    "mailings.Message": ("message_id",),
    "network.Invitation": ("fingerprint",),
    "plans.CalendarFeed": ("secret",),
    "plans.Plan": ("public_key",),
    "plans.Request": ("secret",),
}
ACTORS: Final = ("actor", "author")
_ACTOR: Final = re.compile(r"(user|party):(\d+)")
_SCOPE: Final = re.compile(r"([a-z_]+):(\d+)")

Move = Callable[[str, int], int | None]  # the table and the key a row had, to the key it has


def move_actor(words: str, move: Move) -> str:
    """ "user:3" with the key of here; as it is when it names none."""
    named = _ACTOR.fullmatch(words)
    if named is None:
        return words
    return f"{named[1]}:{move(OBJECTS[named[1]], int(named[2])) or 0}"  # an account that was deleted: nobody's


def move_entry(fields: dict[str, Any], move: Move) -> None:
    """An entry of history, in place."""
    label = OBJECTS.get(fields["object_type"])
    if label and fields["object_id"].isdecimal():
        fields["object_id"] = str(move(label, int(fields["object_id"])) or 0)
    if (scope := _SCOPE.fullmatch(fields["scope"])) and scope[1] in OBJECTS:
        fields["scope"] = f"{scope[1]}:{move(OBJECTS[scope[1]], int(scope[2]))}"
    fields["changes"] = {
        name: [_moved(value, CHANGED.get(name), move) for value in pair] for name, pair in fields["changes"].items()
    }


def move_inside(value: Any, move: Move) -> Any:
    """Data with the keys that its dictionaries name moved, at any depth."""
    if isinstance(value, Mapping):
        return {name: _moved(inner, INSIDE.get(name), move) for name, inner in value.items()}
    return [move_inside(inner, move) for inner in value] if isinstance(value, list) else value


def _moved(value: Any, label: str | None, move: Move) -> Any:
    if label and isinstance(value, int) and not isinstance(value, bool):
        return move(label, value)
    return move_inside(value, move)
