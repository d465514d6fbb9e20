"""The words of plans: levels, columns, statuses. A network's own words come before ours."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from jalon.wording.catalogue import catalogue, pgettext_noop
from jalon.wording.catalogue import gettext_noop as _
from jalon.wording.figures import day_words

STATUSES: Final[dict[str, tuple[str, str]]] = {
    "to_do": pgettext_noop("status", "To do"),
    "in_progress": pgettext_noop("status", "In progress"),
    "partial": pgettext_noop("status", "Partly done"),
    "done": pgettext_noop("status", "Done"),
    "not_done": pgettext_noop("status", "Not done"),
    "to_continue": pgettext_noop("status", "To be continued"),
    "postponed": pgettext_noop("status", "Postponed"),
    "dropped": pgettext_noop("status", "Withdrawn"),
    "none": pgettext_noop("status", "No status given"),
}
# From what is finished to what is not: bars, legends and tables of counts follow it.
STATUS_ORDER: Final = (
    "done",
    "partial",
    "in_progress",
    "to_continue",
    "to_do",
    "postponed",
    "not_done",
    "dropped",
    "none",
)
LEVELS: Final[dict[str, str]] = {
    "axis": _("Axis"),
    "objective": _("Objective"),
    "action": _("Action"),
    "item": _("Step"),
}
FIELDS: Final[dict[str, str]] = {
    "text": _("Text"),
    "number": _("Number"),
    "leads": _("In charge"),
    "schedule": _("Schedule"),
    "expected_results": _("Expected results"),
    "results": _("Results"),
    "status": _("Status"),
    "extra": _("Other column"),
}

_UNTITLED: Final = _("Untitled plan")
_TOLD_APART: Final = _("{title} ({what})")
_ADDED: Final = _("added on {day}")


def untitled_plan(language: str) -> str:
    """What a plan without a title is called."""
    return catalogue(language).gettext(_UNTITLED)


def told_apart_words(title: str, what: str, language: str) -> str:
    """A title, and what tells it from another like it."""
    return catalogue(language).gettext(_TOLD_APART).format(title=title, what=what)


def added_words(day: date, language: str) -> str:
    """When a plan was added to a network."""
    return catalogue(language).gettext(_ADDED).format(day=day_words(day, language))


def status_word(status: str, language: str) -> str:
    """The word of a status; "" states none."""
    return catalogue(language).pgettext(*STATUSES[status or "none"])


def level_word(level: str, language: str, own: Mapping[str, Any] | None = None) -> str:
    """What a network calls this level."""
    return capital(str((own or {}).get(level) or catalogue(language).gettext(LEVELS[level])))


def field_word(name: str, language: str, own: Mapping[str, Any] | None = None) -> str:
    """What a network calls this column; a name that is none of ours stays as it is."""
    ours = FIELDS.get(name) or LEVELS.get(name)
    return capital(str((own or {}).get(name) or (catalogue(language).gettext(ours) if ours else name)))


def capital(word: str) -> str:
    """A word as a heading or a label begins."""
    return word[:1].upper() + word[1:]
