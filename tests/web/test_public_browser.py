"""A plan published by hand in a browser, and read by somebody with nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect

from jalon.plans.actions.publishing import publish_plan
from jalon.plans.models import Plan
from jalon.web.components import parts
from tests.web.browser import complaints, context_for

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_plan_is_published_read_and_withdrawn(
    chrome: Browser, live_server: Any, plan: Plan, cookies: Any, *, scripts: bool
) -> None:
    settings = f"{live_server.url}/reseaux/rjs/plans/{plan.pk}/publication/"
    with context_for(chrome, scripts=scripts, cookies=cookies) as context:
        page = context.new_page()
        page.goto(settings)
        page.get_by_label("Adresse de la page").fill("rjs-2024")
        page.get_by_role("button", name="Publier le plan").click()
        address = page.get_by_role("link", name="plans-publics").get_attribute("href") or ""
        with context_for(chrome, width=360, scripts=False) as nobody:
            reading = nobody.new_page()
            reading.goto(address)
            expect(reading.get_by_role("heading", name="Plan des jardins")).to_be_visible()
            expect(reading.get_by_text("Recenser")).to_be_visible()
            assert nobody.cookies() == []
        page.get_by_role("button", name="Retirer la page publique").click()
        page.get_by_role("button", name="Publier le plan").wait_for()
        assert page.goto(address).status == 410  # type: ignore[union-attr]  # there is an answer


def test_what_had_no_room_comes_into_view(
    chrome: Browser, live_server: Any, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "ROOM", 1)
    published = publish_plan(plan=plan, indexable=False, actor="test")
    with context_for(chrome) as context:
        page = context.new_page()
        said = complaints(page)
        page.goto(f"{live_server.url}{reverse('public_plan', args=[published.public_key])}")
        expect(page.get_by_text("Recenser")).to_be_visible()
        for line in plan.items.filter(kind="action").values_list("text", flat=True):
            page.mouse.wheel(0, 10_000)
            expect(page.get_by_text(line)).to_be_visible()
        expect(page.locator(".later")).to_have_count(0)
        assert said == []
        assert context.cookies() == []


def test_the_page_is_printed_whole(chrome: Browser, live_server: Any, plan: Plan) -> None:
    published = publish_plan(plan=plan, indexable=False, actor="test")
    with context_for(chrome) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}{reverse('public_plan', args=[published.public_key])}")
        page.emulate_media(media="print")
        expect(page.get_by_text("Recenser")).to_be_visible()
        expect(page.get_by_role("navigation")).not_to_be_visible()
        expect(page.locator(".print-only")).to_be_visible()
