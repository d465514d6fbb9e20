"""The measurement of `bench.pages`, imported once Django has its settings."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from bench._plans import make_messages, make_plans
from jalon.accounts.actions import give_account
from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.cli.catalogues import compile_catalogues
from jalon.network.actions.networks import create_network, grant_access
from jalon.network.models import Network
from jalon.plans.actions.feeds import make_feed
from jalon.plans.indexing import index_network, index_plan_alone
from jalon.plans.models import Plan

ITEMS = 1_000
MESSAGES = 200
EMAIL = "mesure@example.org"
OTHER_ITEMS = 30
NETWORKS, QUICK_NETWORKS = 10_000, 1_000
ROUNDS, QUICK_ROUNDS = 30, 6
Query = tuple[str, Any]  # and its values


def measure(*, quick: bool) -> dict[str, Any]:
    """The figures of the contract."""
    with database():
        return _measure(quick=quick)


@contextmanager
def database() -> Iterator[None]:
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
    _count_rows()
    addresses = _addresses(network, plan)
    pages = {name: _page(client, address, rounds) for name, address in addresses.items()}
    for name, figures in pages.items():
        _say(f"{name}: {figures}")
    began = time.perf_counter()
    _other_networks(others)
    _count_rows()
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


def _count_rows() -> None:
    """What PostgreSQL does by itself within a minute of so many changes: it plans by what it last counted."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _page(client: Client, address: str, rounds: int) -> dict[str, float]:
    """Queries, server time and size of a page, after two requests that warm it; beside the least it could cost.

    A fast page is asked more often: a busy machine disturbs it more.
    """
    ask = _Asker(client, address)
    for _round in range(2):
        ask()
    size, asked = _content(client, address)
    floor = Floor(asked, size)
    times: list[float] = []
    floors: list[float] = []
    until = time.perf_counter() + rounds / 15
    while len(times) < rounds or time.perf_counter() < until:
        times.append(ask())
        floors.append(floor())  # in turn with the page: the machine is as busy for both
    least = statistics.median(floors)
    return {
        "queries": len(asked),
        "median_ms": round(statistics.median(times) * 1000, 1),
        "fastest_ms": round(min(times) * 1000, 1),
        "floor_ms": round(least * 1000, 2),
        "times_floor": round(statistics.median(times) / least, 1),
        "bytes": size,
    }


def _content(client: Client, address: str) -> tuple[int, list[Query]]:
    """The bytes of a page, and what it asks of the database."""
    asked: list[Query] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        size = len(client.get(address).content)
    return size, asked


class Floor:
    """The least a page could cost: what it asks of the database, read by a bare cursor, and its bytes joined once."""

    def __init__(self, asked: list[Query], size: int) -> None:
        self.asked = [(sql, params) for sql, params in asked if sql.lstrip().upper().startswith("SELECT")]
        self.pieces = [b"x" * 100] * (size // 100)

    def __call__(self) -> float:
        began = time.perf_counter()
        with connection.cursor() as cursor:
            for sql, params in self.asked:
                cursor.execute(sql, params)
                cursor.fetchall()
        b"".join(self.pieces)
        return time.perf_counter() - began


class _Asker:
    """Asks for a page, and says how long it took."""

    def __init__(self, client: Client, address: str) -> None:
        self.client, self.address = client, address

    def __call__(self) -> float:
        began = time.perf_counter()
        answer = self.client.get(self.address)
        took = time.perf_counter() - began
        if answer.status_code != 200:
            raise RuntimeError(f"{self.address}: {answer.status_code}")
        return took


def _addresses(network: Network, plan: Plan) -> dict[str, str]:
    """The pages people open, by the name of the figure."""
    first = plan.items.filter(kind="action").order_by("path")[ITEMS // 2]
    feed = make_feed(network=network, user=User.objects.get(email=EMAIL), plan=plan)
    slug, one = [network.slug], [network.slug, plan.pk]
    return {
        "home": reverse("network_home", args=slug),
        "plans": reverse("plan_list", args=slug),
        "plan": reverse("plan", args=one),
        "plan_filtered": reverse("plan", args=one) + "?texte=guide&etat=done",
        "timeline": reverse("timeline", args=one),
        "responsibility": reverse("plan_responsibility", args=one),
        "history": reverse("plan_history", args=one),
        "item": reverse("plan_item", args=[*one, first.pk]),
        "people": reverse("party_list", args=slug),
        "outbox": reverse("outbox", args=slug),
        "search": reverse("search", args=slug) + "?q=guides",
        "feeds": reverse("feed_list", args=slug),
        "calendar": reverse("calendar", args=[feed.secret]),
    }


def _network() -> tuple[Client, Network, Plan]:
    """A network with a plan of ITEMS items, everything filled, and a client signed in as its coordination."""
    network = create_network(name="Réseau mesuré", slug="mesure", actor="bench")
    user = give_account(email=EMAIL, actor="bench")
    grant_access(network=network, user=user, role=Role.COORDINATION, actor="bench")
    client = Client(headers={"accept-language": "fr"})
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    plan = make_plans([network], ITEMS)[0]
    make_messages([network], MESSAGES)
    index_network(network)
    return client, network, plan


def _other_networks(count: int) -> None:
    for start in range(0, count, 200):
        with transaction.atomic():
            some = [Network(name=f"Réseau {n}", slug=f"reseau-{n}") for n in range(start, min(start + 200, count))]
            networks = Network.objects.bulk_create(some)
            plans = make_plans(networks, OTHER_ITEMS)
            make_messages(networks, 3)
            for plan in plans:
                index_plan_alone(plan)
