"""Where a plan stands."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from jalon.accounts.models import User
from jalon.accounts.roles import Audience
from jalon.network.actions.parties import create_party
from jalon.network.models import Network
from jalon.network.queries.parties import directory
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.actions.structure import add_item
from jalon.plans.choices import Level, PlanState, ReportChannel
from jalon.plans.models import Assignment, Plan, PlanItem
from jalon.plans.queries.standing import in_force, latest_news, plans_for, standing
from jalon.plans.rules.concern import Concern
from tests.conftest import draft_of, node, proposal_of

TODAY = dt.date(2025, 2, 1)


def dated(text: str, latest: str, **values: Any) -> dict[str, Any]:
    when = {"earliest": "2024-09-01", "latest": latest, "kind": ["interval"]}
    return node("action", text, schedule="à temps", when=when, **values)


@pytest.fixture
def plan(network: Network, coordinator: User) -> Plan:
    """An axis of three actions, and one under nothing."""
    axis = node(
        "axis",
        "Jardins",
        dated("Semer", "2024-12-31", leads=["Comité jardins"]),
        dated("Arroser", "2025-03-31"),
        dated("Récolter", "2026-09-30", status="done"),
    )
    proposal = proposal_of(axis, node("action", "Fêter"))
    plan = accept_draft(draft=draft_of(network, coordinator, proposal), actor=coordinator).plan
    assert plan is not None
    Plan.objects.filter(pk=plan.pk).update(created=dt.datetime(2024, 4, 1, 12, tzinfo=dt.UTC))
    plan.refresh_from_db()
    return plan


def texts(rows: list[Any]) -> list[str]:
    return [one.item.text for one in rows]


def test_each_row_asks_one_thing(plan: Plan, network: Network) -> None:
    found = standing(network, plan, Audience.BOARD, today=TODAY)
    assert {concern: texts(rows) for concern, rows in found.pressing.items()} == {
        Concern.LATE: ["Semer"],
        Concern.DUE: ["Arroser"],
        Concern.SILENT: ["Fêter"],
    }


def test_rows_under_no_axis_are_one(plan: Plan, network: Network) -> None:
    axes = standing(network, plan, Audience.BOARD, today=TODAY).axes
    assert [(axis.text, axis.statuses.total()) for axis in axes] == [("Jardins", 3), ("", 1)]


def test_an_axis_has_come_as_far_as_its_rows_on_average(plan: Plan, network: Network) -> None:
    assert standing(network, plan, Audience.BOARD, today=TODAY).axes[0].progress.percent == 33


def test_its_average_leaves_out_what_the_plan_does(plan: Plan, network: Network) -> None:
    plan.left_out = ["done"]
    found = standing(network, plan, Audience.BOARD, today=TODAY)
    assert (found.progress.percent, found.axes[0].progress.left_out) == (0, 1)


def test_nobody_answers_for_what_is_done_either_and_it_matters_no_more(plan: Plan, network: Network) -> None:
    nobody = standing(network, plan, Audience.BOARD, today=TODAY).nobody
    assert [item.text for item in nobody] == ["Semer", "Arroser", "Fêter"]


def test_what_is_for_the_board_stands_in_no_count_of_others(plan: Plan, network: Network) -> None:
    plan.items.filter(text="Semer").update(audience=Audience.BOARD)
    found = standing(network, plan, Audience.MEMBERS, today=TODAY)
    assert not found.pressing[Concern.LATE]
    assert found.axes[0].statuses.total() == 2


def test_mine_is_what_i_answer_for(plan: Plan, network: Network) -> None:
    rose = create_party(network=network, name="Rose Dubé", actor="test", kind="person", email="rose@rjs.example")
    Assignment.objects.create(plan=plan, item=plan.items.get(text="Arroser"), person=rose)
    found = standing(network, plan, Audience.MEMBERS, today=TODAY, mine=rose.pk)
    assert [item.text for item in found.rows] == ["Arroser"]
    assert texts(found.pressing[Concern.DUE]) == ["Arroser"]


def test_a_closed_plan_asks_nothing(plan: Plan, network: Network) -> None:
    plan.state = PlanState.CLOSED
    assert not any(standing(network, plan, Audience.BOARD, today=TODAY).pressing.values())


def test_the_adopted_plan_comes_before_one_that_looks_further(network: Network) -> None:
    dates = {"starts": dt.date(2024, 1, 1), "ends": dt.date(2027, 12, 31)}
    long = Plan.objects.create(network=network, title="Projet", **dates)
    adopted = Plan.objects.create(
        network=network, title="Voté", state=PlanState.ADOPTED, starts=dates["starts"], ends=dt.date(2025, 12, 31)
    )
    assert in_force([long, adopted], TODAY) == [adopted, long]


def test_a_plan_of_the_board_is_not_offered_to_members(network: Network) -> None:
    Plan.objects.create(network=network, title="Réservé", visibility=Audience.BOARD)
    assert plans_for(network, Audience.MEMBERS) == []


def test_the_latest_news_say_who_and_who_typed_it(plan: Plan, network: Network, coordinator: User) -> None:
    rose = create_party(network=network, name="Rose Dubé", actor="test", kind="person")
    item = PlanItem.objects.get(plan=plan, text="Semer")
    said = ReportContent(status="done", note="Tout est semé")
    report_progress(item=item, content=said, actor=coordinator.actor, channel=ReportChannel.TYPED, said_by=rose)
    news = latest_news(plan, Audience.BOARD, directory(network))
    assert [(one.who, one.typed_by, one.text) for one in news] == [("Rose Dubé", "Aline Roy", "Semer")]


def test_the_address_of_who_has_no_name_is_not_told_whole(plan: Plan, network: Network, coordinator: User) -> None:
    User.objects.filter(pk=coordinator.pk).update(name="")
    item = PlanItem.objects.get(plan=plan, text="Semer")
    said = ReportContent(status="done")
    report_progress(item=item, content=said, actor=coordinator.actor, channel=ReportChannel.PAGE)
    assert [one.who for one in latest_news(plan, Audience.BOARD, directory(network))] == ["coordination"]


def test_what_its_document_said_is_no_news(plan: Plan, network: Network) -> None:
    assert latest_news(plan, Audience.BOARD, directory(network)) == []


def test_it_costs_the_same_for_many_rows(plan: Plan, network: Network, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(5):
        standing(network, plan, Audience.BOARD, today=TODAY)
    axis = plan.items.get(text="Jardins")
    for number in range(20):
        values = {"text": f"Désherber {number}", "schedule": "Été 2024", "leads": ["Comité jardins"]}
        item = add_item(plan=plan, kind=Level.ACTION, values=values, parent=axis, actor="test")
        content = ReportContent(status="in_progress")
        report_progress(item=item, content=content, actor="test", channel=ReportChannel.PAGE)
    with django_assert_num_queries(5):
        found = standing(network, plan, Audience.BOARD, today=TODAY)
    assert len(found.rows) == 24
