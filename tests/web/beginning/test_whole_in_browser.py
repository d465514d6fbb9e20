"""From her document to her bilan, alone: tried, kept, read again, entrusted, answered by a link, printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from playwright.sync_api import Browser, Page, expect

from jalon.mailings.sending import send_due
from tests.web.beginning.conftest import DOCUMENT, code_sent
from tests.web.browser import complaints, context_for, too_wide

pytestmark = pytest.mark.django_db(transaction=True)
MOST_CLICKS = 40


@dataclass(slots=True)
class Hand:
    """Who presses, and how often."""

    page: Page
    clicks: int = 0

    def press(self, role: Any, name: str | re.Pattern[str]) -> None:
        """A button or a link, by what it says."""
        self.page.get_by_role(role, name=name).first.click()
        self.clicks += 1


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (360, False)])
def test_a_document_becomes_a_bilan_in_few_clicks(
    chrome: Browser, live_server: Any, tmp_path: Path, width: int, scripts: bool
) -> None:
    document = tmp_path / "plan.txt"
    document.write_text(DOCUMENT, encoding="utf-8")
    with context_for(chrome, width=width, scripts=scripts) as context:
        hand = Hand(context.new_page())
        said = complaints(hand.page)
        hand.page.goto(live_server.url)
        hand.page.locator("input[type=file]").set_input_files(document)
        hand.clicks += 2  # the field, and the file in the window of the machine
        _keep(hand)
        _entrust(hand)
        clicks = _answer(chrome, live_server.url, width=width, scripts=scripts)
        _print(hand)
        assert said == []
    assert hand.clicks + clicks <= MOST_CLICKS


def _keep(hand: Hand) -> None:
    """Essayer, a code, a network, the review, the plan."""
    hand.press("button", "Lire ce document")
    hand.press("button", "Garder ce plan")
    hand.page.get_by_label("Courriel").fill("ana@jardins.example")
    hand.press("button", "M’envoyer un code")
    code = hand.page.get_by_label("Code")
    expect(code).to_be_visible()  # it is sent before the page that asks it
    code.fill(code_sent())
    hand.press("button", "Continuer")
    hand.press("button", "Créer le réseau et relire le plan")
    hand.press("button", "Ajouter au plan d’action")


def _entrust(hand: Hand) -> None:
    """Who answers for what one committee leads; she is asked."""
    hand.press("link", "Dire qui répond")
    hand.press("link", re.compile("Nommer.*Conseil d'administration", re.DOTALL))
    hand.page.locator(".who-lines .who-form [name=person]").fill("Sophie Tremblay")
    hand.page.locator(".who-lines .who-form [name=email]").fill("sophie@jardins.example")
    hand.press("button", "Enregistrer")
    expect(hand.page.get_by_text("Sophie Tremblay").first).to_be_visible()
    hand.press("link", "Nouvelles")
    hand.press("button", re.compile("Envoyer.*Sophie Tremblay", re.DOTALL))
    expect(hand.page.get_by_text("La demande est en route vers Sophie Tremblay")).to_have_count(1)
    assert too_wide(hand.page) == []


def _answer(chrome: Browser, address: str, *, width: int, scripts: bool) -> int:
    """By the link of the message, without an account; how many clicks."""
    send_due()
    link = re.search(r"Fait\s: https?://[^/\s]+(\S+)", str(mail.outbox[-1].body))
    assert link is not None
    with context_for(chrome, width=width, scripts=scripts) as context:
        hand = Hand(context.new_page(), clicks=1)  # the link itself
        hand.page.goto(f"{address}{link[1]}")
        hand.press("button", re.compile("Confirmer"))
        expect(hand.page.get_by_text("Merci").first).to_be_visible()
        return hand.clicks


def _print(hand: Hand) -> None:
    """The bilan says it, and comes as a Word file."""
    hand.press("link", "Bilan")
    expect(hand.page.get_by_role("cell", name="Signer des ententes").first).to_be_visible()
    assert too_wide(hand.page) == []
    with hand.page.expect_download() as waited:
        hand.press("button", "Word")
    assert waited.value.suggested_filename.endswith(".docx")
    assert Path(waited.value.path()).read_bytes().startswith(b"PK")
