"""A plan read as a tree, whole or filtered."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from jalon.accounts.models import User
from jalon.accounts.roles import Audience
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.models import Plan
from jalon.plans.queries.outline import Outline, PlanFilter, plan_outline, plan_tree
from tests.conftest import draft_of, node, proposal_of

AUTUMN = {"kind": ["interval"], "earliest": "2024-09-01", "latest": "2024-12-31"}
OPEN = {"kind": ["open-ended"], "earliest": "2025-01-01", "latest": None}


@pytest.fixture
def plan(network: Network, coordinator: User) -> Plan:
    proposal = proposal_of(
        node(
            "axis",
            "Vie associative",
            node(
                "objective",
                "Accueillir",
                node("action", "Écrire un guide", leads=["CA"], when=AUTUMN, status="done"),
                node("action", "Tenir une fête", leads=["Comité accueil"], when=OPEN),
                leads=["Coordination"],
            ),
            number="1",
        ),
        node("axis", "Formation", node("action", "Former", inherited_leads=["CA"], results="Cinq élèves"), number="2"),
    )
    made = accept_draft(draft=draft_of(network, coordinator, proposal), actor=coordinator).plan
    assert made is not None
    return made


def shown(outline: Outline) -> list[str]:
    return [item.text for root in outline.roots for item in root.walk()]


def test_the_whole_plan_in_reading_order(network: Network, plan: Plan) -> None:
    outline = plan_outline(network, plan, audience=Audience.BOARD)
    assert shown(outline) == [
        "Vie associative", "Accueillir", "Écrire un guide", "Tenir une fête", "Formation", "Former",
    ]  # fmt: skip
    assert (outline.rows, outline.rows_shown) == (3, 3)


@pytest.mark.parametrize(
    ("wanted", "rows"),
    [
        (PlanFilter(lead="CA"), ["Écrire un guide", "Former"]),
        (PlanFilter(lead="Personne"), []),
        (PlanFilter(status="done"), ["Écrire un guide"]),
        (PlanFilter(status="none"), ["Tenir une fête", "Former"]),
        (PlanFilter(season="2024-23"), ["Écrire un guide"]),
        (PlanFilter(season="2026-22"), ["Tenir une fête"]),
        (PlanFilter(season="2024-99"), []),
        (PlanFilter(text="GUIDE ecrire"), ["Écrire un guide"]),
        (PlanFilter(text="accueillir fete"), ["Tenir une fête"]),
        (PlanFilter(text="eleves"), ["Former"]),
        (PlanFilter(text="guide", status="none"), []),
    ],
)
def test_only_the_rows_asked_for(network: Network, plan: Plan, wanted: PlanFilter, rows: list[str]) -> None:
    outline = plan_outline(network, plan, wanted, audience=Audience.BOARD)
    actions = [item.text for root in outline.roots for item in root.walk() if item.kind == "action"]
    assert actions == rows
    assert outline.rows_shown == len(rows)


def test_what_stands_above_is_shown_too(network: Network, plan: Plan) -> None:
    assert shown(plan_outline(network, plan, PlanFilter(text="fête"), audience=Audience.BOARD)) == [
        "Vie associative", "Accueillir", "Tenir une fête",
    ]  # fmt: skip


def test_one_axis(network: Network, plan: Plan) -> None:
    axis = plan.items.get(text="Formation")
    assert shown(plan_outline(network, plan, PlanFilter(axis=axis.pk), audience=Audience.BOARD)) == [
        "Formation",
        "Former",
    ]


def test_choices_count_the_whole_plan(network: Network, plan: Plan) -> None:
    outline = plan_outline(network, plan, PlanFilter(status="done"), audience=Audience.BOARD)
    assert [(choice.label, choice.count) for choice in outline.axes] == [
        ("1 – Vie associative", 2),
        ("2 – Formation", 1),
    ]
    assert [(choice.value, choice.count) for choice in outline.leads] == [("CA", 2), ("Comité accueil", 1)]
    assert outline.statuses == {"done": 1, "none": 2}
    assert outline.seasons[0].value == "2024-23"


def test_what_was_open_before_the_plan_makes_no_season_before_it(network: Network, plan: Plan) -> None:
    plan.items.filter(kind="action").update(earliest=None, latest=date(2024, 12, 31))
    plan.starts, plan.ends = date(2024, 9, 1), date(2025, 6, 30)
    seasons = [choice.value for choice in plan_outline(network, plan, audience=Audience.BOARD).seasons]
    assert seasons == ["2024-23"]


def test_seasons_follow_the_network(network: Network, plan: Plan) -> None:
    network.seasons = {"23": [1, 3], "24": [9, 12]}
    assert "2024-24" in [choice.value for choice in plan_outline(network, plan, audience=Audience.BOARD).seasons]
    assert "2024-23" not in [choice.value for choice in plan_outline(network, plan, audience=Audience.BOARD).seasons]


def test_where_each_line_stands_is_read_without_what_a_page_of_lines_shows(
    plan: Plan, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        whole = plan_tree(plan, Audience.BOARD)
    with django_assert_num_queries(2):
        brief = plan_tree(plan, Audience.BOARD, shown=False)
    left = ("when", "highlighted", "results", "extra", "expected_results", "progress", "source", "sources", "doubts")
    for item in whole.values():
        same = {one.name for one in fields(item)} - {*left, "children"}
        assert all(getattr(brief[item.id], name) == getattr(item, name) for name in same)
        assert [child.id for child in brief[item.id].children] == [child.id for child in item.children]
        assert not any(getattr(brief[item.id], name) for name in left)


@pytest.fixture
def plan_of_two_hands(network: Network, coordinator: User) -> Plan:
    """A plan where the same person is written in several ways."""
    proposal = proposal_of(
        node("action", "Écrire", leads=["agente de liaison"]),
        node("action", "Relire", leads=["Agente de liaison"]),
        node("action", "Envoyer", leads=["Agente de liaison", "agente de liaison"]),
        node("action", "Ranger", leads=["Trésorière"]),
    )
    made = accept_draft(draft=draft_of(network, coordinator, proposal), actor=coordinator).plan
    assert made is not None
    return made


def test_leads_written_in_several_ways_are_one_choice(network: Network, plan_of_two_hands: Plan) -> None:
    outline = plan_outline(network, plan_of_two_hands, audience=Audience.BOARD)
    assert [(one.label.casefold(), one.count) for one in outline.leads] == [("agente de liaison", 3), ("trésorière", 1)]


@pytest.mark.parametrize("asked", ["agente de liaison", "Agente de liaison", "AGENTE DE LIAISON"])
def test_a_lead_is_found_however_it_is_written(network: Network, plan_of_two_hands: Plan, asked: str) -> None:
    outline = plan_outline(network, plan_of_two_hands, PlanFilter(lead=asked), audience=Audience.BOARD)
    assert shown(outline) == ["Écrire", "Relire", "Envoyer"]
