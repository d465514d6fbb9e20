"""Sentences for people, in French or in English, through gettext.

French is the language of the sources, so only English has a catalogue, read from the `.po` file itself: a
fresh clone speaks both without a build step. Nothing here imports Django: fast commands must not.
"""

from __future__ import annotations

import ast
import gettext
import os
import re
from pathlib import Path
from typing import Literal

Language = Literal["fr", "en"]
_LOCALE = Path(__file__).parent / "locale"


class Catalogue(gettext.NullTranslations):
    """The sentences of one language. A French sentence without a translation is shown as it is."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__()
        self.entries = read_po(path.read_text(encoding="utf-8")) if path else {}

    def gettext(self, message: str) -> str:
        """The sentence in this language."""
        return (self.entries.get(message) or [message])[0] or message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The singular or plural sentence: none is singular in French, plural in English."""
        forms = self.entries.get(msgid1)
        if forms and len(forms) > 1:
            return forms[n != 1]
        return msgid1 if abs(n) < 2 else msgid2


def read_po(source: str) -> dict[str, list[str]]:
    """Translations of a gettext `.po` file by original, singular then plural; fuzzy ones are left out."""
    entries: dict[str, list[str]] = {}
    for block in source.split("\n\n"):
        fields: dict[str, str] = {}
        key = ""
        for line in block.splitlines():
            if line.startswith("#"):
                if "fuzzy" in line and line.startswith("#,"):
                    fields["fuzzy"] = "1"
            elif line.startswith('"'):
                fields[key] += ast.literal_eval(line)
            elif line.strip():
                key, _, value = line.partition(" ")
                fields[key] = ast.literal_eval(value)
        if fields.get("msgid") and "fuzzy" not in fields:
            forms = [value for name, value in fields.items() if name.startswith("msgstr")]
            entries[fields["msgid"]] = forms
    return entries


def language_of(environment: dict[str, str] | os._Environ[str]) -> Language:
    """The language a person's system asks for: English when it says so, else French."""
    for name in ("JALON_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "").lower()
        if value and value not in {"c", "posix", "c.utf-8"}:
            return "en" if value.startswith("en") else "fr"
    return "fr"


_catalogues: dict[Language, Catalogue] = {}
_current: list[Language] = []


def catalogue(language: Language) -> Catalogue:
    """The sentences of a language, read once."""
    if language not in _catalogues:
        path = _LOCALE / language / "LC_MESSAGES" / "cli.po"
        _catalogues[language] = Catalogue(path if path.exists() else None)
    return _catalogues[language]


def speak(language: Language) -> None:
    """Use this language from now on."""
    _current[:] = [language]


def spoken() -> Language:
    """The language in use: the one asked for, else the one of the system."""
    return _current[0] if _current else language_of(os.environ)


def text(message: str, /, **values: object) -> str:
    """A French sentence of the sources in the language in use, its {fields} filled."""
    sentence = _set(catalogue(spoken()).gettext(message))
    return sentence.format(**values) if values else sentence


def plural(one: str, many: str, number: int, /, **values: object) -> str:
    """One of two French sentences by number, in the language in use; {n} is the number."""
    return _set(catalogue(spoken()).ngettext(one, many, number)).format(n=number, **values)


def labelled(label: str, value: object) -> str:
    """A label and its value on one line, with the colon of the language in use."""
    return text("{label} : {value}", label=label, value=value)


_BEFORE = re.compile(r" (?=[:%»])")


def _set(sentence: str) -> str:
    """French typography: spaces that do not break before : % » and after «. Lines of examples are left as typed."""
    if spoken() == "en":
        return sentence
    lines = sentence.split("\n")
    return "\n".join(
        line if line.startswith("  ") else _BEFORE.sub("\u00a0", line).replace("« ", "«\u00a0") for line in lines
    )
