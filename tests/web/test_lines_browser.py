"""A line changed in place, with hands and with the keyboard alone; the life of a plan looked at."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from jalon.accounts.models import User
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.models import Plan
from tests.conftest import draft_of, node, proposal_of
from tests.web.browser import context_for, look

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def open_page(chrome: Browser, cookies: list[dict[str, str]], live_server: Any) -> Iterator[Callable[..., Page]]:
    """Opens a page in a language, in the window asked for."""
    contexts: list[BrowserContext] = []

    def opened(language: str, **window: Any) -> Page:
        spoken = {"name": "django_language", "value": language, "url": live_server.url}
        contexts.append(context_for(chrome, cookies=[*cookies, spoken], **window))
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def trees(network: Network, coordinator: User) -> Plan:
    lines = [
        node("action", "Planter", schedule="Automne 2024", leads=["Comité"]),
        node("action", "Arroser", status="done", schedule="En continu"),
    ]
    proposal = proposal_of(node("axis", "Jardins", *lines), title="Plan des jardins")
    found = accept_draft(draft=draft_of(network, coordinator, proposal), actor=coordinator).plan
    assert found is not None
    return found


def address(plan: Plan, base: str, more: str = "") -> str:
    return f"{base}/reseaux/rjs/plans/{plan.pk}/{more}"


@pytest.fixture
def first(trees: Plan) -> str:
    """The row of the first line, found before a server uses the database."""
    return f"#r{trees.items.get(text='Planter').pk}"


def test_a_row_is_changed_with_hands_and_undone(
    chrome: Browser, live_server: Any, trees: Plan, first: str, cookies: list[dict[str, str]]
) -> None:
    with context_for(chrome, cookies=cookies) as context:
        page = context.new_page()
        page.goto(address(trees, live_server.url))
        line = page.locator(first)
        line.locator("[data-edit]").click()
        line.locator("[name=schedule]").fill("Hiver 2025")
        line.locator("[data-save]").click()
        expect(line).to_contain_text("Hiver 2025")
        line.get_by_role("button", name="Annuler").click()
        expect(page.locator(first)).to_contain_text("Automne 2024")


def test_a_row_is_changed_with_the_keyboard_alone(
    chrome: Browser, live_server: Any, trees: Plan, first: str, cookies: list[dict[str, str]]
) -> None:
    with context_for(chrome, cookies=cookies) as context:
        page = context.new_page()
        page.goto(address(trees, live_server.url))
        line = page.locator(first)
        line.locator("[data-edit]").focus()
        page.keyboard.press("Enter")
        expect(line.locator("[name=text]")).to_be_visible()
        page.keyboard.press("Escape")
        expect(line.locator("[name=text]")).to_have_count(0)
        expect(line.locator("[data-edit]")).to_be_focused()
        page.keyboard.press("e")
        line.locator("[name=text]").focus()
        page.keyboard.press("Control+A")
        page.keyboard.type("Planter vingt arbres")
        page.keyboard.press("Control+Enter")
        expect(page.locator(first)).to_contain_text("Planter vingt arbres")


def test_two_windows_on_one_row_lose_no_word(
    chrome: Browser, live_server: Any, trees: Plan, first: str, cookies: list[dict[str, str]]
) -> None:
    with context_for(chrome, cookies=cookies) as context:
        one, other = context.new_page(), context.new_page()
        for page in (one, other):
            page.goto(address(trees, live_server.url))
            page.locator(first).locator("[data-edit]").click()
        one.locator(first).locator("[name=text]").fill("Planter vingt arbres")
        one.locator(first).locator("[data-save]").click()
        expect(one.locator(first)).to_contain_text("Planter vingt arbres")
        other.locator(first).locator("[name=text]").fill("Planter trente arbres")
        other.locator(first).locator("[data-save]").click()
        expect(other.locator(first)).to_contain_text("vingt arbres")
        expect(other.locator(first)).to_contain_text("trente arbres")


def test_a_row_is_changed_without_scripts(
    chrome: Browser, live_server: Any, trees: Plan, first: str, cookies: list[dict[str, str]]
) -> None:
    with context_for(chrome, scripts=False, cookies=cookies) as context:
        page = context.new_page()
        page.goto(address(trees, live_server.url))
        page.locator(first).locator("[data-edit]").click()
        page.fill("[name=leads]", "Comité\nConseil")
        page.click("[data-save]")
        expect(page.locator(first)).to_contain_text("Conseil")


def test_an_assembly_votes_with_the_keyboard(
    chrome: Browser, live_server: Any, trees: Plan, cookies: list[dict[str, str]]
) -> None:
    with context_for(chrome, cookies=cookies) as context:
        page = context.new_page()
        page.goto(address(trees, live_server.url, "assemblee/"))
        for key in ("ArrowDown", "ArrowDown", "Enter"):
            page.keyboard.press(key)
        page.wait_for_selector("#amender")
        expect(page.locator("#amender [name=after]")).to_be_focused()
        page.keyboard.press("Control+A")
        page.keyboard.type("Planter vingt arbres")
        page.locator("#amender [value=adopted]").press("Enter")
        expect(page.locator(".sheet-adopted")).to_contain_text("vingt arbres")
        expect(page.locator(".assembly-plan")).to_contain_text("Planter vingt arbres")


@pytest.mark.parametrize(
    ("language", "window"), [*itertools.product(["fr", "en"], [{"width": 1280, "dark": True}, {"width": 360}])]
)
def test_the_life_of_a_plan_is_accessible(
    open_page: Callable[..., Page], live_server: Any, trees: Plan, language: str, window: dict[str, Any]
) -> None:
    item = trees.items.get(text="Planter")
    pages = [
        address(trees, live_server.url, more)
        for more in (
            "vie/",
            "vie/decrire/",
            "suite/",
            "amendements/",
            "assemblee/",
            f"assemblee/?geste=changed&element={item.pk}",
            "hors-plan/",
            "ajouter/",
            "historique/",
            "reglages/",
            "?au=2024-01-01",
            f"elements/{item.pk}/",
            f"elements/{item.pk}/modifier/",
            f"elements/{item.pk}/deplacer/",
            f"elements/{item.pk}/retirer/",
        )
    ]
    base = f"{live_server.url}/reseaux/rjs"
    pages += [f"{base}/plans/nouveau/", f"{base}/donnees/"]
    assert look(open_page(language, **window), pages) == []
