"""The page of a plan over time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from jalon.accounts.models import User
from jalon.accounts.roles import Audience
from jalon.network.models import Network
from jalon.phrases.schedules import read_schedule
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.choices import ReportChannel
from jalon.plans.models import Plan
from tests.conftest import draft_of, node, proposal_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def action(text: str, schedule: str) -> dict[str, Any]:
    when = read_schedule(schedule, plan="2024-04/2027-03", language="fr").as_dict()
    return node("action", text, schedule=schedule, when=when)


@pytest.fixture
def plan(network: Network, coordinator: User) -> Plan:
    """Two axes with one of each way of saying when."""
    axis = node(
        "axis",
        "Jardins",
        node("objective", "Cultiver", action("Semer <b>", "Automne 2024")),
        action("Récolter", "Lorsque la pluie viendra"),
        action("Fêter", "2 fois par année"),
        number="AXE 1",
    )
    other = node("axis", "Voisins", action("Inviter", "À définir"), number="AXE 2")
    proposal = proposal_of(axis, other)
    made = accept_draft(draft=draft_of(network, coordinator, proposal), actor=coordinator).plan
    assert made is not None
    return made


def address(plan: Plan, asked: str = "") -> str:
    return f"/reseaux/rjs/plans/{plan.pk}/ligne-du-temps/{asked}"


def text(client: Client, plan: Plan, asked: str = "") -> str:
    response = client.get(address(plan, asked))
    assert response.status_code == 200
    return response.content.decode()


def test_words_of_the_plan_are_escaped(signed_in: Client, plan: Plan) -> None:
    page = text(signed_in, plan)
    assert "Semer &lt;b&gt;" in page


def test_the_number_of_an_axis_stands_apart_from_its_words(signed_in: Client, plan: Plan) -> None:
    assert "<span>AXE 1 – <span>Jardins</span></span>" in text(signed_in, plan)  # one cell of a row of cells


def test_what_waits_says_for_what(signed_in: Client, plan: Plan) -> None:
    assert 'href="#t-waits"' in text(signed_in, plan)


def test_what_has_no_date_is_listed_apart(signed_in: Client, plan: Plan) -> None:
    page = text(signed_in, plan)
    assert "Inviter" in page[page.index("Sans date") :]


def test_an_axis_folds_and_keeps_its_counts(signed_in: Client, plan: Plan) -> None:
    axis = plan.items.get(text="Jardins")
    page = text(signed_in, plan, f"?replie={axis.pk}")
    assert "Semer" not in page
    assert "Sans état 3" in page


def test_a_filter_keeps_what_is_folded(signed_in: Client, plan: Plan) -> None:
    axis = plan.items.get(text="Jardins")
    assert f'name="replie" value="{axis.pk}"' in text(signed_in, plan, f"?replie={axis.pk}")


@pytest.mark.parametrize("asked", ["?replie=abc", "?replie=99999999999999999999", "?axe=x", "?saison=2024-99"])
def test_what_makes_no_sense_folds_nothing(signed_in: Client, plan: Plan, asked: str) -> None:
    assert "Jardins" in text(signed_in, plan, asked)


def test_a_filter_that_keeps_nothing_says_so(signed_in: Client, plan: Plan) -> None:
    assert "Rien dans le plan" in text(signed_in, plan, "?texte=introuvable")


def test_times_held_are_counted_in_words(signed_in: Client, plan: Plan, coordinator: User) -> None:
    item = plan.items.get(text="Fêter")
    said = ReportContent(status="done", occurrence="2024-06")
    report_progress(item=item, content=said, actor=coordinator.actor, channel=ReportChannel.PAGE)
    assert "1 tenue" in text(signed_in, plan)


def test_times_that_a_report_counts_are_held(signed_in: Client, plan: Plan, coordinator: User) -> None:
    said = ReportContent(counts=[{"value": 2, "what": "fêtes"}])
    item = plan.items.get(text="Fêter")
    report_progress(item=item, content=said, actor=coordinator.actor, channel=ReportChannel.PAGE, on=date(2024, 6, 1))
    assert "2 tenues" in text(signed_in, plan)


def test_what_is_for_the_board_is_not_drawn_for_others(reading_client: Client, plan: Plan) -> None:
    plan.items.filter(text__startswith="Semer").update(audience=Audience.BOARD)
    assert "Semer" not in text(reading_client, plan)


def test_a_plan_of_the_board_is_not_there_for_others(reading_client: Client, plan: Plan) -> None:
    Plan.objects.filter(pk=plan.pk).update(visibility=Audience.BOARD)
    assert reading_client.get(address(plan)).status_code == 404


def test_a_plan_without_lines_says_so(signed_in: Client, network: Network) -> None:
    empty = Plan.objects.create(network=network, title="Vide")
    assert "aucune action" in text(signed_in, empty)


def test_it_costs_few_queries(
    signed_in: Client, plan: Plan, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    signed_in.get(address(plan))
    with django_assert_max_num_queries(9):
        signed_in.get(address(plan))
