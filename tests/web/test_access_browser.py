"""Access and accounts in a real browser: rules of accessibility, the keyboard alone, no script."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from playwright.sync_api import Browser, expect

from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.network.actions.inviting import invite
from jalon.network.models import Network
from tests.web.browser import context_for, session_of

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "un mot de passe long"


@pytest.fixture
def link(network: Network, coordinator: User) -> str:
    _found, token = invite(
        network=network, email="neuf@rjs.example", role=Role.CONTRIBUTOR, actor=coordinator, message="À bientôt"
    )
    return f"/invitations/{token}/"


def signed(user: User, language: str = "fr") -> Client:
    client = Client()
    EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    client.post("/compte/login/", {"login": user.email, "password": PASSWORD})
    client.cookies["django_language"] = language
    return client


def test_an_invitation_is_accepted_on_a_telephone_without_script(
    chrome: Browser, live_server: Any, network: Network, link: str
) -> None:
    with context_for(chrome, width=360, scripts=False) as context:
        page = context.new_page()
        response = page.goto(live_server.url + link)
        assert response is not None
        assert len(response.body()) < 50_000
        page.get_by_role("button", name="Accepter l’invitation").click()
        page.wait_for_url(f"{live_server.url}/reseaux/rjs/")
    assert network.accesses.get(user__email="neuf@rjs.example").role == "contributor"


def test_a_role_is_changed_with_the_keyboard_alone(
    chrome: Browser, live_server: Any, network: Network, coordinator: User, reader: User
) -> None:
    access = network.accesses.get(user=reader)
    with context_for(chrome, cookies=session_of(signed(coordinator), live_server.url)) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/reseaux/rjs/acces/personnes/{access.pk}/")
        page.locator("main").focus()
        for _number in range(10):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.name") == "role":
                break
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        page.wait_for_url("**/acces/")
    assert network.accesses.get(user=reader).role == "contributor"


def test_inviting_needs_no_script(chrome: Browser, live_server: Any, network: Network, coordinator: User) -> None:
    cookies = session_of(signed(coordinator), live_server.url)
    with context_for(chrome, scripts=False, cookies=cookies) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/reseaux/rjs/acces/")
        page.get_by_role("link", name="Inviter quelqu’un").click()
        page.get_by_label("Courriel").fill("neuf@rjs.example")
        page.get_by_role("button", name="Envoyer l’invitation").click()
        expect(page.get_by_text("neuf@rjs.example est en route")).to_have_count(1)
