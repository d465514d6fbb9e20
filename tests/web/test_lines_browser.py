"""A line changed in place, with hands and with the keyboard alone; the life of a plan looked at."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from jalon.accounts.models import User
from jalon.network.models import Network
from jalon.plans.actions.acceptance import accept_draft
from jalon.plans.models import Plan
from tests.conftest import draft_of, node, proposal_of
from tests.web.browser import complaints, context_for

pytestmark = pytest.mark.django_db(transaction=True)


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


def test_how_far_the_plan_has_come_is_said_again_at_once(
    chrome: Browser, live_server: Any, trees: Plan, first: str, cookies: list[dict[str, str]]
) -> None:
    with context_for(chrome, cookies=cookies) as context:
        page = context.new_page()
        said = complaints(page)
        page.goto(address(trees, live_server.url))
        line = page.locator(first)
        line.locator("[data-edit]").click()
        line.locator("[name=status]").select_option("done")
        line.locator("[data-save]").click()
        expect(page.locator("#percent")).to_contain_text("100")
        expect(page.locator(".chapter-percent")).to_contain_text("100")
        line.get_by_role("button", name="Annuler").click()
        expect(page.locator("#percent")).to_contain_text("50")
        assert said == []


def test_the_form_of_a_row_keeps_its_fields_inside_and_on_one_line(
    chrome: Browser, live_server: Any, trees: Plan, first: str, cookies: list[dict[str, str]]
) -> None:
    with context_for(chrome, cookies=cookies) as context:
        page = context.new_page()
        page.goto(address(trees, live_server.url))
        line = page.locator(first)
        line.locator("[data-edit]").click()
        expect(line.locator("[name=text]")).to_be_visible()
        frame, wide, leads, status = (
            found.bounding_box() or {}
            for found in (line, *(line.locator(f"[name={name}]") for name in ("text", "leads", "status")))
        )
        assert wide["x"] + wide["width"] <= frame["x"] + frame["width"] - 8
        assert leads["y"] == status["y"]


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
        page.wait_for_selector("[data-act]:focus")  # the line is chosen: what may be done of it is there
        page.keyboard.press("Enter")
        page.wait_for_selector("#amender")
        expect(page.locator("#amender [name=after]")).to_be_focused()
        page.keyboard.press("Control+A")
        page.keyboard.type("Planter vingt arbres")
        page.locator("#amender [value=adopted]").press("Enter")
        expect(page.locator(".sheet-adopted")).to_contain_text("vingt arbres")
        expect(page.locator(".assembly-plan")).to_contain_text("Planter vingt arbres")
