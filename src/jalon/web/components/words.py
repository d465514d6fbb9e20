"""The words of plans on screen: levels, statuses, columns, dates. A network's own words come before ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, ngettext, npgettext, pgettext_lazy
from django.utils.translation import gettext as _

from jalon.accounts.roles import Audience
from jalon.documents.errors import UnreadableFile
from jalon.network.models import Network
from jalon.phrases.schedules.halves import two_times
from jalon.plans.choices import LEVELS, Status
from jalon.plans.models import Plan
from jalon.plans.queries.plan_names import plan_names
from jalon.wording import causes, doubts, figures, plans

FIELDS = ("leads", "schedule", "expected_results", "results")
# What a column of a document may hold, in the order they are offered.
ROLES = ("number", *LEVELS, *FIELDS, "status", "extra")

AUDIENCE_WORDS = {
    Audience.PUBLIC: gettext_lazy("Everybody"),
    Audience.MEMBERS: gettext_lazy("The members"),
    Audience.BOARD: gettext_lazy("The board only"),
}


def language() -> str:
    """The language of the page."""
    return get_language() or settings.LANGUAGE_CODE


def language_attribute(theirs: str) -> SafeString:
    """The HTML attribute of words in a language, when the page speaks another; nothing else needs to say it."""
    if not theirs or theirs == language().partition("-")[0]:
        return SafeString("")
    return format_html(' lang="{}"', theirs)


def level_word(level: str, own: Mapping[str, Any] | None = None) -> str:
    """What a network calls this level."""
    return plans.level_word(level, language(), own)


def status_word(status: str) -> str:
    """The word of a status; "" states none."""
    return plans.status_word(status, language())


def audience_word(audience: int) -> str:
    """Who may see something."""
    return str(AUDIENCE_WORDS[Audience(audience)])


def percent_word(percent: Decimal | float | None) -> str:
    """ "40 %", "12,5 %", with a space that does not break in French; "" when none is said."""
    return "" if percent is None else figures.percent_words(percent, language())


def field_word(name: str, own: Mapping[str, Any] | None = None) -> str:
    """What a network calls this column."""
    return plans.field_word(name, language(), own)


def doubt_sentence(doubt: Mapping[str, Any], own: Mapping[str, Any] | None = None) -> str:
    """A question that a reading leaves."""
    return doubts.doubt_sentence(doubt, language(), own)


def explain(error: UnreadableFile) -> str:
    """Why a file cannot be read, for the person who gave it."""
    return causes.cause_sentence(error.cause, error.values, language())


def names_of(layout: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """What a document calls its columns, under what the network itself calls things.

    Of several columns of times (a start and an end, quarters), none names the whole.
    """
    columns = (layout or {}).get("columns") or []
    parted = {"schedule"} if [column["role"] for column in columns].count("schedule") > 1 else set()
    headings: dict[str, Any] = {}
    for column in columns:
        if column["role"] in {*FIELDS} - parted and (heading := str(column.get("heading") or "").strip()):
            headings.setdefault(column["role"], heading.capitalize() if heading.isupper() else heading)
    return headings | dict(own)


def plan_name(plan: Plan, network: Network) -> str:
    """What a plan is called beside the others of its network."""
    return plan_names(network, language()).of(plan).words


def role_word(role: str, own: Mapping[str, Any] | None = None) -> str:
    """What a column of a document holds."""
    return level_word(role, own) if role in LEVELS else field_word(role, own)


def count_of(level: str, number: int) -> str:
    """ "12 actions" """
    words = {
        "axis": npgettext("count", "%(n)d axis", "%(n)d axes", number),
        "objective": npgettext("count", "%(n)d objective", "%(n)d objectives", number),
        "action": npgettext("count", "%(n)d action", "%(n)d actions", number),
        "item": npgettext("count", "%(n)d step", "%(n)d steps", number),
    }
    return words[level] % {"n": number}


def rows_words(rows: int, actions: int) -> str:
    """How many things a plan has to do: "44 actions", or how many of them are actions when some are not."""
    if rows == actions:
        return ngettext("%(n)s action", "%(n)s actions", rows) % {"n": rows}
    named = ngettext("%(n)s action", "%(n)s actions", actions) % {"n": actions}
    said = ngettext("%(n)s line to follow (%(actions)s)", "%(n)s lines to follow (%(actions)s)", rows)
    return said % {"n": rows, "actions": named}


def printed(number: str) -> str:
    """A number as a list prints it: "3" is "3."."""
    return f"{number}." if number[-1:].isdigit() and " " not in number else number


def day(value: date) -> str:
    """A date in words: "3 octobre 2013", "1er octobre 2013"; the day is on the line of its month."""
    return figures.unbroken(figures.day_words(value, language()), language())


def hour(value: datetime) -> str:
    """An hour: "13 h 30", "1:30 p.m."."""
    return figures.hour_words(timezone.localtime(value), language())


def moment(value: datetime) -> str:
    """A day and an hour: "3 octobre 2013, 13 h 30"; without its year when it is this one."""
    local = timezone.localdate(value)
    words = day(local)
    if local.year == timezone.localdate().year:
        words = words.removesuffix(str(local.year)).rstrip(", ")
    return f"{words}, {hour(value)}"


def span(earliest: date | None, latest: date | None) -> str:
    """The dates between which something happens, in words; "" when none is known."""
    return figures.unbroken(figures.span_words(earliest, latest, language()), language())


def iso_day(value: Any) -> date | None:
    """A date of the contracts; None for anything else, since history keeps what it was told."""
    try:
        return date.fromisoformat(value) if value else None
    except (TypeError, ValueError):
        return None


def says_only(text: str, status: str, percent: Decimal | float | None) -> bool:
    """Whether words say nothing more than a status and its percent: "En cours", "100 %", "En cours, 50 %"."""
    word, number = _bare(status_word(status)), _bare(percent_word(100 if status == Status.DONE else percent or 0))
    return _bare(text) in {word, number, word + number}


def _bare(text: str) -> str:
    """Words without spaces, commas, capitals nor final points."""
    return "".join(text.replace(",", " ").split()).strip(".…").casefold()


def when_words(when: Mapping[str, Any] | None) -> str:
    """The dates a schedule phrase was understood to mean."""
    when = when or {}
    return span(iso_day(when.get("earliest")), iso_day(when.get("latest")))


_MACHINE_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?(?:\s+|$)")
_A_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_TWICE = re.compile(r"(?:19|20)\d\d\b.*\b(?:19|20)\d\d\b", re.DOTALL)


def schedule_words(text: str, theirs: str = "") -> str:
    """A schedule as people read it, in the language of its plan.

    Days that a program wrote are in words; the start and the end that a document has in two columns are told apart.
    The rest stands as it was written.
    """
    return _schedule_words(text, theirs or language()) if _A_YEAR.search(text) else text


@lru_cache(maxsize=1 << 12)
def _schedule_words(text: str, theirs: str) -> str:
    if days := _machine_days(text):
        if len(days) == 2 and days[0] < days[1]:
            return figures.short_span_words(days[0], days[1], theirs)
        if len({*days}) == 1:
            return figures.unbroken(figures.day_words(days[0], theirs), theirs)
    if _YEAR_TWICE.search(text) and (parts := two_times(text)):
        return " – ".join(parts)
    return text


def _machine_days(text: str) -> list[date]:
    """The days of "2026-09-01 2026-10-31", one or two and nothing else."""
    found = _MACHINE_DAY.findall(text.strip())
    if not 0 < len(found) < 3 or _MACHINE_DAY.sub("", text.strip()):
        return []
    days = [iso_day(one) for one in found]
    return [day for day in days if day] if all(days) else []


_SEASONS = {
    "21": pgettext_lazy("season", "Spring %(year)s"),
    "22": pgettext_lazy("season", "Summer %(year)s"),
    "23": pgettext_lazy("season", "Autumn %(year)s"),
    "24": pgettext_lazy("season", "Winter %(year)s"),
}


def season_word(season: str) -> str:
    """ "2013-23" is "Automne 2013"."""
    year, _dash, code = season.partition("-")
    return str(_SEASONS[code]) % {"year": year} if code in _SEASONS else season


def file_size(size: int) -> str:
    """A size in words a person uses."""
    if size < 1024 * 1024:
        return _("%(n)s KB") % {"n": max(1, round(size / 1024))}
    return _("%(n)s MB") % {"n": round(size / 1024 / 1024, 1)}
