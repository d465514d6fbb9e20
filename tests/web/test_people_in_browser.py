"""Who answers, and who is who: with hands, the keyboard, without JavaScript, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from jalon.network.actions.parties import create_party
from jalon.network.models import Network, Party
from jalon.plans.models import Assignment, Plan
from tests.web.conftest import OpenPage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def twins(network: Network) -> tuple[Party, Party]:
    names = ("Conseil d'administration des jardins", "conseil administration jardin")
    one, other = (create_party(network=network, name=name, actor="test") for name in names)
    return one, other


def answering(plan: Plan, base: str) -> str:
    return f"{base}/reseaux/rjs/plans/{plan.pk}/qui-repond/"


def fill(page: Page, plan: Plan) -> None:
    line = page.locator(f"#element-{plan.items.get(text='Recenser').pk}")
    line.get_by_role("link", name="Nommer").click()
    line.get_by_label("Qui répond?").fill("Zoé Caron")
    line.get_by_label("Son courriel").fill("zoe@rjs.example")
    line.get_by_role("button", name="Enregistrer").click()
    line.get_by_text("Zoé Caron").wait_for()


@pytest.mark.parametrize("scripts", [True, False])
def test_somebody_is_named_in_her_row(open_page: OpenPage, live_server: Any, plan: Plan, scripts: bool) -> None:
    page = open_page(scripts=scripts)
    page.goto(answering(plan, live_server.url))
    fill(page, plan)
    expect(page.locator("#count")).to_contain_text("2 actions sans personne")
    assert Assignment.objects.get().person.email == "zoe@rjs.example"


def test_several_are_given_at_once(open_page: OpenPage, live_server: Any, plan: Plan) -> None:
    page = open_page(scripts=False)
    page.goto(answering(plan, live_server.url))
    for text in ("Recenser", "Signer"):
        page.locator(f"#element-{plan.items.get(text=text).pk}").get_by_role("checkbox").check()
    page.get_by_text("Confier les lignes cochées").click()
    page.locator("#several-person").fill("Zoé Caron")
    page.get_by_role("button", name="Confier", exact=True).click()
    page.get_by_text("2 changements").wait_for()
    assert Assignment.objects.count() == 2


def test_duplicates_are_walked_with_the_keyboard_alone(
    open_page: OpenPage, live_server: Any, twins: tuple[Party, Party]
) -> None:
    page = open_page()
    page.goto(f"{live_server.url}/reseaux/rjs/personnes/doublons/")
    expect(page.locator("[data-walk]")).to_be_focused()  # a key pressed before the page listens is lost
    page.keyboard.press("1")
    page.get_by_text("Aucun nom n’en rappelle un autre").wait_for()
    expect(page.locator("[data-walk]")).to_be_focused()
    assert Party.objects.exclude(merged_into=None).count() == 1
    page.keyboard.press("u")
    page.get_by_text("Paire 1 de 1").wait_for()
    assert not Party.objects.exclude(merged_into=None).exists()
