"""What waits for the coordination in the plans of a network."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from jalon.accounts.models import User
from jalon.network.actions.parties import create_party
from jalon.network.models import Network, Party
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.assignments import assign
from jalon.plans.actions.measuring import link_measure
from jalon.plans.actions.reports import ReportContent, report_progress
from jalon.plans.choices import ReplyChoice, ReportChannel, RequestReason
from jalon.plans.models import ExpectedResult, Plan, Request, RequestLine
from jalon.plans.queries.waiting import Waits, waiting_in_plans
from tests.conftest import draft_of, node, proposal_of


@pytest.fixture
def plan(network: Network, coordinator: User) -> Plan:
    nodes = [node("action", text, expected_results=["Nombre de membres"]) for text in ("Recenser", "Signer")]
    made = accept_draft(draft=draft_of(network, coordinator, proposal_of(*nodes)), actor=coordinator).plan
    assert made is not None
    return made


@pytest.fixture
def rose(network: Network) -> Party:
    return create_party(network=network, name="Rose", actor="test")


def not_hers(plan: Plan, rose: Party, text: str = "Recenser") -> RequestLine:
    now = timezone.now()
    asked = Request.objects.create(network=plan.network, person=rose, expires=now + timedelta(days=30))
    return RequestLine.objects.create(
        request=asked,
        item=plan.items.get(text=text),
        reason=RequestReason.AFTER.value,
        answer=ReplyChoice.NOT_ME.value,
        answered=now - timedelta(hours=1),
    )


def waits(plan: Plan) -> dict[Waits, int]:
    return {one.what: one.count for one in waiting_in_plans(plan.network.plans.all())}


def test_nothing_waits_at_first(plan: Plan) -> None:
    assert waits(plan) == {}


def test_everything_that_waits_is_counted_in_one_query(plan: Plan, rose: Party, django_assert_num_queries: Any) -> None:
    not_hers(plan, rose)
    for item in plan.items.all():
        report_progress(
            item=item, content=ReportContent(note="Fait"), actor="test", channel=ReportChannel.MAIL, waiting=True
        )
    expected = ExpectedResult.objects.filter(item__plan=plan).first()
    assert expected is not None
    link_measure(expected=expected, measure="members", given={}, actor="test")
    with django_assert_num_queries(1):
        found = waiting_in_plans([plan])
    assert [(one.what, one.count, one.plan_id) for one in found] == [
        (Waits.REPORTS, 2, plan.pk),
        (Waits.PROPOSALS, 1, plan.pk),
        (Waits.NOT_HERS, 1, plan.pk),
    ]


def test_a_line_said_twice_not_to_be_hers_waits_once(plan: Plan, rose: Party) -> None:
    for _again in range(2):
        not_hers(plan, rose)
    assert waits(plan) == {Waits.NOT_HERS: 1}


def test_it_is_settled_once_somebody_answers_for_it(plan: Plan, rose: Party, network: Network) -> None:
    line = not_hers(plan, rose)
    marc = create_party(network=network, name="Marc", actor="test")
    assign(plan=plan, targets=[line.item], person=marc, substitute=None, actor="test")
    assert waits(plan) == {}


def test_it_is_settled_once_there_is_news_of_it(plan: Plan, rose: Party) -> None:
    line = not_hers(plan, rose)
    report_progress(item=line.item, content=ReportContent(note="Fait"), actor="test", channel=ReportChannel.PAGE)
    assert waits(plan) == {}
