"""What a person does with hands, eyes or neither: in a real browser."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from jalon.accounts.models import User
from jalon.network.models import Network
from jalon.plans.models import ImportDraft, Plan
from tests.web.browser import context_for, violations
from tests.web.conftest import PLAN_TEXT
from tests.web.test_large_imports import large

pytestmark = pytest.mark.django_db(transaction=True)


def drop(page: Page) -> None:
    page.set_input_files(
        "[type=file]", files=[{"name": "plan.txt", "mimeType": "text/plain", "buffer": PLAN_TEXT.encode()}]
    )
    page.click("[data-drop-send]")


@pytest.mark.parametrize(("scripts", "dark"), [(True, False), (True, True), (False, False)])
def test_a_document_is_tried(chrome: Browser, live_server: Any, db: None, *, scripts: bool, dark: bool) -> None:
    with context_for(chrome, scripts=scripts, dark=dark) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/essayer")
        drop(page)
        expect(page.get_by_role("link", name="Recenser les terrains")).to_have_count(1)
        assert not scripts or violations(page) == []


def test_a_file_dropped_is_read(chrome: Browser, live_server: Any, db: None) -> None:
    with context_for(chrome) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/essayer")
        transfer = page.evaluate_handle(
            "text => { const t = new DataTransfer(); t.items.add(new File([text], 'plan.txt')); return t; }", PLAN_TEXT
        )
        page.dispatch_event("[data-drop]", "drop", {"dataTransfer": transfer})
        page.wait_for_selector(".lines")


def test_a_value_shows_its_place(chrome: Browser, live_server: Any, draft: ImportDraft, cookies: Any) -> None:
    with context_for(chrome, cookies=cookies) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/reseaux/rjs/importer/{draft.pk}/")
        page.click("a.value:has-text('Automne 2024')")
        expect(page.locator(".found")).to_have_id("s1-1-2")
        page.wait_for_function("[...(CSS.highlights.get('jalon-found') ?? [])].map(String).join() === 'Automne 2024'")


def at_doubt(page: Page, number: int) -> None:
    page.wait_for_selector(f"[data-walk]:focus >> text=Doute {number} de 2")


def test_doubts_are_walked_with_the_keyboard_alone(
    chrome: Browser, live_server: Any, draft: ImportDraft, cookies: Any
) -> None:
    with context_for(chrome, cookies=cookies) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/reseaux/rjs/importer/{draft.pk}/")
        page.get_by_role("link", name="Les passer en revue").focus()
        page.keyboard.press("Enter")
        at_doubt(page, 1)
        page.keyboard.press("ArrowRight")
        at_doubt(page, 2)
        page.keyboard.press("ArrowLeft")
        at_doubt(page, 1)
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-walk]:focus >> text=1 confirmé")
        page.keyboard.press("u")
        at_doubt(page, 1)
        page.keyboard.press("2")
        page.wait_for_selector("textarea[name=text]:focus")
        page.keyboard.press("Control+A")
        page.keyboard.type("Signer 1 entente")
        page.locator("button[value=correct]").focus()
        page.keyboard.press("Enter")
        at_doubt(page, 2)
        page.keyboard.press("1")
        page.wait_for_selector("text=Tous les doutes sont réglés")
    draft.refresh_from_db()
    line = draft.proposal["nodes"][0]["children"][0]["children"][1]
    assert (line["text"], line["doubts"]) == ("Signer 1 entente", [])


def test_a_line_is_corrected_without_scripts(
    chrome: Browser, live_server: Any, draft: ImportDraft, cookies: Any
) -> None:
    with context_for(chrome, scripts=False, cookies=cookies) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/reseaux/rjs/importer/{draft.pk}/")
        page.locator("#n3 .line-edit").click()
        page.fill("textarea[name=text]", "Recenser tous les terrains")
        page.locator("button[value=correct]").click()
        expect(page.get_by_role("link", name="Recenser tous les terrains", exact=True)).to_have_count(1)
        page.get_by_role("button", name="Ajouter au plan d’action").click()
        page.wait_for_url(re.compile(r"/plans/\d+/$"))
    assert Plan.objects.count() == 1


def test_a_filter_applies_at_once(chrome: Browser, live_server: Any, plan: Plan, cookies: Any) -> None:
    with context_for(chrome, cookies=cookies) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/reseaux/rjs/plans/{plan.pk}/")
        page.select_option("[name=etat]", "done")
        page.wait_for_url("**/?etat=done")
        expect(page.locator("tbody th[scope=row]")).to_have_count(1)


@pytest.mark.parametrize("width", [1280, 360])
def test_one_key_goes_to_the_search(chrome: Browser, live_server: Any, plan: Plan, cookies: Any, width: int) -> None:
    with context_for(chrome, cookies=cookies, width=width) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/reseaux/rjs/plans/")
        page.keyboard.press("/")
        page.keyboard.type("recens")
        page.keyboard.press("Enter")
        expect(page.locator(".search-results a mark")).to_have_text("Recenser")


def test_one_searches_without_scripts(chrome: Browser, live_server: Any, plan: Plan, cookies: Any) -> None:
    with context_for(chrome, cookies=cookies, scripts=False) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/reseaux/rjs/recherche/")
        page.fill("#search-text", "recenser")
        page.click(".search-form button")
        page.click(".search-results a")
        expect(page.locator("h1")).to_have_text("Recenser")


@pytest.fixture
def long_draft(network: Network, coordinator: User) -> ImportDraft:
    """A draft of several pages."""
    return large(network, coordinator, 900)


LAST_OF_PAGE = 14  # the doubt at the end of the first page


@pytest.mark.parametrize("width", [1280, 360])
def test_doubts_are_walked_from_page_to_page(
    chrome: Browser, live_server: Any, long_draft: ImportDraft, cookies: Any, *, width: int
) -> None:
    with context_for(chrome, cookies=cookies, width=width) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/reseaux/rjs/importer/{long_draft.pk}/")
        assert violations(page) == []
        page.get_by_role("link", name="Les passer en revue").focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-walk]:focus >> text=Doute 1 de 90")
        page.goto(f"{live_server.url}/reseaux/rjs/importer/{long_draft.pk}/?doute={LAST_OF_PAGE - 1}#doutes")
        for number, key, of_page in (
            (LAST_OF_PAGE, "ArrowRight", "1"),
            (LAST_OF_PAGE + 1, "ArrowRight", "2"),
            (LAST_OF_PAGE + 2, "ArrowRight", "2"),
            (LAST_OF_PAGE + 1, "ArrowLeft", "2"),
            (LAST_OF_PAGE, "ArrowLeft", "1"),
        ):
            page.keyboard.press(key)
            page.wait_for_selector(f"[data-walk]:focus >> text=Doute {number} de 90")
            expect(page.locator("#review-page")).to_have_value(of_page)
        page.keyboard.press("1")
        page.wait_for_selector("[data-walk]:focus >> text=1 confirmé")
