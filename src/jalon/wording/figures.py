"""Days, numbers and lists in words, by language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Final

from jalon.wording.catalogue import catalogue, pgettext_noop
from jalon.wording.catalogue import gettext_noop as _

MONTHS: Final = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)
SHORT_MONTHS: Final = (
    pgettext_noop("short month", "Jan."),
    pgettext_noop("short month", "Feb."),
    pgettext_noop("short month", "March"),
    pgettext_noop("short month", "April"),
    pgettext_noop("short month", "May"),
    pgettext_noop("short month", "June"),
    pgettext_noop("short month", "July"),
    pgettext_noop("short month", "Aug."),
    pgettext_noop("short month", "Sept."),
    pgettext_noop("short month", "Oct."),
    pgettext_noop("short month", "Nov."),
    pgettext_noop("short month", "Dec."),
)
_DAY: Final = _("{month} {day}, {year}")
_DAY_OF_YEAR: Final = _("{month} {day}")
_KNOWN: Final = _("{day}, from what is known on {made}")
_MONTH: Final = _("{month} {year}")
_PERCENT: Final = _("{number}%")
_LIST: Final = _("{names} and {last}")
_LABELLED: Final = _("{label}: {value}")
_BETWEEN: Final = _("%(first)s – %(last)s")
_BY: Final = _("by %(last)s")
_FROM: Final = _("from %(first)s")
_MONTHS: Final = pgettext_noop("months", "%(first)s to %(last)s")


def month_word(month: int, language: str) -> str:
    """The name of a month, from 1 on."""
    return catalogue(language).gettext(MONTHS[month - 1])


def month_words(day: date, language: str) -> str:
    """The month of a day: "mars 2025", "March 2025"."""
    return catalogue(language).gettext(_MONTH).format(month=month_word(day.month, language), year=day.year)


def day_words(day: date, language: str) -> str:
    """A date: "1er mars 2025", "March 1, 2025"."""
    number = "1er" if day.day == 1 and language.startswith("fr") else day.day
    words = catalogue(language).gettext(_DAY)
    return words.format(month=month_word(day.month, language), day=number, year=day.year)


def short_day_words(day: date, language: str, *, year: bool = True) -> str:
    """A date for a narrow place, with spaces that do not break: "1er sept. 2026", "Sept. 1, 2026"; "1er sept."."""
    say = catalogue(language)
    number = "1er" if day.day == 1 and language.startswith("fr") else day.day
    words = say.gettext(_DAY if year else _DAY_OF_YEAR)
    month = say.pgettext(*SHORT_MONTHS[day.month - 1])
    return words.format(month=month, day=number, year=day.year).replace(" ", "\u00a0")


def short_span_words(first: date, last: date, language: str) -> str:
    """Two days and what is between: "1er sept. – 31 oct. 2026"; the year is said once where it is the same."""
    one = short_day_words(first, language, year=first.year != last.year)
    return f"{one} – {short_day_words(last, language)}"


def unbroken(words: str, language: str) -> str:
    """Words whose days stay on one line with their month, as pages and mails show them.

    Files keep the plain space: what reads them again, or sorts them, looks for it.
    """
    return _day_and_month(language).sub(lambda found: found[0].replace(" ", "\u00a0"), words)


@cache
def _day_and_month(language: str) -> re.Pattern[str]:
    """A day and its month: "18 septembre", "1er mars", "September 18"."""
    months = "|".join(month_word(one, language) for one in range(1, 13))
    return re.compile(rf"\b\d{{1,2}}(?:er)? (?:{months})\b|\b(?:{months}) \d{{1,2}}\b")


def hour_words(at: datetime | time, language: str) -> str:
    """An hour: "13 h 30" with spaces that do not break, "13 h", "1:30 p.m.", "noon"."""
    if language.startswith("fr"):
        return f"{at.hour}\u00a0h" + (f"\u00a0{at.minute:02}" if at.minute else "")
    if not at.minute and not at.hour % 12:
        return "noon" if at.hour else "midnight"
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes} {'a.m.' if at.hour < 12 else 'p.m.'}"


def moment_words(at: datetime, language: str) -> str:
    """A day and an hour: "3 octobre 2013, 13 h 30"."""
    return f"{day_words(at, language)}, {hour_words(at, language)}"


def labelled(label: str, value: object, language: str) -> str:
    """A label and its value, with the colon of the language."""
    return catalogue(language).gettext(_LABELLED).format(label=label, value=value)


def span_words(earliest: date | None, latest: date | None, language: str) -> str:
    """The days between which something happens; "" when none is known."""
    say = catalogue(language).gettext
    if earliest and latest:
        if earliest == latest:
            return day_words(earliest, language)
        if earliest.day == 1 and (latest + timedelta(days=1)).day == 1:
            return _whole_months(earliest, latest, language)
        return say(_BETWEEN) % {"first": day_words(earliest, language), "last": day_words(latest, language)}
    if latest:
        return say(_BY) % {"last": day_words(latest, language)}
    return say(_FROM) % {"first": day_words(earliest, language)} if earliest else ""


def _whole_months(earliest: date, latest: date, language: str) -> str:
    """Whole months or whole years, said as such."""
    if earliest.month == 1 and latest.month == 12:
        return str(earliest.year) if earliest.year == latest.year else f"{earliest.year}–{latest.year}"
    first, last = month_words(earliest, language), month_words(latest, language)
    if first == last:
        return first
    if earliest.year == latest.year:
        first = month_word(earliest.month, language)
    return catalogue(language).pgettext(*_MONTHS) % {"first": first, "last": last}


def known_words(day: date, made: date, language: str, *, said: str = "") -> str:
    """A day that is spoken of, and the one on which that is done when it is another: more may be known by then.

    « 31 mars 2025, d’après ce qui est connu le 12 mai 2025 ». `said` is the day otherwise than in words.
    """
    said = said or day_words(day, language)
    if day == made:
        return said
    return catalogue(language).gettext(_KNOWN).format(day=said, made=day_words(made, language))


def without_known(text: str, language: str) -> str:
    """A text without what `known_words` said in it after the day."""
    says, mark = catalogue(language).gettext(_KNOWN), "\ufffc"
    end = re.escape(says.format(day="", made=mark)).replace(mark, r"[^\W_]{1,9}(?:[ ,]{1,2}[^\W_]{1,9}){2}")
    return re.sub(end, "", text)


def number_words(value: float | Decimal, language: str) -> str:
    """A number as it is written: "1 250,5" or "1,250.5"; at most two decimals."""
    words = f"{value:,.2f}".rstrip("0").rstrip(".")
    if language.startswith("fr"):
        return words.replace(",", "\u00a0").replace(".", ",")
    return words


def percent_words(value: float | Decimal, language: str) -> str:
    """ "40 %" with a space that does not break, or "40%"."""
    return catalogue(language).gettext(_PERCENT).format(number=number_words(value, language))


def listed(names: Sequence[str], language: str) -> str:
    """ "A, B et C"."""
    if len(names) < 2:
        return "".join(names)
    return catalogue(language).gettext(_LIST).format(names=", ".join(names[:-1]), last=names[-1])
