"""What is uncertain in the reading of a schedule, in sentences."""

from __future__ import annotations

from typing import Final

from jalon.wording.catalogue import catalogue
from jalon.wording.catalogue import gettext_noop as _

# By the codes of `phrases.schedules`.
SCHEDULE_DOUBTS: Final[dict[str, str]] = {
    "ambiguous_frequency": _("The word for the frequency has two meanings: twice in the period, or every second one."),
    "approximate": _("The date is said to be approximate."),
    "calendar_or_fiscal_quarter": _("The part of the year may be counted from January or from the start of the plan."),
    "day_or_month_first": _("The day and the month are both figures: either may come first."),
    "day_or_year": _("The figures after the month may be a day or a year."),
    "exception": _("Times that are left out are kept as words: the dates still hold them."),
    "fiscal_year_assumed": _("The year was taken as a financial year."),
    "impossible_date": _("One of the dates does not exist."),
    "month_or_year": _("The figures after the year may be a month or a second year."),
    "no_schedule": _("No time was found in these words."),
    "plan_period_missing": _("The dates depend on the period of the plan, which is not known."),
    "reversed_interval": _("The end came before the start: they were exchanged."),
    "several_recurrences": _("Several frequencies are given: the first was kept."),
    "spelling": _("A word was misspelled: what it looks like was read."),
    "two_digit_year": _("The year has only two figures."),
    "uncertain": _("A question mark says that the date is uncertain."),
    "unread_words": _("Some words were not understood: they are kept as they are."),
    "year_missing": _("The date has no year."),
    "year_of_start": _("The year is said for the end only: the start was put in the year before."),
}


def schedule_doubt(code: str, language: str) -> str:
    """The sentence of a doubt on a schedule."""
    return catalogue(language).gettext(SCHEDULE_DOUBTS[code])
