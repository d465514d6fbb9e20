"""What is kept is found at once, by those who may see it."""

from __future__ import annotations

import pytest
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from jalon.accounts.models import User
from jalon.accounts.roles import Audience
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.items import change_item, set_visibility
from jalon.plans.actions.reports import ReportContent, decide_report, report_progress
from jalon.plans.actions.structure import add_item, remove_item, restore_item
from jalon.plans.choices import Level, ReportChannel
from jalon.plans.indexing import index_items, index_network
from jalon.plans.models import Plan, PlanItem
from jalon.plans.rules.reports import ReportDecision
from jalon.search.actions import clear
from jalon.search.models import Findable
from jalon.search.queries import find
from tests.conftest import draft_of, node, proposal_of

pytestmark = pytest.mark.django_db

DOCUMENT = {
    "format": "docx",
    "pages": None,
    "margins": [],
    "blocks": [
        {"type": "paragraph", "runs": [{"text": "Un mot "}, {"text": "d’introduction"}]},
        {"type": "image", "alt": "La carte des régions"},
        {"type": "table", "rows": [[{"blocks": [{"type": "paragraph", "runs": [{"text": "Une cellule"}]}]}]]},
    ],
}


@pytest.fixture
def plan(network: Network, coordinator: User) -> Plan:
    action = node(
        "action",
        "Former les intervenant-e-s",
        number="3",
        leads=["Comité formation"],
        schedule="Automne 2024",
        expected_results=["Un guide régional"],
        results="Quatre ateliers tenus",
        extra={"Budget": "12 500 $"},
    )
    proposal = proposal_of(
        node("axis", "Vie du CA", action),
        acronyms={"CA": "Conseil d’administration"},
        general_objectives=[{"number": "1", "text": "Soutenir les organismes"}],
    )
    draft = draft_of(network, coordinator, proposal)
    draft.document = DOCUMENT
    draft.save()
    kept = accept_draft(draft=draft, actor=coordinator).plan
    assert kept is not None
    return kept


def found(network: Network, text: str, audience: Audience = Audience.MEMBERS) -> set[str]:
    return {result.kind for result in find(network_id=network.pk, text=f"{text} ", audience=audience).results}


@pytest.mark.parametrize(
    "text",
    ["intervenants", "comité formation", "automne 2024", "guides régionaux", "atelier", "budget 12500",
     "conseil administration"],
)  # fmt: skip
def test_an_item_is_found_by_all_that_is_said_of_it(plan: Plan, network: Network, text: str) -> None:
    assert found(network, text) == {"item"} or found(network, text) == {"item", "plan"}


def test_a_plan_is_found_by_what_is_said_of_the_whole(plan: Plan, network: Network) -> None:
    assert found(network, "soutenir organisme") == {"plan"}


@pytest.mark.parametrize("text", ["introduction", "carte région", "cellule", "plan.txt"])
def test_a_document_is_found_by_its_words_and_its_name(plan: Plan, network: Network, text: str) -> None:
    assert found(network, text) == {"document"}


def test_a_report_without_a_plan_is_found(network: Network, coordinator: User) -> None:
    draft = draft_of(network, coordinator, proposal_of(kind="report", title="Portrait des jardins"))
    accept_draft(draft=draft, actor=coordinator)
    assert found(network, "portrait jardin") == {"document"}


def test_what_changes_is_found_as_it_is(plan: Plan, network: Network) -> None:
    item = plan.items.get(kind="action")
    change_item(item=item, changes={"text": (item.text, "Planter des arbres")}, actor="test")
    assert found(network, "arbre") == {"item"}
    assert found(network, "intervenant") == set()


def test_what_is_taken_out_is_not_found(plan: Plan, network: Network) -> None:
    item = plan.items.get(kind="action")
    item.removed = timezone.now()
    item.save()
    index_items([item])
    assert found(network, "intervenant") == set()


def test_progress_is_found_while_it_stands(plan: Plan, network: Network) -> None:
    item = plan.items.get(kind="action")
    report = report_progress(
        item=item, content=ReportContent(note="Tournée reportée"), actor="test", channel=ReportChannel.PAGE
    )
    assert found(network, "tournée") == {"progress"}
    decide_report(report=report, decision=ReportDecision.WITHDRAW, actor="test")
    assert found(network, "tournée") == set()


def test_what_is_for_the_board_is_found_by_the_board_alone(plan: Plan, network: Network) -> None:
    item = plan.items.get(kind="action")
    report_progress(item=item, content=ReportContent(note="Tournée reportée"), actor="test", channel=ReportChannel.PAGE)
    set_visibility(item=item, visibility=Audience.BOARD, actor="test")
    for text, kinds in (("guide régional", {"item"}), ("tournée", {"progress"}), ("introduction", {"document"})):
        assert found(network, text) == set()
        assert found(network, text, Audience.BOARD) == kinds


def test_made_again_the_index_says_the_same(plan: Plan, network: Network) -> None:
    def kept() -> list[tuple[object, ...]]:
        fields = ("kind", "object_id", "title", "body", "audience", "title_keys", "body_keys", "address")
        of_plans = Findable.objects.exclude(kind="party").order_by("kind", "object_id")
        return list(of_plans.values_list(*fields))

    before = kept()
    clear(network_id=network.pk)
    index_network(network)
    assert kept() == before


def test_a_thousand_items_are_indexed_together(
    plan: Plan, network: Network, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    items = PlanItem.objects.bulk_create(
        PlanItem(plan=plan, path=f"9{n:04d}", depth=0, position=n, kind="action", text=f"Rédiger le guide {n}")
        for n in range(1000)
    )
    with django_assert_max_num_queries(60):
        index_items(items)
    assert find(network_id=network.pk, text="guides rédigés", audience=Audience.MEMBERS).total == 1000


def test_added_taken_out_and_put_back(plan: Plan, network: Network) -> None:
    axis = plan.items.get(kind="axis")
    item = add_item(plan=plan, kind=Level.ACTION, values={"text": "Semer du trèfle"}, actor="test", parent=axis)
    report_progress(item=item, content=ReportContent(note="Semences reçues"), actor="test", channel=ReportChannel.PAGE)
    assert (found(network, "trèfle"), found(network, "semence")) == ({"item", "progress"}, {"progress"})
    remove_item(item=axis, reason="", actor="test")
    assert (found(network, "trèfle"), found(network, "semence")) == (set(), set())
    restore_item(item=axis, actor="test")
    assert (found(network, "trèfle"), found(network, "semence")) == ({"item", "progress"}, {"progress"})
