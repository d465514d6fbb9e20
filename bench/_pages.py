"""The measurement of `bench.pages`, imported once Django has its settings."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
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
CROWDED = "crowded"  # of the database beside
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
    addresses = _addresses(network, plan)
    _count_rows()
    with _crowded(others) as crowded:
        databases = {"alone": connections[DEFAULT_DB_ALIAS], "crowded": crowded}
        found = {}
        for name, address in addresses.items():
            found[name] = _Pair(client, address, databases).figures(rounds)
            _say(f"{name}: {found[name]}")
    ratios = {name: figures["ratio"] for name, figures in found.items()}
    _say(f"beside {others} other networks, at most {max(ratios.values())} times: {ratios}")
    return {
        "database": connection.vendor,
        "items": plan.items.count(),
        "pages": found,
        "networks": others + 1,
        "ratio_many_networks": max(ratios.values()),
    }


@contextmanager
def _crowded(others: int) -> Iterator[BaseDatabaseWrapper]:
    """A copy of the database where many other networks are; both stay open, and are asked in turn."""
    alone = connections[DEFAULT_DB_ALIAS]
    alone.close()  # all is in the file, and PostgreSQL copies a database that nobody uses
    alone.creation.clone_test_db(suffix=CROWDED, verbosity=0, autoclobber=True)
    crowded = connections.create_connection(DEFAULT_DB_ALIAS)
    crowded.settings_dict |= {"NAME": alone.creation.get_test_db_clone_settings(CROWDED)["NAME"]}
    try:
        began = time.perf_counter()
        with _asking(crowded):
            _other_networks(others)
            _count_rows()
        _say(f"{others} other networks with {OTHER_ITEMS} items each made in {time.perf_counter() - began:.0f} s")
        yield crowded
    finally:
        crowded.close()
        if connection.vendor != "sqlite":
            alone.creation.destroy_test_db(suffix=CROWDED, verbosity=0)


@contextmanager
def _asking(database: BaseDatabaseWrapper) -> Iterator[None]:
    """What is asked meanwhile is asked of this database."""
    usual = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = database
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = usual


def _count_rows() -> None:
    """What PostgreSQL does by itself within a minute of so many changes: it plans by what it last counted."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class _Pair:
    """A page asked in turn of a database with one network and of one with many, so that both find a machine as busy."""

    def __init__(self, client: Client, address: str, databases: dict[str, BaseDatabaseWrapper]) -> None:
        self.client, self.address, self.databases = client, address, databases
        self.ask = _Asker(client, address)

    def figures(self, rounds: int) -> dict[str, float]:
        """Queries, server time and size of the page, beside the least it could cost; and how much longer it takes
        beside many networks, as the median of pairs.

        A fast page is asked more often: a busy machine disturbs it more.
        """
        for database in [*self.databases.values()] * 2:  # twice, to warm both
            with _asking(database):
                self.ask()
        size, asked = _content(self.client, self.address)
        floor = Floor(asked, size)
        times: dict[str, list[float]] = {name: [] for name in self.databases}
        floors: list[float] = []
        until = time.perf_counter() + rounds / 7
        while len(floors) < rounds or time.perf_counter() < until:
            for name in sorted(self.databases, reverse=bool(len(floors) % 2)):
                with _asking(self.databases[name]):
                    times[name].append(self.ask())
            floors.append(floor())
        least, median = statistics.median(floors), statistics.median(times["alone"])
        pairs = [many / one for many, one in zip(times["crowded"], times["alone"], strict=True)]
        return {
            "queries": len(asked),
            "median_ms": round(median * 1000, 1),
            "fastest_ms": round(min(times["alone"]) * 1000, 1),
            "floor_ms": round(least * 1000, 2),
            "times_floor": round(median / least, 1),
            "ratio": round(statistics.median(pairs), 2),
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
