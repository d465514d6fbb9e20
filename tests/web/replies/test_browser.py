"""From the mail to ten actions answered: a telephone, no account; taps and bytes counted."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from jalon.mailings.models import Message
from jalon.plans.actions.news_requests import ask_now
from jalon.plans.models import Plan, ProgressReport
from tests.web.browser import context_for, violations
from tests.web.replies.conftest import ACTIONS

pytestmark = pytest.mark.django_db(transaction=True)

MOST_TAPS = 25  # three minutes, at seven seconds to read and to tap
MOST_BYTES = 50_000


@pytest.fixture
def received(ten: Plan, live_server: Any, settings: Any) -> Message:
    """The message Sophie received, whose links lead to this server."""
    settings.SITE_URL = live_server.url
    ask_now(network=ten.network, items=list(ten.items.filter(kind="action").values_list("pk", flat=True)), actor="test")
    return Message.objects.get()


class Thumb:
    """Taps, and counts them; weighs each page with all that it could load."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0
        self.pages: dict[str, int] = {}
        self.resources: dict[str, int] = {}
        page.on("response", self._weigh)

    def _weigh(self, response: Any) -> None:
        if response.status == 200:
            weighed = self.pages if response.request.resource_type == "document" else self.resources
            weighed[response.url] = len(response.body())

    @property
    def heaviest(self) -> int:
        """The bytes of the heaviest page, as if nothing were kept from one to the next."""
        return max(self.pages.values()) + sum(self.resources.values())

    def tap(self, selector: str, *, goes: bool = False) -> None:
        self.taps += 1
        target = self.page.locator(selector).first
        if goes:
            with self.page.expect_navigation():
                target.click()
        else:
            target.click()


def all_answered(thumb: Thumb) -> None:
    thumb.tap("a:has-text('Fait')", goes=True)
    thumb.tap("button.main", goes=True)
    for number in range(1, len(ACTIONS)):
        thumb.tap(f"label[for=a-{('done', 'in_progress', 'not_yet', 'postponed')[number % 4]}]")
        thumb.tap("button.main", goes=True)


@pytest.mark.parametrize("scripts", [True, False])
def test_ten_actions_are_answered_from_the_mail(chrome: Browser, received: Message, *, scripts: bool) -> None:
    with context_for(chrome, width=360, scripts=scripts) as context:
        page = context.new_page()
        page.set_content(received.html)
        thumb = Thumb(page)
        all_answered(thumb)
        expect(page.locator("h1")).to_have_text("Merci : tout est répondu".replace(" :", "\N{NO-BREAK SPACE}:"))
        assert ProgressReport.objects.filter(channel="mail").count() == len(ACTIONS)
        assert thumb.taps <= MOST_TAPS
        assert len(thumb.resources) >= 2  # its styles
        assert thumb.heaviest < MOST_BYTES


@pytest.mark.parametrize("scripts", [True, False])
def test_ten_actions_are_answered_in_twelve_taps_from_the_sheet(
    chrome: Browser, received: Message, *, scripts: bool
) -> None:
    with context_for(chrome, width=360, scripts=scripts) as context:
        page = context.new_page()
        page.set_content(received.html)
        thumb = Thumb(page)
        thumb.tap("a:has-text('Répondre à tout')", goes=True)
        for number in range(len(ACTIONS)):
            thumb.tap(f"[data-line] >> nth={number} >> label:has-text('Fait')")
        if scripts:
            expect(page.locator("[data-to-keep] li")).to_have_count(len(ACTIONS))
        thumb.tap("button.main", goes=True)
        expect(page.locator("h1")).to_contain_text("Merci")
        assert thumb.taps == 12


@pytest.mark.parametrize(("width", "dark"), [(360, False), (1280, True)])
def test_the_message_is_accessible(chrome: Browser, received: Message, width: int, *, dark: bool) -> None:
    with context_for(chrome, width=width, dark=dark) as context:
        page = context.new_page()
        page.set_content(received.html)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
