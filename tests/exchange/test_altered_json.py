"""An archive whose JSON was altered is refused, or its network works, and its neighbours with it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import reduce
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.test import Client, override_settings
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from jalon.accounts.roles import Role
from jalon.cli.daily import run_daily
from jalon.exchange.belonging import kept_tables
from jalon.exchange.columns import COLUMNS, holds
from jalon.exchange.errors import Cause, ExchangeRefused
from jalon.exchange.exporting import export_network
from jalon.exchange.references import INSIDE
from jalon.exchange.restoring import restore_network
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.amending import Motion, propose_amendment
from jalon.plans.actions.publishing import publish_plan
from jalon.plans.models import Plan, PlanItem, ProgressReport
from jalon.plans.models.news_requests import Rhythm
from jalon.plans.rules.public import Reader
from jalon.reports.actions.prints import print_bilan_as
from jalon.reports.choices import Choices, Format
from jalon.reports.frozen import thaw
from tests.conftest import draft_of, folders, node, proposal_of
from tests.exchange.forging import Forged
from tests.web.addresses import Address, World, addresses, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.now("2026-10-13T10:00")]

HOSTILE: list[Any] = [None, True, 0, -1, 5, 10**30, 1.5, "", "x", "../..", "2026-13-45", "javascript:alert(1)"]
HOSTILE += [[], [5], [None], [["x"]], {}, {"x": 5}, {"columns": 5}, {"item": 1}, {"text": []}, {"edtf": "9999-99"}]
PLACE = {"page": None, "block": 0, "row": None, "column": None}
WHEN = {"text": "Chaque mois", "kind": ["recurring"], "edtf": None, "earliest": "2026-01-01", "latest": "2026-12-31"}
WHEN |= {"occurrences": [], "trigger": None, "status": None, "rest": None, "doubts": []}
WHEN |= {"recurrence": {"at_least": 1, "at_most": 1, "per": "P1M", "what": None, "rrule": "FREQ=MONTHLY"}}


def test_every_column_of_json_says_what_it_holds() -> None:
    found = {f"{model._meta.label}.{column.name}" for model in kept_tables() for column in _columns(model)}
    assert found == set(COLUMNS)


def _columns(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return [column for column in model._meta.concrete_fields if isinstance(column, models.JSONField)]


def full_world() -> World:
    """A network whose every column of JSON says something."""
    world = make_world()
    Network.objects.filter(pk=world.network.pk).update(seasons={"23": [9, 11]}, words={"action": "Geste"})
    heading = {"heading": "Moyens", "role": "action"}
    Plan.objects.filter(pk=world.plan.pk).update(
        layout={"columns": [heading, {"heading": "Budget", "role": "extra"}], "highlight_means": None},
        general_objectives=[{"number": "1", "text": "Se réunir"}],
        acronyms={"CA": "Conseil d’administration"},
        notes=[{"text": "Adopté", "role": "heading", "source": PLACE}],
    )
    PlanItem.objects.filter(pk=world.item.pk).update(
        when=WHEN,
        schedule_kinds=["recurring"],
        progress={"text": "", "parts": {"MSSS": 100}, "counts": [{"value": 6, "what": "régions"}]},
        extra={"Budget": "100"},
        sources={"schedule": PLACE},
        doubts=[{"code": "level", "values": {"text": "x"}}],
    )
    ProgressReport.objects.filter(item=world.item).update(
        parts={"MSSS": 50}, counts=[{"value": 2, "what": "régions"}], links=["https://ailleurs.example/"]
    )
    Rhythm.objects.create(network=world.network, active=True, late=[1, 7])
    change = {"item": world.item.pk, "verb": "changed", "field": "text", "after": "Autrement"}
    motion = Motion(on=date(2026, 10, 1), proposed_by="Aline", seconded_by="Rose", reason="")
    propose_amendment(plan=world.plan, change=change, motion=motion, actor="test")
    publish_plan(plan=world.plan, indexable=False, actor="test")
    choices = Choices(date(2026, 10, 13), reader=Reader.MEMBERS)
    print_bilan_as(plan=world.plan, choices=choices, formats=[Format.HTML, Format.JSON], actor="test")
    theirs = proposal_of(node("axis", "Axe voisin", node("action", "Inviter"), node("action", "Accueillir")))
    accept_draft(
        draft=draft_of(world.other, world.others[Role.COORDINATION], theirs), actor=world.others[Role.COORDINATION]
    )
    return world


def inside(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to every value within a value of JSON."""
    yield path
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in steps:
        yield from inside(one, (*path, step))


def at(value: Any, path: tuple[Any, ...]) -> Any:
    """What stands at the end of a path."""
    return reduce(lambda inner, step: inner[step], path, value)


def altered(value: Any, path: tuple[Any, ...], wrong: Any) -> Any:
    """The value with another one at the end of a path."""
    if not path:
        return wrong
    changed = copy.copy(value)
    changed[path[0]] = altered(value[path[0]], path[1:], wrong)
    return changed


def alter(forged: Forged, seeds: list[tuple[int, int]]) -> list[tuple[Any, ...]]:
    """Alter what these numbers choose, where it is not refused for itself."""
    places = [
        (model._meta.label, number, column.name, path)
        for model in kept_tables()
        if _columns(model)
        for number, row in enumerate(forged.rows(model._meta.label))
        for column in _columns(model)
        for path in inside(row[column.name])
    ]
    done = []
    for place, wrong in seeds:
        label, number, name, path = places[place % len(places)]
        rows = forged.rows(label)
        try:
            value = altered(rows[number][name], path, HOSTILE[wrong % len(HOSTILE)])
        except (KeyError, IndexError, TypeError):  # altered above already
            continue
        nothing = value is None and apps.get_model(label)._meta.get_field(name).null
        if nothing or (holds(label, name, value) and (label != "plans.Amendment" or amends_its_own(value, forged))):
            rows[number][name] = value
            forged.put(label, rows)
            done.append((label, name, path, HOSTILE[wrong % len(HOSTILE)]))
    return done


def amends_its_own(value: Any, forged: Forged) -> bool:
    """Whether every line that an amendment names is in the archive: another is refused for itself."""
    keys = [None, *(row["pk"] for row in forged.rows("plans.PlanItem"))]
    return all(way[-1] not in INSIDE or at(value, way) in keys for way in inside(value) if way)


def restored(world: World, network: Network) -> World:
    """The same world, in its copy."""
    plan = network.plans.get()
    return replace(
        world,
        network=network,
        plan=plan,
        item=plan.items.get(identity=world.item.identity),
        board_item=plan.items.get(identity=world.board_item.identity),
        asked=network.requests.first(),
        message=network.messages.first(),
    )


def neighbour_of(world: World) -> World:
    """The network next door, with a plan of its own."""
    plan = world.other.plans.get()
    first, second = plan.items.filter(kind="action")
    return replace(
        world, network=world.other, people=world.others, plan=plan, item=first, board_item=second, asked=None
    )


def broken(world: World, pages: Iterable[Address], forms: set[str]) -> list[str]:
    """Those of the pages of a network that fail, opened by who may see them all.

    An address that only takes a form shows nothing of what is kept: it joins `forms`, and is asked for once.
    """
    client, failed = Client(), []
    client.force_login(world.people[Role.COORDINATION])
    for address in pages:
        if address.name in forms:
            continue
        path = address.fill(world) + address.asked()
        answer = client.get(path)
        if answer.streaming:
            b"".join(answer.streaming_content)
        failed += [path] if answer.status_code >= 500 else []
        forms |= {address.name} if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED else set()
    return failed


def pages_of_a_copy() -> Iterator[Address]:
    """Every page of a network, but for those that no archive holds."""
    for address in addresses():
        if {"slug", "plan_id", "key"} & set(address.arguments) and not set(address.arguments) & UNKNOWN:
            yield address


def pages_next_door() -> Iterator[Address]:
    """Every page of a network, of its plans, of their lines and of what they were read in."""
    return (one for one in addresses() if "slug" in one.arguments and set(one.arguments) <= NEXT_DOOR)


NEXT_DOOR = {"slug", "plan_id", "item_id", "reading_id"}
UNKNOWN = {"draft_id", "token", "ticket", "export_id", "invitation_id", "feed_id", "secret"}
SEEDS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def maker() -> Callable[[], World]:
    return full_world


@pytest.fixture
def world(shared_world: World) -> World:
    return shared_world


@pytest.fixture(scope="module")
def archive(made_world: tuple[World, Path]) -> Path:
    """What its network exports, once for all: nothing writes there."""
    world, folder = made_world
    with override_settings(**folders(folder)):
        export_network(world.network, folder / "reseau.zip")
    return folder / "reseau.zip"


@pytest.fixture
def forged(archive: Path, world: World) -> Forged:
    return Forged(archive)


@pytest.fixture
def forms() -> set[str]:
    """The addresses that only take a form, as they are found."""
    return set()


# JSON is looked at in Python, whatever keeps it: PostgreSQL is asked whether its own ways to query it hold.
EXAMPLES = 6 if connection.vendor == "sqlite" else 2


# Not shrunk, which takes minutes here: the changes are named.
@settings(
    max_examples=EXAMPLES,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seeds=SEEDS)
def test_what_is_taken_breaks_no_page_nor_the_work_of_the_day(
    seeds: list[tuple[int, int]], world: World, forged: Forged, forms: set[str], tmp_path: Path
) -> None:
    parts = dict(forged.parts)
    changes = alter(forged, seeds)
    archive = forged.write(tmp_path / "alteree.zip")
    forged.parts = parts
    with transaction.atomic():
        network = restore_network(archive, slug="copie")
        assert None not in run_daily().values(), changes
        assert broken(restored(world, network), pages_of_a_copy(), forms) == [], changes
        assert broken(neighbour_of(world), pages_next_door(), forms) == [], changes
        transaction.set_rollback(True)


def test_a_world_where_every_column_says_something_is_taken(forged: Forged, tmp_path: Path) -> None:
    (kept,) = forged.rows("reports.PrintedBilan")
    assert kept["data"]["paragraphs"]
    network = restore_network(forged.write(tmp_path / "meme.zip"), slug="copie")
    assert network.plans.get().printed_bilans.get().data == kept["data"]


def test_a_bilan_printed_when_paragraphs_had_no_heading_is_taken(forged: Forged, tmp_path: Path) -> None:
    (kept,) = forged.rows("reports.PrintedBilan")
    older = kept["data"] | {"paragraphs": [paragraph[:2] for paragraph in kept["data"]["paragraphs"]]}
    forged.each("reports.PrintedBilan", data=older)
    plan = restore_network(forged.write(tmp_path / "ancienne.zip"), slug="copie").plans.get()
    bilan, _nodes = thaw(plan.printed_bilans.get().data, plan.pk)
    assert [one.text for one in bilan.summary.paragraphs] == [text for _key, text in older["paragraphs"]]


@pytest.mark.parametrize(
    "changes",
    [
        {"party": [None, True]},
        {"after": [1.5, None]},
        {"source": [{"item": True}, None]},
        {"where": [None, {"place": {"parent": 2.5}}]},
    ],
)
def test_true_is_the_key_of_nothing(changes: dict[str, Any], forged: Forged, tmp_path: Path) -> None:
    assert not holds("history.Entry", "changes", changes)
    rows = forged.rows("history.Entry")
    forged.put("history.Entry", [rows[0] | {"changes": changes}, *rows[1:]])
    with pytest.raises(ExchangeRefused) as found:
        restore_network(forged.write(tmp_path / "vraie.zip"), slug="copie")
    assert found.value.cause == Cause.DAMAGED
    assert found.value.values == {"part": "tables/history.Entry.ndjson:1"}
