"""One count has one meaning: the pages of a plan say the same number of the same thing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jalon.accounts.models import User
from jalon.network.actions.parties import create_party
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.assignments import assign
from jalon.plans.actions.structure import add_item
from jalon.plans.choices import Level
from jalon.plans.models import Plan
from tests.conftest import draft_of, node, proposal_of

pytestmark = pytest.mark.now("2026-10-13T10:00")


@pytest.fixture
def plan(network: Network, coordinator: User) -> Plan:
    """Actions of every kind: done, dropped, with steps, led by somebody; a heading with nothing; unplanned work."""
    nodes = [
        node("action", "Faite", status="done"),
        node("action", "Retirée", status="dropped"),
        node("action", "Reportée", status="postponed"),
        node("action", "Sans personne"),
        node("action", "Confiée"),
        node("action", "En étapes", node("item", "Une étape"), node("item", "Deux étapes")),
    ]
    axis = node("axis", "Jardins", *nodes)
    empty = node("axis", "Vide", node("objective", "Sans action"))
    made = accept_draft(draft=draft_of(network, coordinator, proposal_of(axis, empty)), actor=coordinator).plan
    assert made is not None
    rose = create_party(network=network, name="Rose", actor="test", email="rose@rjs.example")
    assign(plan=made, targets=[made.items.get(text="Confiée")], person=rose, substitute=None, actor="test")
    garden, values = made.items.get(text="Jardins"), {"text": "Imprévue"}
    add_item(plan=made, kind=Level.ACTION, parent=garden, values=values, unplanned=True, actor="test")
    return made


@pytest.fixture
def pages(plan: Plan, coordinator: User) -> dict[str, str]:
    """The words of each page of the plan."""
    coordinator.language = "en"
    coordinator.save(update_fields=["language"])
    client = Client()
    client.force_login(coordinator)
    slug = plan.network.slug
    addresses = {
        "home": reverse("network_home", args=[slug]),
        **{
            name: reverse(name, args=[slug, plan.pk])
            for name in ("plan", "timeline", "plan_responsibility", "plan_news")
        },
        "filtered": reverse("plan", args=[slug, plan.pk]) + "?etat=nobody",
    }
    return {name: words_of(client.get(address)) for name, address in addresses.items()}


def words_of(response: Any) -> str:
    assert response.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.mark.parametrize("page", ["home", "plan", "timeline"])
def test_every_page_counts_the_same_lines(pages: dict[str, str], page: str) -> None:
    assert "9 lines to follow (6 actions)" in pages[page]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("home", "Without anyone 6"),
        ("plan_responsibility", "6 actions without anyone"),
        ("plan_responsibility", "out of the 7 left to do"),
        ("plan_news", "6 actions that nobody answers for"),
        ("filtered", "6 actions shown of 9"),
    ],
)
def test_every_page_counts_the_same_lines_without_anyone(pages: dict[str, str], page: str, said: str) -> None:
    assert said in pages[page]


def test_the_average_of_the_home_page_is_that_of_the_plan(pages: dict[str, str]) -> None:
    (percent,) = set(re.findall(r"(\d+)% of the way", pages["home"]))
    assert f"{percent}%" in pages["plan"]
