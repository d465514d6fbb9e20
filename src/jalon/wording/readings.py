"""What a reading is worth, in sentences: how sure it is, what to look at in it, and the other ways to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from jalon.wording.catalogue import catalogue, ngettext_noop, pgettext_noop
from jalon.wording.catalogue import gettext_noop as _

Json = Mapping[str, Any]

SURE: Final = 0.75  # confidence from which a reading is said to be sure: no other one is tried
UNCERTAIN: Final = 0.6  # confidence below which it is said to be uncertain

# By the names of `recognition.readings`.
WAYS: Final[dict[str, str]] = {
    "table": _("Tables: each row is a line of the plan"),
    "lines": _("Headings and lists"),
    "report": _("A report of what was done"),
    "none": _("A document without a plan"),
}
# What a doubt is about, by its code; where it says a field, it is about that one.
_SUBJECTS: Final[dict[str, str]] = {
    "columns_guessed": "columns",
    "indicator_or_result": "columns",
    "cell_slid": "columns",
    "rows_joined": "pieces",
    "spilled_text": "pieces",
    "run_on_list": "pieces",
    "paragraphs_as_actions": "pieces",
    "paragraphs_as_one": "pieces",
    "status_as_action": "status",
    "status_in_schedule": "status",
    "status_conflict": "status",
    "status_by_colour": "status",
    "status_by_strike": "status",
    "result_in_schedule": "results",
    "unread_schedule": "schedule",
    "prose_lead": "leads",
    "name_after_break": "places",
    "no_action": "places",
    "heading_guessed": "places",
    "nesting_guessed": "places",
    "flat_group": "places",
    "unknown_status": "status",
    "several_parts": "places",
    "value_as_level": "places",
    "heading_as_line": "places",
    "line_as_heading": "columns",
    "numbers_jump": "numbers",
    "long_field": "texts",
    "only_text": "texts",
    "field_in_text": "texts",
    "repeated_line": "places",
    "values_aside": "columns",
    "odd_times": "schedule",
    "bare_lines": "places",
    "wordless_line": "places",
    "not_placed": "texts",
}
_COUNTS: Final = {
    "columns": ngettext_noop("{n} column", "{n} columns"),
    "schedule": ngettext_noop("{n} schedule", "{n} schedules"),
    "leads": ngettext_noop("{n} name of who is in charge", "{n} names of who is in charge"),
    "expected_results": ngettext_noop("{n} expected result", "{n} expected results"),
    "results": ngettext_noop("{n} result", "{n} results"),
    "status": ngettext_noop("{n} status", "{n} statuses"),
    "numbers": ngettext_noop("{n} number", "{n} numbers"),
    "places": ngettext_noop("{n} place in the plan", "{n} places in the plan"),
    "pieces": ngettext_noop("{n} text cut or joined", "{n} texts cut or joined"),
    "texts": ngettext_noop("{n} text", "{n} texts"),
    "others": ngettext_noop("{n} other point", "{n} other points"),
}
_LEVELS: Final = {
    "axis": ngettext_noop("{n} axis", "{n} axes"),
    "objective": ngettext_noop("{n} objective", "{n} objectives"),
    "action": ngettext_noop("{n} action", "{n} actions"),
    "item": ngettext_noop("{n} item", "{n} items"),
}
_CONFIDENCE: Final = {
    "sure": pgettext_noop("confidence", "Sure reading"),
    "check": pgettext_noop("confidence", "Reading to check"),
    "uncertain": pgettext_noop("confidence", "Uncertain reading"),
}


@dataclass(slots=True)
class Group:
    """Doubts about one column or of one kind; `number` is how many lines they are about."""

    subject: str
    number: int = 0
    doubts: list[Json] = field(default_factory=list)

    def words(self, language: str) -> str:
        """ "13 schedules" """
        return catalogue(language).ngettext(*_COUNTS[self.subject], self.number).format(n=self.number)


def grouped(doubts: Iterable[Json]) -> list[Group]:
    """The doubts of lines by what they are about, those about most lines first."""
    groups: dict[str, Group] = {}
    for doubt in doubts:
        values = doubt.get("values") or {}
        subject = _SUBJECTS.get(doubt["code"]) or str(values.get("field", ""))
        group = groups.setdefault(subject if subject in _COUNTS else "others", Group(""))
        group.doubts.append(doubt)
        group.number += int(values.get("lines") or 1)
    for subject, group in groups.items():
        group.subject = subject
    return sorted(groups.values(), key=lambda group: -group.number)


def confidence_of(proposal: Json) -> str:
    """ "sure", "check" or "uncertain"; "" where there is no plan to be sure of, or nobody said."""
    confidence = proposal.get("confidence")
    if proposal.get("kind") != "plan" or confidence is None:
        return ""
    if confidence < UNCERTAIN or not proposal.get("nodes"):
        return "uncertain"
    return "sure" if confidence >= SURE else "check"


def confidence_word(proposal: Json, language: str) -> str:
    """ "Sure reading", "Reading to check", "Uncertain reading"; "" where nothing is to be said."""
    found = confidence_of(proposal)
    return catalogue(language).pgettext(*_CONFIDENCE[found]) if found else ""


def confidence_advice(proposal: Json, groups: list[Group], language: str) -> str:
    """What to look at, in a sentence; "" where nothing is to be said."""
    say = catalogue(language).gettext
    found = confidence_of(proposal)
    look = ", ".join(group.words(language) for group in groups[:3])
    if not found:
        return ""
    if found == "uncertain":
        return say(_("Look first at what a line is and what the columns hold."))
    if look:
        return say(_("Look first at: {what}.")).format(what=look)
    if found == "check":
        return say(_("Compare the first lines with the document."))
    return say(_("Nothing in it is doubtful."))


def way_words(name: str, language: str) -> str:
    """What a way of reading is called; its own name when it has no words."""
    return catalogue(language).gettext(WAYS[name]) if name in WAYS else name


def count_words(counts: Mapping[str, int], language: str) -> str:
    """ "5 axes, 34 actions" """
    return ", ".join(_counts(counts, language))


def _counts(counts: Mapping[str, int], language: str) -> Iterator[str]:
    for level, forms in _LEVELS.items():
        if number := counts.get(level, 0):
            yield catalogue(language).ngettext(*forms, number).format(n=number)
