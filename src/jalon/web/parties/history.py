"""What happened to a person or a body, in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from jalon.history.models import Entry
from jalon.network.models import Network
from jalon.plans.queries.signatures import names_of_actors

_FIELDS: dict[str, str | Promise] = {
    "name": gettext_lazy("Name"),
    "kind": gettext_lazy("What is it?"),
    "sigle": gettext_lazy("Short name"),
    "email": gettext_lazy("E-mail address"),
    "phone": gettext_lazy("Telephone"),
    "language": gettext_lazy("Language of its mail"),
    "channel": gettext_lazy("Prefers to be reached"),
    "address": pgettext_lazy("column", "Address"),
    "website": pgettext_lazy("column", "Website"),
    "region": pgettext_lazy("column", "Region"),
    "notes": gettext_lazy("Notes"),
    "user": gettext_lazy("Account"),
}


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened: when, by whom, what."""

    at: datetime
    who: str
    what: str


def history_of(entries: Iterable[Entry], network: Network) -> list[Happened]:
    """Entries in sentences, two queries for all."""
    found = list(entries)
    who = names_of_actors(network, {entry.actor for entry in found})
    others = {party for entry in found for party in entry.changes.get("other", []) if party}
    names = dict(network.parties.filter(pk__in=others).values_list("pk", "name")) if others else {}
    return [Happened(one.at, who.get(one.actor, ""), _what(one, names)) for one in found]


def _what(entry: Entry, names: dict[int, str]) -> str:
    other = next((names.get(party, "") for party in entry.changes.get("other", []) if party), "")
    sentences = {
        "created": _("Added"),
        "merged": _("Merged into “%(name)s”"),
        "unmerged": _("Taken apart from “%(name)s”"),
        "kept_apart": _("Said to be other than “%(name)s”"),
        "proposed_again": _("May be “%(name)s” after all"),
        "assigned": _("Who answers for it was changed"),
    }
    if entry.verb in sentences:
        return sentences[entry.verb] % {"name": other}
    fields = ", ".join(str(_FIELDS.get(name, name)).lower() for name in entry.changes)
    return _("Changed: %(fields)s") % {"fields": fields}
