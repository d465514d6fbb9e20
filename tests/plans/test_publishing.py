"""The public page of a plan: given, changed, taken away, and what is read there."""

from __future__ import annotations

import pytest

from jalon.accounts.models import User
from jalon.accounts.roles import Audience
from jalon.history.models import Entry
from jalon.network.actions.parties import create_party
from jalon.network.models import Network, Party
from jalon.phrases.parties import PartyKind
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.items import set_visibility
from jalon.plans.actions.publishing import publish_plan, unpublish_plan
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.choices import ReportChannel
from jalon.plans.errors import AddressTaken
from jalon.plans.models import Plan
from jalon.plans.queries.projection import Projection, public_page
from jalon.plans.rules.public import Shown
from tests.conftest import draft_of, node, proposal_of

LEADS = ["Comité jardins", "Zoé Tremblay", "Machin truc"]


def plan_of(network: Network, author: User) -> Plan:
    actions = [
        node(
            "action",
            "Recenser avec Zoé Tremblay",
            leads=LEADS,
            schedule="Automne 2024",
            expected_results=["Une liste"],
            results="En cours, dit Zoé Tremblay",
            status="in_progress",
            extra={"Budget": "100 $"},
        ),
        node("action", "Négocier le bail", results="Secret"),
    ]
    draft = draft_of(network, author, proposal_of(node("axis", "Jardins", *actions)))
    plan = accept_draft(draft=draft, actor=author).plan
    assert plan is not None
    for name, kind in zip(LEADS, (PartyKind.BODY, PartyKind.PERSON, PartyKind.UNKNOWN), strict=True):
        Party.objects.filter(network=network, name=name).update(kind=kind.value)
    return plan


@pytest.fixture
def plan(network: Network, coordinator: User) -> Plan:
    return plan_of(network, coordinator)


def read(plan: Plan, *, planned: bool = False) -> Projection:
    return public_page(Plan.objects.select_related("network").get(pk=plan.pk), instead="[…]", planned=planned)


def publish(plan: Plan, **values: object) -> Plan:
    return publish_plan(plan=plan, actor="test", **({"indexable": False} | values))  # type: ignore[arg-type]


def texts(shown: Projection) -> list[str]:
    return [one.text for root in shown.outline.roots for one in root.walk()]


def test_publishing_opens_what_nothing_holds_back(plan: Plan) -> None:
    set_visibility(item=plan.items.get(text="Négocier le bail"), visibility=Audience.BOARD, actor="test")
    published = publish(plan)
    assert published.visibility == Audience.PUBLIC
    assert published.public_key
    shown = read(plan)
    assert texts(shown) == ["Jardins", "Recenser avec […]"]
    assert shown.held_back == 1


def test_a_page_in_preview_is_the_page_to_come(plan: Plan) -> None:
    set_visibility(item=plan.items.get(text="Négocier le bail"), visibility=Audience.MEMBERS, actor="test")
    before = read(plan, planned=True)
    publish(plan)
    after = read(plan)
    assert (texts(before), before.held_back) == (texts(after), after.held_back)


def test_before_it_is_published_nothing_is_public(plan: Plan) -> None:
    assert read(plan).outline.roots == []


def test_persons_are_nowhere_and_bodies_are_shown(plan: Plan) -> None:
    publish(plan, shows=[one.value for one in Shown])
    action = read(plan).outline.roots[0].children[0]
    assert (action.leads, action.results, action.extra) == (["Comité jardins"], "En cours, dit […]", {})


def test_a_body_that_is_somebodys_account_is_a_person(plan: Plan, reader: User) -> None:
    Party.objects.filter(name="Comité jardins").update(user=reader)
    publish(plan)
    assert read(plan).outline.roots[0].children[0].leads == []


def test_only_what_was_chosen_is_shown(plan: Plan) -> None:
    publish(plan, shows=[])
    action = read(plan).outline.roots[0].children[0]
    shown = (action.leads, action.schedule, action.expected_results, action.results, action.status)
    assert shown == ([], "", [], "", "")


def test_what_is_told_later_is_not_shown(plan: Plan) -> None:
    publish(plan, shows=[one.value for one in Shown])
    item = plan.items.get(text__startswith="Recenser")
    report_progress(
        item=item, content=ReportContent(status="done", note="Confidence"), actor="test", channel=ReportChannel.PAGE
    )
    waiting = ReportContent(status="dropped", note="En attente")
    report_progress(item=item, content=waiting, actor="test", channel=ReportChannel.MAIL, waiting=True)
    action = read(plan).outline.roots[0].children[0]
    assert (action.status, action.note) == ("done", "")


def test_a_plan_keeps_its_address_when_it_is_published_again(plan: Plan) -> None:
    address = publish(plan).public_key
    unpublish_plan(plan=plan, actor="test")
    plan.refresh_from_db()
    assert (plan.published_at, plan.visibility) == (None, Audience.MEMBERS)
    assert publish(plan).public_key == address


def test_an_address_is_chosen_or_drawn(plan: Plan) -> None:
    assert publish(plan, address="jardins-2024").public_key == "jardins-2024"
    assert publish(plan).public_key == "jardins-2024"
    assert publish(plan, address="").public_key not in {"jardins-2024", "", None}


def test_two_pages_never_share_an_address(plan: Plan, network: Network, coordinator: User) -> None:
    publish(plan, address="jardins")
    other = plan_of(network, coordinator)
    with pytest.raises(AddressTaken):
        publish(other, address="jardins")
    other.refresh_from_db()
    assert (other.published_at, other.visibility) == (None, Audience.MEMBERS)


def test_history_says_what_was_decided(plan: Plan) -> None:
    publish(plan, indexable=True)
    publish(plan, indexable=True)
    publish(plan, indexable=False)
    verbs = [one.verb for one in Entry.objects.filter(object_type="plan", object_id=plan.pk).order_by("pk")]
    assert verbs[-3:] == ["changed", "published", "changed"]


def test_it_costs_the_same_for_many_lines(
    network: Network, coordinator: User, django_assert_num_queries: object
) -> None:
    create_party(network=network, name="Somebody Else", actor="test")
    lines = [node("action", f"Action {n}", leads=["CA"], expected_results=["Un"]) for n in range(80)]
    plan = accept_draft(draft=draft_of(network, coordinator, proposal_of(*lines)), actor=coordinator).plan
    assert plan is not None
    publish(plan)
    plan = Plan.objects.select_related("network").get(pk=plan.pk)
    with django_assert_num_queries(9):  # type: ignore[operator]
        public_page(plan, instead="[…]")
