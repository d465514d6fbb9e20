"""Who answers once the mandate of who did is over."""

from __future__ import annotations

from datetime import date

import pytest

from jalon.accounts.models import User
from jalon.accounts.roles import Audience
from jalon.network.actions.governance import add_seat, end_mandate, form_body, give_seat
from jalon.network.actions.parties import create_party
from jalon.network.choices import BodyKind
from jalon.network.models import Mandate, Network, Party, Seat
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.assignments import assign
from jalon.plans.actions.handovers import hand_over, keep_answering
from jalon.plans.errors import AlreadyDecided
from jalon.plans.models import Plan
from jalon.plans.queries.handovers import Handover, handovers
from tests.conftest import draft_of, node, proposal_of

DAY = date(2026, 6, 1)


@pytest.fixture
def plan(network: Network, coordinator: User) -> Plan:
    proposal = proposal_of(node("action", "Recenser"), node("action", "Signer"), period="2026/2027")
    made = accept_draft(draft=draft_of(network, coordinator, proposal), actor=coordinator).plan
    assert made is not None
    return made


@pytest.fixture
def seat(network: Network) -> Seat:
    party = create_party(network=network, name="Délégués régionaux", actor="test")
    return add_seat(
        body=form_body(party=party, kind=BodyKind.DELEGATES, actor="test"), title="Lanaudière", actor="test"
    )


@pytest.fixture
def rose(network: Network) -> Party:
    return create_party(network=network, name="Rose Dubé", actor="test")


@pytest.fixture
def ended(plan: Plan, seat: Seat, rose: Party) -> Mandate:
    """The mandate of who answers for both actions, over since yesterday."""
    assign(plan=plan, targets=list(plan.items.all()), person=rose, substitute=None, actor="test")
    made = give_seat(seat=seat, holder=rose, starts=date(2026, 1, 1), actor="test")
    end_mandate(mandate=made, ends=date(2026, 5, 31), actor="test")
    return made


def asked(plan: Plan, day: date = DAY) -> list[Handover]:
    return handovers(plan, Audience.BOARD, day)


def test_the_plan_asks_who_answers_from_the_day_after(plan: Plan, ended: Mandate) -> None:
    found = asked(plan)
    assert [(one.holder.name, one.place, one.successor, len(one.items)) for one in found] == [
        ("Rose Dubé", "Lanaudière", None, 2)
    ]
    assert asked(plan, date(2026, 5, 31)) == []


def test_whoever_holds_the_seat_now_is_proposed(network: Network, plan: Plan, seat: Seat, ended: Mandate) -> None:
    marc = create_party(network=network, name="Marc Roy", actor="test")
    give_seat(seat=seat, holder=marc, starts=DAY, actor="test")
    successor = asked(plan)[0].successor
    assert successor is not None
    assert successor.id == marc.pk


def test_a_mandate_renewed_asks_nothing(plan: Plan, seat: Seat, rose: Party, ended: Mandate) -> None:
    give_seat(seat=seat, holder=rose, starts=DAY, actor="test")
    assert asked(plan) == []


def test_a_person_decides_once(network: Network, plan: Plan, ended: Mandate) -> None:
    marc = create_party(network=network, name="Marc Roy", actor="test")
    items = list(plan.items.filter(text="Signer"))
    assert hand_over(plan=plan, mandate=ended, items=items, person=marc, actor="test") == 1
    assert asked(plan) == []
    with pytest.raises(AlreadyDecided):
        keep_answering(plan=plan, mandate=ended, actor="test")


def test_she_may_go_on_answering(plan: Plan, ended: Mandate, rose: Party) -> None:
    keep_answering(plan=plan, mandate=ended, actor="test")
    assert asked(plan) == []
    assert set(plan.assignments.values_list("person", flat=True)) == {rose.pk}
