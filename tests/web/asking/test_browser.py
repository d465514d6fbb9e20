"""The pages of the news in a real browser: seen, and used with the keyboard or without scripts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, expect

from jalon.network.models import Network, Party
from jalon.plans.actions.answers import answer
from jalon.plans.actions.reports import Said
from jalon.plans.actions.rhythm import change_rhythm
from jalon.plans.models import Plan, ProgressReport, Request
from jalon.plans.rules import Answer, ReportState
from tests.web.asking.test_asking import news
from tests.web.browser import context_for, look, session_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def waiting(asked: Request, network: Network) -> list[ProgressReport]:
    """Three answers that wait, one that it is not hers."""
    change_rhythm(network=network, approve=True, actor="test")
    lines = list(asked.lines.order_by("id")[:4])
    answer(line=lines[3], said=Answer.NOT_ME, who="Amir Haddad")
    note = Said(note="Trois rencontres tenues, la quatrième est fixée.")
    return [kept for line in lines[:3] if (kept := answer(line=line, said=Answer.DONE, more=note))]


@pytest.mark.parametrize(
    ("width", "dark", "language"),
    [(1280, False, "fr"), (360, True, "fr"), (1280, True, "en"), (360, False, "en")],
)
def test_pages_are_accessible(
    chrome: Browser,
    live_server: Any,
    signed_in: Client,
    ten: Plan,
    *,
    waiting: list[ProgressReport],
    sophie: Party,
    width: int,
    language: str,
    dark: bool,
) -> None:
    signed_in.cookies["django_language"] = language
    pages = [
        "",
        "?quoi=tout",
        f"apercu/{sophie.pk}/?quoi=tout",
        "reponses/",
        f"reponses/?reponse={waiting[1].pk}",
        f"reponses/?corriger={waiting[1].pk}",
        "noter/",
        f"noter/?personne={sophie.pk}",
        "journal/",
        "rythme/",
    ]
    cookies = session_of(signed_in, live_server.url)
    with context_for(chrome, width=width, dark=dark, cookies=cookies) as context:
        assert look(context.new_page(), [f"{live_server.url}{news(ten, page)}" for page in pages]) == []


def test_answers_are_approved_with_the_keyboard_alone(
    chrome: Browser, live_server: Any, ten: Plan, waiting: list[ProgressReport], cookies: Any
) -> None:
    with context_for(chrome, cookies=cookies) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}{news(ten, 'reponses/')}?reponse={waiting[0].pk}")
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
