"""The directory as rows, one that reads back as itself: what an import of them would find already so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Final

from jalon.network.importing.comparing import Known
from jalon.network.importing.roles import Role
from jalon.network.models import Network, Relation
from jalon.network.queries.fees import last_paid
from jalon.network.queries.lists import known_parties
from jalon.network.queries.membership import Held, members
from jalon.phrases.parties import PartyKind

COLUMNS: Final = (
    Role.ORGANISATION,
    Role.SIGLE,
    Role.PERSON,
    Role.POST,
    Role.EMAIL,
    Role.PHONE,
    Role.PERSON_EMAIL,
    Role.PERSON_PHONE,
    Role.ADDRESS,
    Role.REGION,
    Role.WEBSITE,
    Role.LANGUAGE,
    Role.CATEGORY,
    Role.SINCE,
    Role.UNTIL,
    Role.PAID_ON,
    Role.NOTES,
)
_OWN: Final = ("sigle", "email", "phone", "address", "region", "website", "language")

Line = Mapping[Role, str | date]


def directory_rows(network: Network, day: date) -> list[Line]:
    """Each organisation, then those who are tied to it on a day, each on a row of her own; then everybody else."""
    known = {one.id: one for one in known_parties(network)}
    kept, paid = members(network), last_paid(network)
    ties: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for tie in Relation.objects.filter(network=network).order_by("-main", "id"):
        party, of = kept.people.root_of(tie.party_id), kept.people.root_of(tie.organisation_id)
        if party in known and of in known and party != of and (tie.ends is None or tie.ends >= day):
            ties[of].append((party, tie.title))
    rows: list[Line] = []
    told: set[int] = set()
    for one in sorted(known.values(), key=lambda one: (one.kind == PartyKind.PERSON, one.name.casefold())):
        own = _membership(kept.held.get(one.id, []), paid)
        if one.kind != PartyKind.PERSON:
            rows.append(_of_organisation(one, own))
        elif one.id not in told or own or _says_more(one):
            rows.append(_alone(one, own))
        for party, title in ties[one.id]:
            rows.append(_tied(one, known[party], title))
            told.add(party)
    return rows


def _of_organisation(one: Known, membership: Line) -> Line:
    return {Role.ORGANISATION: one.name, **_own(one), **membership}


def _alone(one: Known, membership: Line) -> Line:
    return {Role.PERSON: one.name, **_own(one), **membership}


def _tied(organisation: Known, party: Known, title: str) -> Line:
    row: dict[Role, str | date] = {Role.ORGANISATION: organisation.name, Role.PERSON: party.name, Role.POST: title}
    if party.kind == PartyKind.PERSON:
        row |= {Role.PERSON_EMAIL: party.fields["email"], Role.PERSON_PHONE: party.fields["phone"]}
    return row


def _own(one: Known) -> dict[Role, str | date]:
    own: dict[Role, str | date] = {Role(name): one.fields[name] for name in _OWN}
    return own | {Role.NOTES: one.notes}


def _says_more(one: Known) -> bool:
    """Whether somebody has what a row beside her organisation does not show."""
    return bool(one.notes) or any(one.fields[name] for name in _OWN if name not in {"email", "phone"})


def _membership(held: list[Held], paid: Mapping[int, date]) -> dict[Role, str | date]:
    """The last membership, as it was kept, and the last day its fee was paid."""
    last = max(held, key=lambda one: (one.starts or date.min, one.id), default=None)
    if last is None:
        return {}
    days = {Role.SINCE: last.starts, Role.UNTIL: last.ends, Role.PAID_ON: paid.get(last.id)}
    return {Role.CATEGORY: last.category} | {role: day for role, day in days.items() if day}
