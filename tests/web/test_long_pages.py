"""Pages of a long plan: a first answer that is not long, and nothing that cannot be reached."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client

from jalon.accounts.models import User
from jalon.plans.models import Plan
from tests.conftest import make_coordinator, make_network
from tests.web.test_plans import large_plan

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

MOST = 300_000  # bytes
PAGES = ("", "ligne-du-temps/", "qui-repond/")
ROW = {"": r'<tr class="line" id="r(\d+)"', "ligne-du-temps/": r"<th scope=\"row\".*?/elements/(\d+)/"}


@pytest.fixture(scope="module")
def maker() -> Callable[[], tuple[User, Plan]]:
    """Who coordinates a long plan, and the plan."""

    def made() -> tuple[User, Plan]:
        network = make_network()
        coordinator = make_coordinator(network)
        return coordinator, large_plan(network, coordinator, 1_000)

    return made


@pytest.fixture
def coordinator(shared_world: tuple[User, Plan]) -> User:
    return shared_world[0]


@pytest.fixture
def long_plan(shared_world: tuple[User, Plan]) -> Plan:
    return shared_world[1]


def address(plan: Plan, page: str) -> str:
    return f"/reseaux/rjs/plans/{plan.pk}/{page}"


def rows(answer: str, page: str) -> list[str]:
    pattern = ROW.get(page, r'<li class="who-line[^"]*" id="element-(\d+)"')
    section = answer.partition('<section aria-labelledby="t-actions">')[2] or answer  # not the axes above it
    return re.findall(pattern, section)


def said(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def following(answer: str) -> list[str]:
    return [html.unescape(one) for one in re.findall(r'class="later" hx-get="([^"]+)"', answer)]


@pytest.mark.parametrize("page", PAGES)
def test_no_answer_is_long(signed_in: Client, long_plan: Plan, page: str) -> None:
    assert len(said(signed_in, address(long_plan, page)).encode()) < MOST


@pytest.mark.parametrize("page", PAGES)
def test_following_the_page_reads_what_the_whole_says(signed_in: Client, long_plan: Plan, page: str) -> None:
    base = address(long_plan, page)
    first = said(signed_in, base)
    found, left = rows(first, page), following(first)
    while left:
        part = said(signed_in, base + left.pop(0))
        found += rows(part, page)
        left = following(part) + left
    assert found == rows(said(signed_in, f"{base}?tout=1"), page)
    assert len(found) == 990


@pytest.mark.parametrize("page", PAGES)
def test_the_whole_is_there_to_print(signed_in: Client, long_plan: Plan, page: str) -> None:
    assert "tout=1" in said(signed_in, address(long_plan, page))
    assert not following(said(signed_in, address(long_plan, page) + "?tout=1"))


@pytest.mark.parametrize("page", PAGES)
def test_each_axis_left_out_has_an_address(signed_in: Client, long_plan: Plan, page: str) -> None:
    axis = long_plan.items.get(text="Axe numéro 9")
    last = long_plan.items.filter(parent=axis).order_by("-path")[0]
    base = address(long_plan, page)
    first = said(signed_in, base)
    assert f'<a href="?axe={axis.pk}">' in first
    assert str(last.pk) not in rows(first, page)
    assert str(last.pk) in rows(said(signed_in, f"{base}?axe={axis.pk}"), page)


@pytest.mark.parametrize("page", PAGES)
def test_a_row_that_is_led_to_is_there(signed_in: Client, long_plan: Plan, page: str) -> None:
    last = long_plan.items.order_by("-path")[0]
    assert str(last.pk) in rows(said(signed_in, address(long_plan, page) + f"?vers={last.pk}"), page)
