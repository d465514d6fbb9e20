"""Codes of the packages below put into sentences: why a file is not read, what a person should look at, statuses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from jalon.cli.messages import text
from jalon.wording.catalogue import gettext_noop as _

# What each cause says. The values are those of `documents.errors.UnreadableFile`, and the name of the file.
CAUSES: Final[dict[str, str]] = {
    "empty": _("{name} holds no text."),
    "too_large": _("{name} is too large ({megabytes} MB): the limit is {limit} MB."),
    "unknown_type": _("{name} is of no known type: save it as Word (.docx), OpenDocument, PDF or Excel."),
    "wrong_type": _("{name} does not hold what its name says: save it again and try once more."),
    "damaged": _("{name} is damaged: open it in the program that made it, save it again and try once more."),
    "encrypted": _("{name} is protected by a password: save a copy without one."),
    "unsafe": _("{name} holds what a document should not: it was not opened."),
    "scanned": _("{name} is a picture of pages, without text: run character recognition on it."),
    "picture": _("{name} is a picture: a document that holds text is needed."),
    "old_format": _("{name} is in an old format: save it as {save_as}."),
    "too_long": _("{name} is too long to be read at once: cut it into several files."),
    "missing": _("{name} is not there, or cannot be opened."),
}
ANY_CAUSE: Final = _("{name} cannot be read.")

# Why a document gave neither plan nor report (notes of role "reason").
REASONS: Final[dict[str, str]] = {
    "no_plan_found": _("No action plan was found in this document: no table, no list of objectives and actions."),
    "no_words": _("This document holds no text to read."),
}

# The questions of `recognition.doubts`, with their values.
DOUBTS: Final[dict[str, str]] = {
    "columns_guessed": _("No heading says what the columns hold: it was worked out from what is written in them."),
    "fewer_values": _("The cell “{field}” gives {values} values for {actions} actions: check which goes with which."),
    "more_values": _(
        "The cell “{field}” gives {values} values for only {actions} actions: check which goes with which."
    ),
    "shared_value": _("A single value ({field}) stands for {actions} actions: it stays with what holds them all."),
    "rows_joined": _("A page break cut this row: it was put back together."),
    "name_after_break": _("The numbers start again before the name of this objective: check where it begins."),
    "cell_slid": _("These values stood one column away from their place ({from}): they are read under {to}."),
    "spilled_text": _("Words of one cell are printed in its neighbour: “{text}”."),
    "status_as_action": _("“{text}” stands where an action should, and reads as a status."),
    "status_in_schedule": _("The schedule says “{text}”, a status, and the results have words of their own."),
    "result_in_schedule": _("The schedule holds “{text}”, which reads as a result."),
    "status_conflict": _("Two statuses are given: “{schedule}” in the schedule, “{results}” in the results."),
    "unread_schedule": _("“{text}” says no time that was understood: it is kept as it is."),
    "prose_lead": _("Those in charge are given in a sentence: “{text}”."),
    "run_on_list": _("Nothing separated this list: it was cut in {entries}, at the capitals."),
    "paragraphs_as_actions": _("Each paragraph of the cell is read as an action ({actions})."),
    "paragraphs_as_one": _("The {paragraphs} paragraphs of the cell are read as a single action."),
    "indicator_or_result": _("The column “{heading}” may hold indicators or expected results."),
    "no_action": _("This objective has a schedule or results, and no action."),
    "heading_guessed": _("This line stood alone above a table: it is read as the name of an axis."),
    "nesting_guessed": _("Bullets of one level ({entries}) were put under this one, by what they mean: please check."),
    "flat_group": _("These bullets ({entries}) are of one level: some may head others."),
    "not_placed": _("Words of this row found no place: “{texts}”."),
}
ANY_DOUBT: Final = _("This reading is uncertain: compare it with the document.")

FIELDS: Final[dict[str, str]] = {
    "leads": _("leads"),
    "schedule": _("schedule"),
    "expected_results": _("expected results"),
    "results": _("results"),
    "status": _("status"),
    "text": _("text"),
    "number": _("number"),
}

# A shape and a word for each status.
STATUSES: Final[dict[str, tuple[str, str]]] = {
    "done": ("●", _("Done")),
    "in_progress": ("◐", _("In progress")),
    "partial": ("◑", _("In part")),
    "not_done": ("✕", _("Not done")),
    "postponed": ("»", _("Postponed")),
    "dropped": ("–", _("Dropped")),
    "to_do": ("○", _("To do")),
}


def cause_sentence(cause: str, values: Mapping[str, Any], name: str) -> str:
    """Why a file cannot be read, in one sentence; in general terms when the cause or a value is unknown."""
    try:
        return text(CAUSES[cause]).format(**{**values, "name": name})
    except KeyError:
        return text(ANY_CAUSE, name=name)


def doubt_sentence(doubt: Mapping[str, Any]) -> str:
    """A doubt of a proposal, in one sentence; in general terms when its code or a value is unknown."""
    values = {name: _shown(name, value) for name, value in (doubt.get("values") or {}).items()}
    try:
        return text(DOUBTS[doubt["code"]]).format(**values)
    except (KeyError, IndexError):
        return text(ANY_DOUBT)


def _shown(name: str, value: Any) -> str:
    if isinstance(value, list):
        return " · ".join(map(str, value))
    return text(FIELDS[value]) if name == "field" and value in FIELDS else str(value)


def reason_sentence(code: str) -> str:
    """Why nothing was read."""
    return text(REASONS[code])
