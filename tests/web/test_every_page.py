"""Every page there is, in both languages, on a telephone and on a large screen, light and dark.

Each is opened once for a language, and looked at in both widths: accessible, no wider than the window, in the language
asked for. `addresses` knows every address; `states` makes what shows more than a bare address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import polib
import pytest
from django.test import Client
from playwright.sync_api import Browser, Page
from tools.messages import CATALOGUE

from jalon.accounts.models import User
from jalon.accounts.roles import Role
from jalon.network.models import Network
from jalon.plans.models import Plan
from tests.web.addresses import PUBLIC, World, addresses, make_world
from tests.web.browser import ASKED, complaints, context_for, said_of, session_of
from tests.web.states import OPEN_STATES, STATES, ended

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]

LONG: Final = 18  # shorter sentences may be the same words in both languages, or names
# « Qui? »: in Québec nothing stands before these signs.
SPACED: Final = re.compile(r"\S+[ \u00a0\u202f][?!;](?!\S)")
WORD_OF_TAGS: Final = re.compile(r"[%<{]")
PASSWORD: Final = "un mot de passe long"
# Asked at once of a page that is there: a question of Playwright's own brings its scripts into every page.
SAYS: Final = """() => ({
    titles: document.querySelectorAll("h1").length,
    language: document.documentElement.lang,
    words: document.body.innerText,
    documents: [...document.querySelectorAll(".own-document[lang]")].map((one) => one.innerText),
})"""
# What unfolds is looked at in the narrow window, unfolded, and folded again for the large one.
LOOK: Final = """async ({asked, unfold}) => {
    const wide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
    let found = wide();
    const closed = unfold ? [...document.querySelectorAll("main details:not([open])")] : [];
    closed.forEach((one) => { one.open = true; });
    found = found || wide();
    const answer = asked ? await axe.run(asked) : {violations: []};
    closed.forEach((one) => { one.open = false; });
    return {wide: found, violations: answer.violations};
}"""
WIDE, NARROW = 1280, 360


@cache
def other_sentences(language: str) -> list[str]:
    """Whole sentences that a page in this language never says."""
    entries = [entry for entry in polib.pofile(str(CATALOGUE)) if entry.msgstr and entry.msgid != entry.msgstr]
    said = [entry.msgid if language == "fr" else entry.msgstr for entry in entries]
    return [one for one in said if len(one) >= LONG and not WORD_OF_TAGS.search(one)]


def world_in(language: str) -> World:
    """One of everything, whose mails and public pages speak a language."""
    world = make_world()
    Network.objects.update(language=language)
    world.network.refresh_from_db()
    return world


def signed_in(user: User) -> Client:
    """The session of somebody who gave a password, as pages that protect an account ask."""
    user.set_password(PASSWORD)
    user.save()
    client = Client()
    client.post("/compte/login/", {"login": user.email, "password": PASSWORD})
    return client


def is_page(client: Client, path: str) -> bool:
    """Whether an address answers this person with a page."""
    answer = client.get(path)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    whole = answer.status_code == 200 and content[:15].lower() == b"<!doctype html>" and b"<main" in content
    return whole and "logout" not in path


@dataclass(frozen=True, slots=True)
class Look:
    """A window, its theme, and the rules of accessibility asked there."""

    width: int
    dark: bool
    rules: dict[str, Any] | None


# Only the rule on contrast looks at colours, which a theme gives to both languages; what words name is the same in both
# windows. So colours are looked at in French, and the other rules asked of English where it is narrow, unfolded.
LOOKS: Final = {
    "fr": [Look(WIDE, False, ASKED), Look(NARROW, True, ASKED)],
    "en": [Look(WIDE, True, None), Look(NARROW, False, ASKED | {"rules": {"color-contrast": {"enabled": False}}})],
}


def wrong(page: Page, others: dict[str, list[str]], looks: Iterable[Look]) -> list[str]:
    """What is wrong on a page, in each window.

    It says its own language: a page by a link speaks that of whom it was sent to.
    """
    says = page.evaluate(SAYS)
    words = says["words"]
    for document in says["documents"]:  # a whole document speaks its own language
        words = words.replace(document, "")
    found = [f"{page.url} says “{sentence}”" for sentence in others[says["language"]] if sentence in words]
    found += [f"{page.url} says “{one}”" for one in SPACED.findall(words)]
    found += [] if says["titles"] == 1 else [f"{page.url} has {says['titles']} titles"]
    for look in looks:
        window = {"width": look.width, "height": 900}
        if page.viewport_size != window:
            page.set_viewport_size(window)
            page.emulate_media(color_scheme="dark" if look.dark else "light")
        seen = page.evaluate(LOOK, {"asked": look.rules, "unfold": look.width == NARROW})
        found += [f"{page.url} is wider than {look.width} pixels"] if seen["wide"] else []
        found += said_of(page, seen["violations"])
    return found


def visit(page: Page, base: str, paths: list[str], looks: list[Look], *, gone: bool = False) -> list[str]:
    """What is wrong on these pages, which open or which no longer do; what the console says of them."""
    others = {one: other_sentences(one) for one in ("fr", "en")}
    problems, kept = [], complaints(page)
    looks = [*looks]
    for path in paths:
        looks.reverse()  # a page opens in the window where the one before was looked at last: half as many changes
        answer = page.goto(base + path)
        assert answer is not None
        if answer.status >= 400 if not gone else answer.status not in (403, 404, 410):
            problems.append(f"{path} answers {answer.status}")
        problems += wrong(page, others, looks)
    return problems + [one for one in kept if not (gone and "status of 4" in one)]


@pytest.mark.parametrize("language", LOOKS)
def test_every_page_is_for_everybody(chrome: Browser, live_server: Any, language: str) -> None:
    world = world_in(language)
    every = [(address.name, address.fill(world) + address.asked()) for address in addresses()]
    states, open_states = ([path for state in table for path in state(world)] for table in (STATES, OPEN_STATES))
    gone = ended(world)
    Plan.objects.update(language=language)
    coordination, nobody = signed_in(world.people[Role.COORDINATION]), Client()
    inside = [path for _name, path in every if is_page(coordination, path)]
    outside = [path for name, path in every if name in PUBLIC and is_page(nobody, path)]
    assert len(inside) > 70
    assert len(outside) > 15
    base = live_server.url
    spoken = {"name": "django_language", "value": language, "url": base}
    with context_for(chrome, cookies=[*session_of(coordination, base), spoken], looked_at=True) as context:
        problems = visit(context.new_page(), base, list(dict.fromkeys([*inside, *states])), LOOKS[language])
    with context_for(chrome, cookies=[spoken], looked_at=True) as context:
        problems += visit(context.new_page(), base, [*outside, *open_states], LOOKS[language])
        problems += visit(context.new_page(), base, gone, LOOKS[language], gone=True)
    assert "\n".join(problems) == ""
