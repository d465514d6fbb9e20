"""The forms that pages hold, read from the pages themselves, and filled as a person would.

What a page posts without a form (`hx-post`) is read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from django.urls import resolve
from lxml import html

NUMBERS: Final = re.compile(r"\d+")
FIELDS: Final = "self::input or self::select or self::textarea or self::button"
# What is typed where a page proposes nothing.
TYPED: Final = {
    "email": "quelqu.une@ailleurs.example",
    "date": "2026-10-13",
    "number": "3",
    "numeric": "3",
    "decimal": "3",
    "tel": "418 555-0100",
    "url": "https://a.example/",
}
# What some ask in words of their own, by name.
WORDS: Final = {"reminders": "7", "links": "https://a.example/"}
PASSWORD: Final = "un mot de passe long"


@dataclass(frozen=True, slots=True)
class Field:
    """What a form asks under one name: what it would send as it is, all that may be chosen, or that it is typed."""

    name: str
    value: str | list[str] | None
    choices: frozenset[str]
    typed: bool = False

    @property
    def masked(self) -> str:
        """Its name without the numbers in it."""
        return NUMBERS.sub("#", self.name)


@dataclass(frozen=True, slots=True)
class Form:
    """Where a form is posted, what it asks, and the buttons that send it."""

    path: str
    fields: tuple[Field, ...]
    buttons: tuple[Field, ...]

    @property
    def address(self) -> str:
        """The name of the address it is posted to."""
        return resolve(urlsplit(self.path).path).view_name

    @property
    def arguments(self) -> tuple[str, ...]:
        """What this address holds."""
        return tuple(resolve(urlsplit(self.path).path).kwargs)

    def said(self, button: Field | None) -> dict[str, Any]:
        """What is posted when nothing is changed."""
        asked = [*self.fields, *([button] if button else [])]
        return {one.name: one.value for one in asked if one.value is not None}

    @property
    def shape(self) -> tuple[object, ...]:
        """What makes two forms the same, but for what they are of."""
        return (self.address, *sorted(one.masked for one in (*self.fields, *self.buttons)))


def forms_of(page: str, path: str) -> Iterator[Form]:
    """Every form of a page that is posted."""
    tree = html.document_fromstring(page)
    for form in tree.xpath("//form[translate(@method, 'POST', 'post')='post'] | //*[@hx-post][not(self::form)]"):
        target = form.get("action") if form.tag == "form" else form.get("hx-post")
        around = form.xpath(f".//*[{FIELDS}][@name][not(@form)]")
        if form.get("id"):
            around += tree.xpath(f"//*[{FIELDS}][@name][@form=$one]", one=form.get("id"))
        found: dict[str, list[Any]] = {}
        buttons = []
        for one in around:
            if one.tag == "button" or one.get("type") in ("submit", "image"):
                buttons.append(Field(one.get("name"), one.get("value", ""), frozenset([one.get("value", "")])))
            elif one.get("name") != "csrfmiddlewaretoken" and one.get("disabled") is None:
                found.setdefault(one.get("name"), []).append(one)
        fields = tuple(_field(name, parts) for name, parts in found.items())
        yield Form(urljoin(path, target or path), fields, tuple(buttons))


def _field(name: str, parts: list[Any]) -> Field:
    first = parts[0]
    kind = first.get("type", "text") if first.tag == "input" else first.tag
    if kind == "select":
        options = {one.get("value", one.text_content().strip()): one for one in first.xpath(".//option")}
        chosen = [value for value, one in options.items() if one.get("selected") is not None]
        usual = [*(one for one in chosen if one), *(one for one in options if one)]
        return Field(name, usual[0] if usual else None, frozenset(options))
    if kind in ("radio", "checkbox"):
        values = [one.get("value", "on") for one in parts]
        checked = [one.get("value", "on") for one in parts if one.get("checked") is not None]
        return Field(name, checked or values[:1], frozenset(values))
    if kind == "file":
        return Field(name, None, frozenset(), typed=True)
    if kind == "textarea":
        return Field(name, (first.text or "").strip() or WORDS.get(name, "Des mots"), frozenset(), typed=True)
    values = [one.get("value", "") for one in parts]
    if kind == "hidden":
        return Field(name, values, frozenset(values))
    typed = (
        PASSWORD
        if kind == "password"
        else TYPED.get(kind) or TYPED.get(first.get("inputmode")) or WORDS.get(name, "Des mots")
    )
    return Field(name, [one or typed for one in values], frozenset(values), typed=True)
