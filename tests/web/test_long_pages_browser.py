"""A long plan that goes on as it is read."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from jalon.accounts.models import User
from jalon.network.models import Network
from jalon.plans.models import Plan
from tests.web.browser import context_for, too_wide, violations
from tests.web.test_plans import large_plan

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def long_plan(network: Network, coordinator: User) -> tuple[Plan, int]:
    """A plan, and the last of its items, found before a server uses the database."""
    plan = large_plan(network, coordinator, 600)
    return plan, plan.items.order_by("-path")[0].pk


@pytest.mark.parametrize(
    "where",
    [("", "#r{}"), ("ligne-du-temps/", 'a[href$="/elements/{}/"]'), ("qui-repond/", "#element-{}")],
)
def test_an_axis_comes_as_it_is_reached(
    chrome: Browser,
    live_server: Any,
    long_plan: tuple[Plan, int],
    cookies: list[dict[str, str]],
    where: tuple[str, str],
) -> None:
    (plan, last), (name, row) = long_plan, where
    with context_for(chrome, width=360, cookies=cookies) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/reseaux/rjs/plans/{plan.pk}/{name}")
        expect(page.locator(row.format(last))).to_have_count(0)
        assert (violations(page), too_wide(page)) == ([], [])
        page.locator(".later").last.scroll_into_view_if_needed()
        expect(page.locator(row.format(last))).to_have_count(1)
