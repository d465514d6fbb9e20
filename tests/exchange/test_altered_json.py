"""An archive whose JSON was altered is refused, or its network works, and its neighbours with it."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jalon.accounts.roles import Role
from jalon.cli.daily import run_daily
from jalon.exchange.belonging import kept_tables
from jalon.exchange.columns import COLUMNS, holds
from jalon.exchange.exporting import export_network
from jalon.exchange.restoring import restore_network
from jalon.network.models import Network
from jalon.plans.actions.amending import Motion, propose_amendment
from jalon.plans.actions.publishing import publish_plan
from jalon.plans.models import Plan, PlanItem, ProgressReport
from jalon.plans.models.news_requests import Rhythm
from jalon.plans.rules.public import Reader
from jalon.reports.actions.prints import print_bilan_as
from jalon.reports.choices import Choices, Format
from tests.exchange.forging import Forged
from tests.web.addresses import World, addresses, make_world

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
    return world


def inside(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to every value within a value of JSON."""
    yield path
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in steps:
        yield from inside(one, (*path, step))


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
        if nothing or holds(label, name, value):
            rows[number][name] = value
            forged.put(label, rows)
            done.append((label, name, path, HOSTILE[wrong % len(HOSTILE)]))
    return done


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


def broken(world: World) -> list[str]:
    """The pages of a network that fail, opened by who may see them all, and by who has no account."""
    client, failed = Client(), []
    client.force_login(world.people[Role.COORDINATION])
    for address in addresses():
        if not {"slug", "plan_id", "key"} & set(address.arguments) or set(address.arguments) & UNKNOWN:
            continue
        path = address.fill(world) + address.asked()
        answer = client.get(path)
        if answer.streaming:
            b"".join(answer.streaming_content)
        failed += [path] if answer.status_code >= 500 else []
    return failed


UNKNOWN = {"draft_id", "token", "ticket", "export_id", "invitation_id", "feed_id", "secret"}
SEEDS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1, max_size=12)


@pytest.fixture
def world() -> World:
    return full_world()


@pytest.fixture
def forged(world: World, tmp_path: Path) -> Forged:
    export_network(world.network, tmp_path / "reseau.zip")
    return Forged(tmp_path / "reseau.zip")


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(seeds=SEEDS)
def test_what_is_taken_breaks_no_page_nor_the_work_of_the_day(
    seeds: list[tuple[int, int]], world: World, forged: Forged, tmp_path: Path
) -> None:
    parts = dict(forged.parts)
    changes = alter(forged, seeds)
    archive = forged.write(tmp_path / "alteree.zip")
    forged.parts = parts
    with transaction.atomic():
        network = restore_network(archive, slug="copie")
        assert None not in run_daily().values(), changes
        assert broken(restored(world, network)) == [], changes
        neighbour = replace(world, network=world.other)
        client = Client()
        client.force_login(world.others[Role.COORDINATION])
        assert client.get(f"/reseaux/{neighbour.network.slug}/").status_code == 200
        transaction.set_rollback(True)
