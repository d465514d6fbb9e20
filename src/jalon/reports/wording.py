"""The words of a bilan that no document gave: call them in the language of the bilan, not of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jalon.wording import figures, plans
from jalon.wording.catalogue import catalogue


def heading_of(role: str) -> str:
    """The heading of a column that the document did not have."""
    return role.removeprefix("extra:") if role.startswith("extra:") else plans.field_word(role, _language())


def status_of(status: str) -> str:
    """The word of a status; "" states none."""
    return plans.status_word(status, _language()) if status else ""


def percent_of(percent: float | Decimal | None) -> str:
    """ "40 %", "" when none is said."""
    return "" if percent is None else figures.percent_words(percent, _language())


def known_of(day: date, made: date) -> str:
    """The day a bilan speaks of, and the one it was made when that is another."""
    return figures.known_words(day, made, _language())


def unplanned() -> str:
    """What stands over the work nobody foresaw."""
    return _("Achievements outside the plan")


def under_it(results: Sequence[str]) -> list[str]:
    """Results that stand under a line or a bullet, in one paragraph that says so: no one takes them for another line.

    "Results" alone may be those that are hoped for.
    """
    said = " ".join(filter(None, results))
    return [f"{_('Results achieved')}{_(': ')}{said}"] if said else []


def numbered(number: str, text: str) -> str:
    """A number before its text, as plans print them: « AXE 1 : … », « 1. … », « C) … » (« C. » is an initial)."""
    return numbered_in(_language(), number, text)


def numbered_in(language: str, number: str, text: str) -> str:
    """The same in a language that is not that of the screen."""
    if not number or not text:
        return number or text
    lettered = any(map(str.isalpha, number))
    mark = ". " if not lettered else catalogue(language).gettext(": ") if len(number) > 1 else ") "
    return f"{number}{mark}{text}"


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
