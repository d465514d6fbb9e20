"""No page mixes languages: what Jalon says itself is in the language of the page, to the last word and date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import polib
import pytest
from django.test import Client
from lxml import html
from tools.messages import CATALOGUE

from jalon.accounts.roles import Role
from jalon.plans.models import Plan
from tests.web.addresses import MARK, addresses, make_world

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
def test_a_page_speaks_one_language(language: str, role: Role) -> None:
    world = make_world()
    client = Client(headers={"accept-language": language})
    client.force_login(world.people[role])
    problems: list[str] = []
    seen = 0
    for address in addresses():
        path = address.fill(world) + address.asked()
        if "logout" in path:
            continue
        answer = client.get(path)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if answer.status_code == 200 and b"<main" in content:
            seen += 1
            problems += [f"{path}: {words}" for words in sorted(foreign(content.decode()))]
    assert seen > 20
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
def test_the_words_of_a_plan_alone_are_in_its_language(language: str, theirs: str) -> None:
    world = make_world()
    Plan.objects.update(language=theirs)
    client = Client(headers={"accept-language": language})
    client.force_login(world.people[Role.COORDINATION])
    ours = OTHERS[theirs] - THEIRS
    problems: set[str] = set()
    marked: set[str] = set()
    for address in addresses():
        answer = client.get(path := address.fill(world) + address.asked())
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if f'<html lang="{language}"'.encode() not in content:
            continue
        for text, said_in in placed(without_documents(html.fromstring(content.decode()))):
            if said_in != language and re.sub(r"[ \t\n]+", " ", text).strip() in ours:
                problems.add(f"{path}: {text}")
            if said_in == theirs and MARK in text:
                marked.add(address.name)
    assert problems == set()
    seen = {"plan", "plan_item", "timeline", "plan_responsibility", "plan_assembly", "plan_carry"}
    if language == "fr":  # it speaks the language of whom it was sent to
        seen.add("reply_line")
    assert seen - marked == set()
