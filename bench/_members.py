"""The measurement of `bench.members`, imported once Django has its settings."""

from __future__ import annotations

import statistics
import time
from datetime import date
from typing import Any, Final

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench._pages import database
from jalon.accounts.actions import give_account
from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.measures import Asked, all_measures
from jalon.membership.choices import AnswerKind
from jalon.membership.models import Ask, AskAnswer
from jalon.network.actions.membership import set_rule
from jalon.network.actions.networks import create_network, grant_access
from jalon.network.actions.regions import add_population, adopt_quebec
from jalon.network.indexing import index_network_parties
from jalon.network.models import Body, Fee, Mandate, Membership, Network, Party, Relation, Seat
from jalon.network.rules.names import key_of

ORGANISATIONS, PEOPLE, YEARS = 1_000, 5_000, 10
QUICK_SHARE: Final = 5  # so many times fewer
TODAY: Final = date(2026, 6, 1)
FIRST_YEAR: Final = TODAY.year - YEARS + 1
PAGES: Final = (
    "party_list",
    "body_list",
    "delegation_list",
    "member_list",
    "member_list?qui=personnes",
    "regions",
    "following",
)
ASKS: Final = 6  # side by side on the grid, four of five members having answered
ROUNDS: Final = 9


def measure(*, quick: bool) -> dict[str, Any]:
    """Queries and milliseconds of each list, and the seconds that all the measures take together."""
    with database():
        network, user = _network(QUICK_SHARE if quick else 1)
        seconds = [_count(network) for _again in range(3)]
        print(f"all {len(all_measures())} measures: {min(seconds):.2f} s", flush=True)
        return {
            "database": connection.vendor,
            "organisations": network.parties.filter(kind="organisation").count(),
            "people": network.parties.filter(kind="person").count(),
            "measures": len(all_measures()),
            "measures_seconds": round(min(seconds), 3),
            "pages": _pages(network, user),
        }


def _count(network: Network) -> float:
    """Every measure with every parameter it takes, read together as for a plan."""
    started = time.perf_counter()
    known: dict[str, Any] = {}
    for one in all_measures():
        asked = Asked(network.pk, date(FIRST_YEAR, 1, 1), None, TODAY, {}, known)
        told: list[dict[str, str]] = [{}] if all(parameter.optional for parameter in one.parameters) else []
        told += [{p.name: choice.value} for p in one.parameters for choice in one.choices(asked, p.name)[:20]]
        for given in told:
            one.value(Asked(network.pk, asked.starts, None, TODAY, given, known))
    return time.perf_counter() - started


def _pages(network: Network, user: User) -> dict[str, Any]:
    client, found = Client(), {}
    client.force_login(user)
    for name in PAGES:
        view, _, query = name.partition("?")
        address = reverse(view, args=[network.slug]) + (f"?{query}" if query else "")
        client.get(address)
        taken = []
        for _round in range(ROUNDS):
            started = time.perf_counter()
            response = client.get(address)
            taken.append(1000 * (time.perf_counter() - started))
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        found[name] = {
            "queries": len(queries),
            "median_ms": round(statistics.median(taken), 1),
            "bytes": len(response.content),
        }
        print(f"{name}: {found[name]}", flush=True)
    return found


def _network(share: int) -> tuple[Network, User]:
    user = give_account(email="membres@example.org", name="Coordination", actor="bench")
    network = create_network(name="Grand réseau", slug="grand", actor="bench")
    grant_access(network=network, user=user, role=Role.COORDINATION, actor="bench")
    regions = adopt_quebec(network=network, actor="bench")
    set_rule(network=network, fees=True, grace_days=90, categories=["Actif", "Associé"], actor="bench")
    houses = _parties(network, "Maison des voisinages", "organisation", ORGANISATIONS // share)
    people = _parties(network, "Éloïse Beauchemin", "person", PEOPLE // share)
    for at, house in enumerate(houses):
        house.region = regions[at % len(regions)]
    Party.objects.bulk_update(houses, ["region"], batch_size=500)
    Relation.objects.bulk_create(
        Relation(network=network, party=one, organisation=houses[at % len(houses)], kind="works_for")
        for at, one in enumerate(people)
    )
    _memberships(network, houses)
    _mandates(network, people)
    _asks(network, houses)
    add_population(
        network=network, name="Personnel", size=50_000, source="Un ordre", on=date(2020, 1, 1), actor="bench"
    )
    index_network_parties(network)
    return network, user


def _parties(network: Network, name: str, kind: str, count: int) -> list[Party]:
    names = [f"{name} {at + 1}" for at in range(count)]
    return Party.objects.bulk_create(
        [
            Party(network=network, name=one, key=key_of(one), kind=kind, email=f"a{at}@{kind}.example")
            for at, one in enumerate(names)
        ]
    )


def _memberships(network: Network, houses: list[Party]) -> None:
    first = date(FIRST_YEAR, 1, 1)
    kept = Membership.objects.bulk_create(
        [
            Membership(network=network, party=one, category="Actif" if at % 4 else "Associé", starts=first)
            for at, one in enumerate(houses)
        ]
    )
    Fee.objects.bulk_create(
        [
            Fee(
                membership=one,
                starts=date(year, 1, 1),
                ends=date(year, 12, 31),
                paid_on=date(year, 2, 1) if (at + year) % 9 else None,
            )
            for at, one in enumerate(kept)
            for year in range(FIRST_YEAR, TODAY.year + 1)
        ],
        batch_size=1_000,
    )


def _asks(network: Network, houses: list[Party]) -> None:
    for number in range(ASKS):
        ask = Ask.objects.create(network=network, title=f"Demande {number}", kind=AnswerKind.YES_NO, opened=TODAY)
        AskAnswer.objects.bulk_create(
            AskAnswer(ask=ask, party=one, value="yes" if at % 3 else "no", on=TODAY, channel="grid", author="bench")
            for at, one in enumerate(houses)
            if (at + number) % 5
        )


def _mandates(network: Network, people: list[Party]) -> None:
    """Twelve bodies of fifteen seats, each held by another person each year."""
    for number in range(12):
        party = Party.objects.create(network=network, name=f"Comité {number}", key=f"comite {number}", kind="body")
        body = Body.objects.create(party=party, kind="committee")
        seats = Seat.objects.bulk_create([Seat(body=body, title=f"Poste {at}", position=at) for at in range(15)])
        Mandate.objects.bulk_create(
            Mandate(
                network=network,
                seat=seat,
                holder=people[(number * 150 + at * 10 + year) % len(people)],
                starts=date(year, 1, 1),
                ends=date(year, 12, 31),
            )
            for at, seat in enumerate(seats)
            for year in range(FIRST_YEAR, TODAY.year + 1)
        )
