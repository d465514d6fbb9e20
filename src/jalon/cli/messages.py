"""Sentences for people, in French or in English. Nothing here imports Django: fast commands must not."""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Literal

from jalon.wording import figures
from jalon.wording.catalogue import DOMAIN, LOCALE, catalogue

Language = Literal["fr", "en"]
SPACES: Final = "\n\t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


def language_of(environment: dict[str, str] | os._Environ[str]) -> Language:
    """The language a person's system asks for: English when it says so, else French."""
    for name in ("JALON_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "").lower()
        if value and value not in {"c", "posix", "c.utf-8"}:
            return "en" if value.startswith("en") else "fr"
    return "fr"


_current: list[Language] = []


def speak(language: Language) -> None:
    """Use this language from now on."""
    _current[:] = [language]


def spoken() -> Language:
    """The language in use: the one asked for, else the one of the system."""
    return _current[0] if _current else language_of(os.environ)


def text(message: str, /, **values: object) -> str:
    """An English sentence of the sources in the language in use, its {fields} filled."""
    sentence = catalogue(spoken()).gettext(message)
    return sentence.format(**_shown(values)) if values else sentence


def plural(one: str, many: str, number: int, /, **values: object) -> str:
    """One of two English sentences by number, in the language in use; {n} is the number."""
    return catalogue(spoken()).ngettext(one, many, number).format(n=number, **_shown(values))


def _shown(values: dict[str, object]) -> dict[str, object]:
    """What fills a sentence, without what a terminal would obey or cannot write: it may come from a file of anybody."""
    return {name: plain(value) if isinstance(value, str) else value for name, value in values.items()}


def plain(words: str) -> str:
    """Words of anybody, for a terminal: what is no letter is shown as such; lines stay lines."""
    if words.isprintable():
        return words
    return "".join(
        letter if letter.isprintable() or letter in SPACES else "\N{REPLACEMENT CHARACTER}" for letter in words
    )


def labelled(label: str, value: object) -> str:
    """A label and its value on one line, with the colon of the language in use."""
    return figures.labelled(label, value, spoken())


@contextmanager
def spoken_by_libraries() -> Iterator[None]:
    """Meanwhile click, which says its own words through gettext, says them in the language in use.

    gettext reads the language nowhere but in the environment. Ours is asked for once, not for each sentence.
    """
    unsaid = not _current
    speak(spoken())
    gettext.bindtextdomain(DOMAIN, LOCALE)
    domain, language = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = spoken()
    try:
        yield
    finally:
        if unsaid:
            _current.clear()
        gettext.textdomain(domain)
        if language is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = language
