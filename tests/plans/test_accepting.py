"""A draft accepted becomes a plan with everything the proposal held."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from jalon.accounts.models import User
from jalon.accounts.roles import Audience
from jalon.history.models import Entry
from jalon.library.models import StoredFile
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.errors import NothingToKeep
from jalon.plans.models import ImportDraft, PlanItem
from jalon.plans.queries.outline import plan_outline
from tests.conftest import draft_of, node, proposal_of


@pytest.fixture
def draft(network: Network, coordinator: User) -> ImportDraft:
    when = {"kind": ["interval"], "earliest": "2024-09-01", "latest": "2024-12-31"}
    return draft_of(
        network,
        coordinator,
        proposal_of(
            node(
                "axis",
                "Vie associative",
                node(
                    "action",
                    "Accueillir les membres",
                    number="1",
                    leads=["CA", "Coordination"],
                    inherited_leads=["Comité accueil"],
                    schedule="Automne 2024",
                    when=when,
                    expected_results=["Trousse d'accueil", "Deux rencontres"],
                    results="Trousse faite",
                    status="partial",
                    extra={"Budget": "500 $"},
                    highlighted=True,
                ),
                number="AXE 1",
            )
        ),
    )


def test_the_item_keeps_every_value(draft: ImportDraft, coordinator: User) -> None:
    plan = accept_draft(draft=draft, actor=coordinator).plan
    assert plan is not None
    item = plan.items.get(kind="action")
    assert (item.number, item.text, item.schedule) == ("1", "Accueillir les membres", "Automne 2024")
    assert (str(item.earliest), str(item.latest)) == ("2024-09-01", "2024-12-31")
    assert (item.results, item.status, item.extra) == ("Trousse faite", "partial", {"Budget": "500 $"})
    assert item.highlighted
    assert item.parent is not None
    assert item.parent.text == "Vie associative"


def test_leads_say_which_are_inherited(draft: ImportDraft, coordinator: User) -> None:
    accept_draft(draft=draft, actor=coordinator)
    item = PlanItem.objects.get(kind="action")
    assert [(lead.text, lead.inherited) for lead in item.leads.all()] == [
        ("CA", False),
        ("Coordination", False),
        ("Comité accueil", True),
    ]


def test_the_plan_has_dates_from_its_period(draft: ImportDraft, coordinator: User) -> None:
    plan = accept_draft(draft=draft, actor=coordinator).plan
    assert plan is not None
    assert (str(plan.starts), str(plan.ends)) == ("2024-04-01", "2027-03-31")


def test_the_file_goes_to_the_library_and_leaves_the_draft(draft: ImportDraft, coordinator: User) -> None:
    accept_draft(draft=draft, actor=coordinator)
    with StoredFile.objects.get().content.open("rb") as content:
        assert content.read() == b"Plan d'action"
    draft.refresh_from_db()
    assert not draft.content
    assert draft.accepted


def test_accepting_twice_gives_the_same_plan(draft: ImportDraft, coordinator: User) -> None:
    first = accept_draft(draft=draft, actor=coordinator)
    assert accept_draft(draft=draft, actor=coordinator) == first


def test_history_says_who_accepted(draft: ImportDraft, coordinator: User) -> None:
    accept_draft(draft=draft, actor=coordinator)
    entry = Entry.objects.get(object_type="plan")
    assert (entry.actor, entry.verb, entry.changes["items"]) == (coordinator.actor, "created", [0, 2])


def test_a_report_is_kept_without_a_plan(network: Network, coordinator: User) -> None:
    report = proposal_of(kind="report", practices=[{"title": "Café des voisins"}])
    accepted = accept_draft(draft=draft_of(network, coordinator, report), actor=coordinator)
    assert accepted.plan is None
    assert accepted.reading.proposal["practices"][0]["title"] == "Café des voisins"


def test_a_text_that_is_no_plan_cannot_be_accepted(network: Network, coordinator: User) -> None:
    draft = draft_of(network, coordinator, proposal_of(kind="other"))
    with pytest.raises(NothingToKeep):
        accept_draft(draft=draft, actor=coordinator)
    assert not StoredFile.objects.exists()


def test_a_thousand_items_are_kept_and_read_in_few_queries(
    network: Network,
    coordinator: User,
    django_assert_num_queries: DjangoAssertNumQueries,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    actions = [node("action", f"Action {i}", leads=["CA"], expected_results=["Fait"]) for i in range(99)]
    axes = [node("axis", f"Axe {i}", *[dict(action) for action in actions]) for i in range(10)]
    draft = draft_of(network, coordinator, proposal_of(*axes))
    with django_assert_max_num_queries(120):  # written by hundreds
        plan = accept_draft(draft=draft, actor=coordinator).plan
    assert plan is not None
    with django_assert_num_queries(4):
        outline = plan_outline(network, plan, audience=Audience.BOARD)
    assert outline.rows == 990
    assert [root.text for root in outline.roots][:3] == ["Axe 0", "Axe 1", "Axe 2"]
