"""What the pages of bodies and members share: their place in the menu, the day they speak of, how a write is tried."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from jalon.accounts.roles import Permission
from jalon.network.actions.parties import change_party, parties_named, root_of
from jalon.network.errors import GovernanceRefused, PartyRefused
from jalon.network.models import Access, Network, Party
from jalon.network.queries.parties import Directory
from jalon.network.rules.names import key_of
from jalon.phrases.parties import PartyKind
from jalon.plans.actions.assignments import person_called
from jalon.plans.actions.measuring import look_again_soon
from jalon.web.components.access import page
from jalon.web.components.words import iso_day
from jalon.web.governance.words import refusal
from jalon.web.parties.words import refusal as party_refusal

PEOPLE = frozenset({PartyKind.PERSON, PartyKind.UNKNOWN})
PLACES = frozenset({PartyKind.ORGANISATION, PartyKind.INSTITUTION, PartyKind.BODY, PartyKind.GROUP, PartyKind.UNKNOWN})


def governance_page(
    request: HttpRequest,
    access: Access,
    template: str,
    here: str,
    context: Mapping[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """A page among bodies and members; `here` is its name among the tabs."""
    frame = {
        "area": here,
        "may_edit": access.permits(Permission.MANAGE_PARTIES),
        "today": timezone.localdate(),
    }
    return page(request, access, f"governance/{template}.html", frame | dict(context), status=status)


def day_asked(request: HttpRequest) -> date:
    """The day a page speaks of: today, unless its address says another."""
    return iso_day(request.GET.get("au")) or timezone.localdate()


def attempt(network: Network, write: Callable[[], object], *rows: Model) -> str:
    """Write all or nothing, and have the measures looked at again; why it was refused, in a sentence, or "".

    Refused, the `rows` it would have changed are again as they are kept.
    """
    try:
        with transaction.atomic():
            write()
            look_again_soon(network)
    except (GovernanceRefused, PartyRefused) as error:
        for row in rows:
            row.refresh_from_db()
        return refusal(error) if isinstance(error, GovernanceRefused) else party_refusal(error)
    return ""


def party_typed(network: Network, name: str, kind: PartyKind, actor: str) -> Party:
    """Who a typed name means, made when it is new and then of this kind. Raises GovernanceRefused ("no_name")."""
    if not key_of(name):
        raise GovernanceRefused("no_name")
    party = root_of(parties_named(network=network, names=[name], actor=actor)[name])
    if party.kind == PartyKind.UNKNOWN:
        return change_party(party=party, changes={"kind": (party.kind, kind.value)}, actor=actor)
    return party


def person_typed(network: Network, name: str, actor: str) -> Party:
    """The person a typed name means, made when she is new. Raises GovernanceRefused and PartyRefused ("no_name")."""
    person = person_called(network=network, name=name, actor=actor)
    if person is None:
        raise GovernanceRefused("no_name")
    return person


def names_known(people: Directory, kinds: Collection[str]) -> list[str]:
    """The names a field proposes: everybody of these kinds."""
    return [one.name for one in people.members if one.kind in kinds]
