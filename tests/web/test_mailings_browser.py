"""The outbox and the pages of recipients in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser

from jalon.mailings.rules import MessageKind
from jalon.network.models import Network
from jalon.web.mailings.links import Recipient, token_of
from tests.web.browser import context_for, session_of
from tests.web.test_mailings import BASE, written

pytestmark = pytest.mark.django_db(transaction=True)
HTML = '<html lang="fr"><head><title>T</title></head><body><p>Voir <a href="{link}">la suite</a></p></body></html>'


def test_a_link_of_a_message_opens_beside_it(
    chrome: Browser, signed_in: Client, network: Network, live_server: Any
) -> None:
    message = written(network, html=HTML.format(link=f"{live_server.url}/essayer"))
    with context_for(chrome, cookies=session_of(signed_in, live_server.url)) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}{BASE}{message.pk}/")
        with context.expect_page() as opened:
            page.frame_locator("iframe").get_by_text("la suite").click()
        opened.value.wait_for_url(f"{live_server.url}/essayer")


def test_a_recipient_unsubscribes_with_the_keyboard_without_scripts(
    chrome: Browser, network: Network, live_server: Any
) -> None:
    token = token_of(Recipient(network.pk, "p@membre.example", MessageKind.LETTER))
    with context_for(chrome, scripts=False) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/courriels/arreter/{token}/")
        page.get_by_role("button", name="Ne plus les recevoir").focus()
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Vous ne recevrez plus ces courriels").wait_for()
    assert network.refusals.get().kind == "letter"
