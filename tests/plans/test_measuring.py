"""Expected results linked to measures, and the values they propose."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from jalon.accounts.models import User
from jalon.accounts.roles import Audience
from jalon.network.actions.governance import add_seat, end_mandate, form_body, give_seat
from jalon.network.actions.parties import create_party
from jalon.network.actions.regions import adopt_quebec
from jalon.network.choices import BodyKind
from jalon.network.models import Body, Mandate, Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.items import change_item
from jalon.plans.actions.measuring import (
    approve,
    correct,
    link_measure,
    propose_results,
    refuse,
    unlink_measure,
)
from jalon.plans.choices import ProposalState, ReportChannel
from jalon.plans.errors import AlreadyDecided, UnknownMeasure
from jalon.plans.models import ExpectedResult, MeasureLink, Plan, ProposedResult
from jalon.plans.queries.measuring import Expected, fillings
from jalon.plans.rules.measuring import Filling
from jalon.plans.rules.public import Reader
from jalon.reports.actions.prints import print_bilan_as
from jalon.reports.choices import Choices
from tests.conftest import draft_of, node, proposal_of

DAY = date(2026, 6, 1)
REGIONS = "Toutes les régions sont représentées"


@pytest.fixture
def plan(network: Network, coordinator: User) -> Plan:
    texts = [REGIONS, "Nombre de membres", "Le climat est meilleur"]
    proposal = proposal_of(node("action", "Rassembler", expected_results=texts), period="2026/2027")
    made = accept_draft(draft=draft_of(network, coordinator, proposal), actor=coordinator).plan
    assert made is not None
    return made


@pytest.fixture
def delegates(network: Network) -> Body:
    """A delegate for each of the seventeen regions."""
    body = form_body(
        party=create_party(network=network, name="Délégués", actor="test"), kind=BodyKind.DELEGATES, actor="test"
    )
    for region in adopt_quebec(network=network, actor="test"):
        seat = add_seat(body=body, title=region.name, region=region, actor="test")
        who = create_party(network=network, name=f"Personne {region.code}", actor="test")
        give_seat(seat=seat, holder=who, starts=date(2026, 1, 1), actor="test")
    return body


def expected(plan: Plan, text: str = REGIONS) -> ExpectedResult:
    return ExpectedResult.objects.get(item__plan=plan, text=text)


def link(plan: Plan, body: Body) -> MeasureLink:
    given = {"body": f"body:{body.pk}"}
    return link_measure(expected=expected(plan), measure="regions_covered", given=given, actor="test", today=DAY)


def mandate_of(body: Body, code: str = "14") -> Mandate:
    found: Mandate = body.seats.get(region__code=code).mandates.get()
    return found


def row(plan: Plan, text: str = REGIONS) -> Expected:
    return next(one for one in fillings(plan, Audience.BOARD, DAY).expected if one.text == text)


def test_the_words_of_a_result_speak_of_a_measure(plan: Plan, delegates: Body) -> None:
    found = {one.text: one for one in fillings(plan, Audience.BOARD, DAY).expected}
    suggestion = found[REGIONS].suggestion
    assert suggestion is not None
    assert suggestion.measure.name == "regions_covered"
    assert [one.filling for one in found.values()] == [Filling.LINKABLE, Filling.LINKABLE, Filling.HUMAN]


def test_a_value_is_proposed_with_every_row_it_came_from(plan: Plan, delegates: Body) -> None:
    found = link(plan, delegates).proposals.get()
    assert (found.numerator, found.denominator, found.rows.count()) == (17, 17, 17)
    assert found.rows.first().about.startswith("region:")
    assert not plan.items.get().reports.exists()


def test_a_mandate_that_ends_changes_the_coverage_that_day(plan: Plan, delegates: Body, network: Network) -> None:
    link(plan, delegates)
    propose_results(network=network, today=DAY)
    end_mandate(mandate=mandate_of(delegates), ends=DAY, actor="test")
    assert propose_results(network=network, today=DAY) == 0
    assert propose_results(network=network, today=date(2026, 6, 2)) == 1
    waiting = ProposedResult.objects.get(state=ProposalState.WAITING.value)
    assert (waiting.numerator, [one.label for one in waiting.rows.filter(counts=False)]) == (16, ["Lanaudière"])


def test_a_bilan_already_printed_keeps_the_value_it_printed(plan: Plan, delegates: Body, network: Network) -> None:
    approve(proposal=link(plan, delegates).proposals.get(), actor="user:1")
    choices = Choices(timezone.localdate(), reader=Reader.BOARD, notes=True)
    printed = print_bilan_as(plan=plan, choices=choices, formats=[], actor="test")
    before = printed.data
    end_mandate(mandate=mandate_of(delegates), ends=DAY, actor="test")
    propose_results(network=network, today=date(2026, 6, 2))
    approve(proposal=ProposedResult.objects.get(state=ProposalState.WAITING.value), actor="user:1")
    printed.refresh_from_db()
    assert printed.data == before
    assert "17" in json.dumps(before["lines"])


def test_only_what_changed_is_proposed_again(plan: Plan, delegates: Body, network: Network) -> None:
    link(plan, delegates)
    assert [propose_results(network=network, today=DAY) for _again in range(2)] == [0, 0]


def test_what_was_approved_enters_the_plan_as_a_report_of_its_day(plan: Plan, delegates: Body) -> None:
    done = approve(proposal=link(plan, delegates).proposals.get(), actor="user:1")
    report = plan.items.get().reports.get()
    assert (report.on, report.channel, report.note) == (DAY, ReportChannel.PROPOSED, done.sentence)
    assert done.report == report
    assert row(plan).filling is Filling.FILLED


def test_a_correction_says_why(plan: Plan, delegates: Body) -> None:
    found = link(plan, delegates).proposals.get()
    done = correct(proposal=found, sentence="Toutes, par intérim au Nord.", reason="Intérim", actor="user:1")
    assert (done.state, done.reason, plan.items.get().reports.get().note) == (
        "corrected",
        "Intérim",
        "Toutes, par intérim au Nord.",
    )


def test_what_was_refused_comes_back_once_it_changed(plan: Plan, delegates: Body, network: Network) -> None:
    refuse(proposal=link(plan, delegates).proposals.get(), reason="Trop tôt", actor="user:1")
    assert propose_results(network=network, today=DAY) == 0
    end_mandate(mandate=mandate_of(delegates), ends=date(2026, 5, 31), actor="test")
    assert propose_results(network=network, today=DAY) == 1


def test_it_is_decided_once(plan: Plan, delegates: Body) -> None:
    found = link(plan, delegates).proposals.get()
    approve(proposal=found, actor="user:1")
    with pytest.raises(AlreadyDecided):
        refuse(proposal=found, reason="", actor="user:2")


def test_a_newer_value_takes_the_place_of_one_that_waits(plan: Plan, delegates: Body, network: Network) -> None:
    made = link(plan, delegates)
    end_mandate(mandate=mandate_of(delegates), ends=date(2026, 5, 31), actor="test")
    propose_results(network=network, today=DAY)
    assert list(made.proposals.values_list("state", flat=True)) == ["waiting", "replaced"]


def test_a_person_may_say_that_none_can(plan: Plan) -> None:
    link_measure(expected=expected(plan), measure="", given={}, actor="test")
    assert (row(plan).filling, row(plan).chosen) == (Filling.HUMAN, True)
    unlink_measure(expected=expected(plan), actor="test")
    assert row(plan).filling is Filling.LINKABLE


@pytest.mark.parametrize(
    ("measure", "given"), [("no_such", {}), ("seats_filled", {}), ("seats_filled", {"body": "body:9"})]
)
def test_what_no_measure_takes_is_refused(plan: Plan, measure: str, given: dict[str, str]) -> None:
    with pytest.raises(UnknownMeasure):
        link_measure(expected=expected(plan), measure=measure, given=given, actor="test")
    assert not MeasureLink.objects.exists()


def test_words_corrected_keep_their_measure(plan: Plan, delegates: Body) -> None:
    link(plan, delegates)
    item = plan.items.get()
    texts = [one.text for one in item.expected_results.all()]
    change_item(item=item, changes={"expected_results": (texts, [f"{REGIONS}!", *texts[1:]])}, actor="test")
    assert MeasureLink.objects.get().expected.text == f"{REGIONS}!"


def test_a_page_of_results_takes_as_many_queries_however_many_they_are(
    plan: Plan, delegates: Body, django_assert_num_queries: Any
) -> None:
    link(plan, delegates)
    with django_assert_num_queries(4):
        fillings(plan, Audience.BOARD, DAY)
    link_measure(expected=expected(plan, "Nombre de membres"), measure="members", given={}, actor="test", today=DAY)
    with django_assert_num_queries(4):
        fillings(plan, Audience.BOARD, DAY)
