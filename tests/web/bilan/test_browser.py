"""The bilan in a browser, on a large screen and on a telephone without scripts: chosen, looked at, downloaded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from jalon.plans.models import Plan
from tests.web.browser import context_for, too_wide, violations

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (360, False)])
def test_a_bilan_is_chosen_looked_at_and_downloaded(
    chrome: Browser, live_server: Any, garden: Plan, cookies: Any, *, width: int, scripts: bool
) -> None:
    with context_for(chrome, width=width, scripts=scripts, cookies=cookies) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/reseaux/rjs/plans/{garden.pk}/")
        page.locator(".page-head").get_by_role("link", name="Bilan").click()
        preview = page.get_by_role("region", name="Plan d’action 2024-2027", exact=True)
        expect(preview.get_by_text("Vingt terrains trouvés.")).to_be_visible()
        expect(preview.get_by_text("Négocier à huis clos")).to_have_count(0)
        page.get_by_label("Pour", exact=True).select_option("board")
        page.get_by_role("button", name="Afficher").click()
        expect(preview.get_by_role("cell", name="Négocier à huis clos")).to_be_visible()
        page.wait_for_load_state()
        assert too_wide(page) == []
        if scripts:
            page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true })")
            assert violations(page) == []
        with page.expect_download() as waited:
            page.get_by_role("button", name="Word").click()
        assert waited.value.suggested_filename.endswith("-conseil.docx")
        assert Path(waited.value.path()).read_bytes().startswith(b"PK")
        page.reload()
        page.get_by_role("region", name="Bilans imprimés").get_by_role("link").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Bilan au")
        page.wait_for_load_state()  # styles too: before them nothing has its width
        assert too_wide(page) == []


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (360, False)])
def test_a_cell_is_edited_and_taken_back(
    chrome: Browser, live_server: Any, garden: Plan, cookies: Any, *, width: int, scripts: bool
) -> None:
    with context_for(chrome, width=width, scripts=scripts, cookies=cookies) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/reseaux/rjs/plans/{garden.pk}/bilan/")
        page.get_by_role("link", name="Modifier les cases").click()
        page.wait_for_load_state()
        assert too_wide(page) == []
        page.get_by_role("button", name="Modifier Réalisé").click()
        page.get_by_label("Ce que dit cette case").fill("Vingt terrains, dont trois à nous.")
        page.wait_for_load_state()
        assert too_wide(page) == []
        if scripts:
            assert violations(page) == []
        page.get_by_role("button", name="Enregistrer").click()
        edited = page.get_by_role("cell", name="Vingt terrains, dont trois à nous.")
        expect(edited).to_contain_text("Modifiée")
        if scripts:
            assert violations(page) == []
        page.get_by_role("button", name="Annuler la modification").click()
        expect(page.get_by_role("cell", name="Vingt terrains trouvés.")).to_be_visible()
