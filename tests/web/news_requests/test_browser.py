"""The pages of the news in a real browser: seen, and used with the keyboard or without scripts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from jalon.network.models import Party
from jalon.plans.choices import ReportState
from jalon.plans.models import Plan, ProgressReport, Request
from tests.web.browser import context_for
from tests.web.news_requests.conftest import answer_four
from tests.web.news_requests.test_news_requests import news

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def waiting(asked: Request) -> list[ProgressReport]:
    return answer_four(asked)


def test_answers_are_approved_with_the_keyboard_alone(
    chrome: Browser, live_server: Any, ten: Plan, waiting: list[ProgressReport], cookies: Any
) -> None:
    with context_for(chrome, cookies=cookies) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}{news(ten, 'reponses/')}")  # the walk takes the focus as it opens
        page.wait_for_selector("[data-walk]:focus >> text=Réponse 1 de 3")
        page.keyboard.press("ArrowRight")
        page.wait_for_selector("[data-walk]:focus >> text=Réponse 2 de 3")
        page.keyboard.press("3")
        page.wait_for_selector("[data-walk]:focus >> text=Réponse 2 de 2")
        page.keyboard.press("u")
        page.wait_for_selector("[data-walk]:focus >> text=Réponse 2 de 3")
        for left in (2, 1):
            page.keyboard.press("Enter")
            page.wait_for_selector(f"[data-walk]:focus >> text=de {left} à approuver")
        page.keyboard.press("1")
        page.wait_for_selector("[data-walk]", state="detached")
    assert set(ProgressReport.objects.values_list("state", flat=True)) == {ReportState.STANDING}


def test_all_is_done_without_scripts(
    chrome: Browser, live_server: Any, cookies: Any, ten: Plan, *, sophie: Party, waiting: list[ProgressReport]
) -> None:
    with context_for(chrome, cookies=cookies, scripts=False, width=360) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}{news(ten, 'noter/')}")
        page.select_option("#personne", str(sophie.pk))
        page.get_by_role("button", name="Continuer").click()
        page.fill("#texte", "5 fait\n6 reporté")
        page.get_by_role("button", name="Lire ces mots").click()
        expect(page.locator(".news-read")).to_have_count(2)
        page.get_by_role("button", name="Enregistrer, selon Sophie Tremblay").click()
        expect(page.get_by_text("Selon Sophie Tremblay, saisi par")).to_have_count(2)
        page.get_by_role("button", name="Approuver").click()
        expect(page.get_by_text("Réponse 1 de 2")).to_have_count(1)
        Request.objects.update(created=timezone.now() - timedelta(days=1))  # one message a day to a person, no more
        page.goto(f"{live_server.url}{news(ten)}")
        page.select_option("#quoi", "tout")
        page.get_by_role("button", name="Afficher").click()
        page.get_by_role("checkbox", name="Sophie Tremblay").check()
        page.get_by_role("button", name="Envoyer aux personnes cochées").click()
        expect(page.get_by_text("La demande est en route vers Sophie Tremblay")).to_have_count(1)
