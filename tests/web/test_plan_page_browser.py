"""Where the controls and headings of a plan stand, at each width."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from jalon.accounts.models import User
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.models import Plan
from tests.conftest import draft_of, node, proposal_of
from tests.web.browser import too_wide

pytestmark = pytest.mark.django_db(transaction=True)
# Where the last field of the filters and the button after it end.
LAST = """() => [...document.querySelectorAll(".filters .field :is(input, select), .filters-apply button")]
    .slice(-2).map((one) => Math.round(one.getBoundingClientRect().bottom))"""


@pytest.fixture
def shouted(network: Network, coordinator: User) -> Plan:
    """A plan whose axis is one long word, begun: its percent and what adds to it stand beside."""
    axis = node(
        "axis", "REPRÉSENTATION", node("action", "Rencontrer", status="in_progress", leads=["Comité"]), number="AXE 2"
    )
    found = accept_draft(draft=draft_of(network, coordinator, proposal_of(axis)), actor=coordinator).plan
    assert found is not None
    return found


@pytest.mark.parametrize("width", [1280, 1024, 800])
@pytest.mark.parametrize("page", ["plans/{}/", "plans/{}/ligne-du-temps/", "plans/{}/historique/", "personnes/"])
def test_what_applies_the_filters_is_in_their_row(
    live_server: Any, shouted: Plan, open_page: Callable[..., Page], page: str, width: int
) -> None:
    window = open_page(width=width)
    window.goto(f"{live_server.url}/reseaux/rjs/{page.format(shouted.pk)}")
    field, button = window.evaluate(LAST)
    assert field == button


def test_an_axis_of_one_long_word_is_no_wider_than_a_telephone(
    live_server: Any, shouted: Plan, open_page: Callable[..., Page]
) -> None:
    window = open_page(width=360)
    window.goto(f"{live_server.url}/reseaux/rjs/plans/{shouted.pk}/")
    assert too_wide(window) == []


def test_words_quoted_in_french_keep_their_spaces(
    live_server: Any, shouted: Plan, open_page: Callable[..., Page]
) -> None:
    window = open_page()
    window.goto(f"{live_server.url}/reseaux/rjs/plans/{shouted.pk}/")
    quotes = (
        "() => { const q = document.createElement('q'); document.body.append(q); return getComputedStyle(q).quotes; }"
    )
    assert window.evaluate(quotes) == '"«\u00a0" "\u00a0»"'
