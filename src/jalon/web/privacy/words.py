"""What is kept of a person, in words: by table, who sees it, why it stays once she is erased."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

Words = str | Promise
TEAM: Final = gettext_lazy("The coordination and the board")
MEMBERS: Final = gettext_lazy("Whoever may read the plans")
ANYBODY: Final = gettext_lazy("Whoever may read the plans, and the public page when it shows names")


@dataclass(frozen=True, slots=True)
class Kept:
    """A kind of row: what it is, who sees it, and what becomes of it when a person is erased."""

    what: Words
    seen_by: Words
    erased: Words


_GONE: Final = gettext_lazy("Deleted")
_NAMELESS: Final = gettext_lazy("Stays, without the name: it is part of what the network decided and did")
_EMPTIED: Final = gettext_lazy("Emptied of all that says who it is")

KEPT: Final[Mapping[str, Kept]] = {
    "network.Party": Kept(gettext_lazy("Name, addresses, telephone"), TEAM, _EMPTIED),
    "network.Relation": Kept(gettext_lazy("Organisations this person belongs to"), TEAM, _NAMELESS),
    "network.Membership": Kept(gettext_lazy("Memberships"), TEAM, _NAMELESS),
    "network.Mandate": Kept(gettext_lazy("Mandates"), MEMBERS, _NAMELESS),
    "network.Invitation": Kept(gettext_lazy("Invitations"), TEAM, _GONE),
    "network.PersonRequest": Kept(gettext_lazy("What this person asked about these data"), TEAM, _NAMELESS),
    "network.DataAccess": Kept(gettext_lazy("Who looked at these data"), TEAM, _NAMELESS),
    "plans.PlanLead": Kept(gettext_lazy("Lines of plans that name this person as in charge"), ANYBODY, _NAMELESS),
    "plans.Assignment": Kept(gettext_lazy("Lines this person answers for"), MEMBERS, _NAMELESS),
    "plans.ProgressReport": Kept(gettext_lazy("News this person gave"), MEMBERS, _NAMELESS),
    "plans.Request": Kept(gettext_lazy("Requests for news"), TEAM, _NAMELESS),
    "mailings.Message": Kept(gettext_lazy("Messages sent to this person"), TEAM, _GONE),
    "history.Entry": Kept(gettext_lazy("What this person did, and what was done to these data"), TEAM, _NAMELESS),
}
OTHER: Final = Kept(gettext_lazy("Other traces"), TEAM, _NAMELESS)


@dataclass(frozen=True, slots=True)
class KeptShown:
    """How many rows of a kind speak of her."""

    kept: Kept
    count: int


def shown(held: Mapping[str, QuerySet[Any]]) -> list[KeptShown]:
    """What is kept, in the order of KEPT; what has no words of its own is counted together."""
    counts = {label: rows.count() for label, rows in held.items()}
    rows = [KeptShown(kept, counts.pop(label)) for label, kept in KEPT.items() if counts.get(label)]
    others = sum(count for label, count in counts.items() if label not in KEPT)
    return [*rows, KeptShown(OTHER, others)] if others else rows
