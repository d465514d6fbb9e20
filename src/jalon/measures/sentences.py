"""A sentence about a value, to be put in a language: `render` does it, whoever shows it says in which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from jalon.wording.catalogue import catalogue
from jalon.wording.figures import day_words, listed, number_words, percent_words


@dataclass(frozen=True, slots=True)
class Percent:
    """A share, 0 to 100, said as such."""

    of_hundred: Decimal


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence kept as data: `one` (and `many`, chosen by `number`), and the values it names.

    Values are words as they are, numbers, days, shares, or lists of words; each is said as the language does.
    """

    one: str
    values: Mapping[str, Any] = field(default_factory=dict)
    many: str = ""
    number: int | None = None

    def render(self, language: str) -> str:
        """In French or English."""
        words = catalogue(language)
        template = words.ngettext(self.one, self.many, self.number or 0) if self.many else words.gettext(self.one)
        return template.format(**{name: _said(value, language) for name, value in self.values.items()})


def _said(value: Any, language: str) -> str:
    if isinstance(value, Percent):
        return percent_words(value.of_hundred, language)
    if isinstance(value, date):
        return day_words(value, language)
    if isinstance(value, (int, Decimal)):
        return number_words(value, language)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return listed(list(value), language)
    return str(value)
