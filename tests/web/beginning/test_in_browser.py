"""From Essayer to the review of that document, as a person does it: with scripts or none, on any screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.network.actions.networks import create_network, grant_access
from jalon.network.models import Network
from tests.web.beginning.conftest import DOCUMENT, code_sent
from tests.web.browser import complaints, context_for, too_wide, violations

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (360, False)])
def test_a_document_tried_becomes_the_review_in_her_network(
    chrome: Browser, live_server: Any, tmp_path: Path, width: int, scripts: bool
) -> None:
    document = tmp_path / "plan.txt"
    document.write_text(DOCUMENT, encoding="utf-8")
    with context_for(chrome, width=width, scripts=scripts) as context:
        page = context.new_page()
        said = complaints(page)
        page.goto(live_server.url)
        page.locator("input[type=file]").set_input_files(document)
        page.get_by_role("button", name="Lire ce document").click()
        keep = page.get_by_role("button", name="Garder ce plan")
        expect(page.locator("main .button").first).to_have_text("Garder ce plan")
        _look(page, scripts=scripts)
        keep.click()
        page.get_by_label("Courriel").fill("ana@jardins.example")
        _look(page, scripts=scripts)
        page.get_by_role("button", name="M’envoyer un code").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Quel code avez-vous reçu?")
        _look(page, scripts=scripts)
        page.get_by_label("Code").fill(code_sent())
        page.get_by_role("button", name="Continuer").click()
        expect(page.get_by_label("Nom du réseau")).to_have_value("Regroupement des jardins du fleuve")
        _look(page, scripts=scripts)
        page.get_by_role("button", name="Créer le réseau et relire le plan").click()
        expect(page.get_by_text("Recenser les terrains").locator("visible=true").first).to_be_visible()
        assert "/reseaux/rjf/importer/" in page.url
        page.get_by_role("button", name="Ajouter au plan d’action").click()
        expect(page.locator("main .page-head .button").first).to_have_text("Dire qui répond")
        _look(page, scripts=scripts)
        assert said == []


def _look(page: Page, *, scripts: bool) -> None:
    """The page as it is now breaks no rule."""
    assert too_wide(page) == []
    if scripts:
        assert violations(page) == []


def test_one_goes_from_a_network_to_another_by_the_header(
    chrome: Browser, live_server: Any, network: Network, coordinator: User, cookies: list[dict[str, str]]
) -> None:
    other = create_network(name="Table du Nord", sigle="TDN", slug="tdn", actor="test")
    grant_access(network=other, user=coordinator, role=Role.READER, actor="test")
    for width in (1280, 360):
        with context_for(chrome, cookies=cookies, width=width) as context:
            page = context.new_page()
            page.goto(f"{live_server.url}/reseaux/rjs/")
            page.locator("details.masthead-network summary").click()
            assert too_wide(page) + violations(page) == []
            page.get_by_role("link", name="TDN").click()
            page.wait_for_url("**/reseaux/tdn/")
