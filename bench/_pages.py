"""The measurement of `bench.pages`, imported once Django has its settings."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jalon.accounts.actions import give_account
from jalon.accounts.roles import Role
from jalon.cli.catalogues import compile_catalogues
from jalon.network.actions import create_network, grant_access
from jalon.network.models import Network
from jalon.plans.models import ExpectedResult, Plan, PlanItem, PlanLead

ITEMS = 1_000
OTHER_ITEMS = 30
NETWORKS, QUICK_NETWORKS = 10_000, 1_000
ROUNDS, QUICK_ROUNDS = 30, 10


def measure(*, quick: bool) -> dict[str, Any]:
    """The figures of the contract."""
    with _database():
        return _measure(quick=quick)


@contextmanager
def _database() -> Iterator[None]:
    """Tables in the temporary SQLite file, or in a PostgreSQL database of our own, dropped after."""
    compile_catalogues()
    call_command("collectstatic", verbosity=0, interactive=False)
    given = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite":
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    try:
        yield
    finally:
        if connection.vendor == "sqlite":
            connection.close()
        else:
            connection.creation.destroy_test_db(given, verbosity=0)


def _measure(*, quick: bool) -> dict[str, Any]:

    rounds = QUICK_ROUNDS if quick else ROUNDS
    others = QUICK_NETWORKS if quick else NETWORKS
    client, network, plan = _network()
    first = plan.items.filter(kind="action").order_by("path")[ITEMS // 2]
    base = f"/reseaux/{network.slug}/"
    addresses = {
        "home": base,
        "plans": f"{base}plans/",
        "plan": f"{base}plans/{plan.pk}/",
        "plan_filtered": f"{base}plans/{plan.pk}/?texte=guide&etat=done",
        "item": f"{base}plans/{plan.pk}/elements/{first.pk}/",
    }
    pages = {name: _page(client, address, rounds) for name, address in addresses.items()}
    for name, figures in pages.items():
        _say(f"{name}: {figures}")
    began = time.perf_counter()
    _other_networks(others)
    _say(f"{others} other networks with {OTHER_ITEMS} items each made in {time.perf_counter() - began:.0f} s")
    crowded = {name: _page(client, address, rounds) for name, address in addresses.items()}
    # Of the fastest answers: a median before and one after also compare how busy the machine was.
    ratios = {name: crowded[name]["fastest_ms"] / pages[name]["fastest_ms"] for name in pages}
    _say(f"beside them: {crowded}; ratios {ratios}")
    return {
        "database": connection.vendor,
        "items": plan.items.count(),
        "pages": pages,
        "networks": others + 1,
        "ratio_many_networks": round(max(ratios.values()), 2),
    }


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _page(client: Client, address: str, rounds: int) -> dict[str, float]:
    """Queries, median server time and size of a page, after two requests that warm it."""

    times = []
    for round_ in range(rounds + 2):
        began = time.perf_counter()
        answer = client.get(address)
        took = time.perf_counter() - began
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")
        if round_ > 1:
            times.append(took)
    with CaptureQueriesContext(connection) as queries:
        size = len(client.get(address).content)
    return {
        "queries": len(queries),
        "median_ms": round(statistics.median(times) * 1000, 1),
        "fastest_ms": round(min(times) * 1000, 1),
        "bytes": size,
    }


def _network() -> tuple[Client, Network, Plan]:
    """A network with a plan of ITEMS items, everything filled, and a client signed in as its coordination."""

    network = create_network(name="Réseau mesuré", slug="mesure", actor="bench")
    user = give_account(email="mesure@example.org", actor="bench")
    grant_access(network=network, user=user, role=Role.COORDINATION, actor="bench")
    client = Client(headers={"accept-language": "fr"})
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client, network, _plans([network], ITEMS)[0]


def _other_networks(count: int) -> None:

    for start in range(0, count, 500):
        some = [Network(name=f"Réseau {n}", slug=f"reseau-{n}") for n in range(start, min(start + 500, count))]
        _plans(Network.objects.bulk_create(some), OTHER_ITEMS)


def _plans(networks: list[Network], items: int) -> list[Plan]:
    """A plan for each network: an axis for 50 items, an objective for 10, the rest actions."""

    period = {"period": "2024-04/2027-03", "starts": date(2024, 4, 1), "ends": date(2027, 3, 31)}
    plans = Plan.objects.bulk_create(Plan(network=network, title="Plan d'action", **period) for network in networks)
    levels: list[list[PlanItem]] = [[], [], []]
    for plan in plans:
        axis: PlanItem | None = None
        objective: PlanItem | None = None
        for number in range(items):
            if number % 50 == 0:
                axis = _item(plan, None, "axis", number)
                levels[0].append(axis)
            elif number % 50 == 1 or number % 10 == 0:
                objective = _item(plan, axis, "objective", number)
                levels[1].append(objective)
            else:
                levels[2].append(_item(plan, objective, "action", number))
    for level in levels:
        PlanItem.objects.bulk_create(level)
    PlanLead.objects.bulk_create(
        PlanLead(item=item, position=0, text=("Conseil d'administration", "Comité formation")[item.position % 2])
        for item in levels[2]
    )
    ExpectedResult.objects.bulk_create(
        ExpectedResult(item=item, position=0, text="Guide publié et remis aux membres") for item in levels[2]
    )
    return plans


def _item(plan: Plan, parent: PlanItem | None, kind: str, number: int) -> PlanItem:

    acts = kind == "action"
    step = f"{number + 1:05d}"
    return PlanItem(
        plan=plan,
        parent=parent,
        path=f"{parent.path}.{step}" if parent else step,
        depth=parent.depth + 1 if parent else 0,
        position=number,
        kind=kind,
        number=str(number),
        text=f"Rédiger, avec les membres, le guide numéro {number} et le remettre à chaque atelier de la région.",
        schedule="Automne 2025" if acts else "",
        when={"text": "Automne 2025", "kind": ["interval"], "edtf": "2025-23"} if acts else None,
        earliest=date(2025, 9, 1) if acts else None,
        latest=date(2025, 12, 31) if acts else None,
        status=("done", "in_progress", "", "to_do")[number % 4] if acts else "",
        results="Guide en cours de rédaction" if acts and number % 3 else "",
    )
