"""Results confirmed with the keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from jalon.accounts.models import User
from jalon.network.actions.membership import admit
from jalon.network.actions.parties import create_party
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.actions.measuring import link_measure
from jalon.plans.models import ExpectedResult, Plan, ProposedResult
from tests.conftest import draft_of, node, proposal_of
from tests.web.browser import context_for

pytestmark = pytest.mark.django_db(transaction=True)
COUNT = 10


@pytest.fixture
def plan(network: Network, coordinator: User) -> Plan:
    """Ten expected results, each with a value that waits."""
    admit(party=create_party(network=network, name="Maison", kind="organisation", actor="test"), actor="test")
    nodes = [node("action", f"Action {at}", expected_results=["Nombre de membres"]) for at in range(COUNT)]
    made = accept_draft(draft=draft_of(network, coordinator, proposal_of(*nodes)), actor=coordinator).plan
    assert made is not None
    for expected in ExpectedResult.objects.filter(item__plan=made):
        link_measure(expected=expected, measure="members", given={}, actor="test")
    return made


def test_ten_in_a_row_are_approved_with_the_keyboard(
    chrome: Browser, live_server: Any, plan: Plan, cookies: Any
) -> None:
    with context_for(chrome, cookies=cookies) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/reseaux/rjs/plans/{plan.pk}/resultats/")
        for left in range(COUNT, 0, -1):
            page.wait_for_selector(f"[data-walk]:focus >> text=Résultat 1 sur {left} à confirmer")
            page.keyboard.press("1")
        expect(page.locator("[data-walk]")).to_have_count(0)
    assert set(ProposedResult.objects.values_list("state", flat=True)) == {"approved"}
