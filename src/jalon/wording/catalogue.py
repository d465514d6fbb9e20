"""Sentences by language, for who does not load Django: the catalogue that Django reads too, through `gettext` alone.

English is the language of the sources and has no catalogue. Sentences kept as data are marked with the `noop`
functions, so that `make messages` gathers them, and are put in a language later.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path
from typing import Final

LOCALE: Final = Path(__file__).parent.parent / "locale"
DOMAIN: Final = "django"  # the only name Django reads


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The sentences of a language, read once; those of the sources when it has none."""
    return gettext.translation(DOMAIN, LOCALE, [language.replace("-", "_")], fallback=True)


def gettext_noop(sentence: str) -> str:
    """A sentence kept as data."""
    return sentence


def ngettext_noop(one: str, many: str) -> tuple[str, str]:
    """A sentence with a number, kept as data."""
    return one, many


def pgettext_noop(context: str, sentence: str) -> tuple[str, str]:
    """A sentence kept as data, with what tells it from another of the same words."""
    return context, sentence
