"""Every page there is, in both languages: accessible, within the width of a telephone, in the language asked for."""

from __future__ import annotations

import re
from typing import Any, Final

import polib
import pytest
from django.test import Client
from playwright.sync_api import Browser, Page
from tools.messages import CATALOGUE

from jalon.accounts.roles import Role
from tests.web.addresses import World, addresses, make_world
from tests.web.browser import context_for, session_of, violations

pytestmark = pytest.mark.django_db(transaction=True)

LONG: Final = 18  # shorter sentences may be the same words in both languages, or names
WORD_OF_TAGS: Final = re.compile(r"[%<{]")


@pytest.fixture
def world() -> World:
    return make_world()


def other_sentences(language: str) -> list[str]:
    """Whole sentences that a page in this language never says."""
    entries = [entry for entry in polib.pofile(str(CATALOGUE)) if entry.msgstr and entry.msgid != entry.msgstr]
    said = [entry.msgid if language == "fr" else entry.msgstr for entry in entries]
    return [one for one in said if len(one) >= LONG and not WORD_OF_TAGS.search(one)]


def pages(client: Client, world: World) -> list[str]:
    """The addresses that answer this person with a page."""
    found = []
    for address in addresses():
        path = address.fill(world) + address.asked()
        answer = client.get(path)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        whole = answer.status_code == 200 and content[:15].lower() == b"<!doctype html>" and b"<main" in content
        if whole and "logout" not in path:
            found.append(path)
    return found


def wrong(page: Page, address: str, others: dict[str, list[str]]) -> list[str]:
    """What is wrong on a page; it says its own language: a page by a link speaks that of whom it was sent to."""
    page.goto(address)
    found = violations(page)
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found.append(f"{address} is wider than the screen")
    if page.locator("h1").count() != 1:
        found.append(f"{address} has {page.locator('h1').count()} titles")
    words = page.locator("body").inner_text()
    language = page.locator("html").get_attribute("lang") or ""
    return found + [f"{address} says “{sentence}”" for sentence in others[language] if sentence in words]


@pytest.mark.parametrize(("language", "width", "dark"), [("fr", 360, True), ("en", 1280, False)])
def test_every_page_is_for_everybody(
    chrome: Browser, live_server: Any, world: World, language: str, width: int, *, dark: bool
) -> None:
    client = Client(headers={"accept-language": language})
    client.force_login(world.people[Role.COORDINATION])
    found = pages(client, world)
    assert len(found) > 50
    spoken = {"name": "django_language", "value": language, "url": live_server.url}
    cookies = [*session_of(client, live_server.url), spoken]
    problems: list[str] = []
    others = {one: other_sentences(one) for one in ("fr", "en")}
    with context_for(chrome, width=width, dark=dark, cookies=cookies) as context:
        page = context.new_page()
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        for path in found:
            problems += wrong(page, live_server.url + path, others)
    assert "\n".join(problems) == ""
