"""No page mixes languages: what Jalon says itself is in the language of the page, to the last word and date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import polib
import pytest
from django.test import Client
from lxml import html
from tools.messages import CATALOGUE

from jalon.accounts.roles import Role
from jalon.plans.models import Plan
from tests.web.addresses import MARK, World, addresses

pytestmark = pytest.mark.django_db

ENTRIES: Final = [entry for entry in polib.pofile(str(CATALOGUE)) if entry.msgstr]
ENGLISH: Final = {entry.msgid for entry in ENTRIES}
FRENCH: Final = {entry.msgstr for entry in ENTRIES}
OTHERS: Final = {"fr": ENGLISH - FRENCH, "en": FRENCH - ENGLISH}
# A date or a percent as the other language writes it.
FORMS: Final = {
    "fr": re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d"),
    "en": re.compile(
        r"\d (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) \d|\d\u00a0%"
    ),
}
# Words that a network or a document wrote, and names of languages.
THEIRS: Final = {"Français", "English", "Action", "Plan", "Comité", "Organisme"}


@pytest.fixture
def world(shared_world: World) -> World:
    return shared_world


@dataclass(frozen=True)
class Seen:
    """A page as somebody sees it."""

    name: str
    path: str
    status: int
    content: str


Walk = Callable[[str, Role], list[Seen]]


@pytest.fixture(scope="module")
def kept() -> dict[tuple[str, ...], list[Seen]]:
    return {}


@pytest.fixture
def walk(world: World, kept: dict[tuple[str, ...], list[Seen]]) -> Walk:
    """Somebody walks once through every page in a language, for all the tests that look at what was answered."""

    def once(language: str, role: Role) -> list[Seen]:
        asked = (language, role, *Plan.objects.values_list("language", flat=True).distinct())
        if asked not in kept:
            kept[asked] = list(walked(world, language, role))
        return kept[asked]

    return once


def walked(world: World, language: str, role: Role) -> Iterator[Seen]:
    client = Client(headers={"accept-language": language})
    client.force_login(world.people[role])
    for address in addresses():
        answer = client.get(path := address.fill(world) + address.asked())
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if b"<main" in content:
            yield Seen(address.name, path, answer.status_code, content.decode())


def without_documents(root: html.HtmlElement) -> html.HtmlElement:
    """A page without the whole documents it shows, which speak their own language and say which."""
    for shown in root.find_class("own-document"):
        if shown.get("lang"):
            shown.drop_tree()
    return root


def said(root: html.HtmlElement) -> Iterator[str]:
    """The texts of a page, and what its attributes say."""
    letters = {text for letter in root.find_class("mail-text") for text in letter.itertext()}  # in that of its reader
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in {"script", "style"}:
            yield element.tail or ""
            continue
        yield from (text for text in (element.text or "", element.tail or "") if text not in letters)
        yield from (element.get(name) or "" for name in ("title", "aria-label", "alt", "placeholder", "data-label"))


def foreign(page: str) -> set[str]:
    """What a page says in the other language."""
    root = without_documents(html.fromstring(page))
    language = root.get("lang")
    found = set()
    for text in said(root):
        words = re.sub(r"[ \t\n]+", " ", text).strip()
        if words in OTHERS[language] and words not in THEIRS:
            found.add(words)
        found |= set(FORMS[language].findall(words))
    return found


@pytest.mark.parametrize("role", [Role.COORDINATION, Role.READER])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_page_speaks_one_language(language: str, role: Role, walk: Walk) -> None:
    seen = [page for page in walk(language, role) if page.status == 200 and "logout" not in page.path]
    problems = [f"{page.path}: {words}" for page in seen for words in sorted(foreign(page.content))]
    assert len(seen) > 20
    assert "\n".join(problems) == ""


def language_of(element: html.HtmlElement | None) -> str:
    """The language an element is said to be in, by itself or by what holds it."""
    while element is not None and not element.get("lang"):
        element = element.getparent()
    return "" if element is None else str(element.get("lang"))


def placed(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """The texts of a page and what its attributes say, each with the language it is said to be in."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in {"script", "style"}:
            yield element.text or "", language_of(element)
            for name in ("title", "aria-label", "alt", "placeholder", "data-label"):
                yield element.get(name) or "", language_of(element)
        yield element.tail or "", language_of(element.getparent())


@pytest.mark.parametrize(("language", "theirs"), [("fr", "en"), ("en", "fr")])
def test_the_words_of_a_plan_alone_are_in_its_language(language: str, theirs: str, world: World, walk: Walk) -> None:
    Plan.objects.update(language=theirs)
    ours = OTHERS[theirs] - THEIRS
    problems: set[str] = set()
    marked: set[str] = set()
    for page in walk(language, Role.COORDINATION):
        if f'<html lang="{language}"' not in page.content:
            continue
        for text, said_in in placed(without_documents(html.fromstring(page.content))):
            if said_in != language and re.sub(r"[ \t\n]+", " ", text).strip() in ours:
                problems.add(f"{page.path}: {text}")
            if said_in == theirs and MARK in text:
                marked.add(page.name)
    assert problems == set()
    seen = {"plan", "plan_item", "timeline", "plan_responsibility", "plan_assembly", "plan_carry"}
    if language == "fr":  # it speaks the language of whom it was sent to
        seen.add("reply_line")
    assert seen - marked == set()
