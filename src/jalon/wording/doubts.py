"""The questions a reading leaves, in sentences: what was seen, what was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from jalon.wording.catalogue import catalogue
from jalon.wording.catalogue import gettext_noop as _
from jalon.wording.plans import field_word

# By the codes of `recognition.doubts`, with their values.
DOUBTS: Final[dict[str, str]] = {
    "uncertain_reading": _(
        "This reading is uncertain: it does not look like most plans. Check what a line is and what the columns hold, "
        "or try another reading."
    ),
    "language_unknown": _(
        "The language of this document is not known here: only its shape was read. Check what each column holds and "
        "what each line is."
    ),
    "other_reading": _("The document can also be read another way. Compare them before you go on."),
    "columns_guessed": _(
        "No heading says what the columns hold: it was guessed from what is written in them. Check each column."
    ),
    "fewer_values": _("The cell “{field}” lists {values} for {actions} actions. Check which one goes with which."),
    "more_values": _("The cell “{field}” lists {values} for only {actions} actions. Check which one goes with which."),
    "shared_value": _("A single “{field}” stands for {actions} actions: it was kept with what holds them all."),
    "rows_joined": _("A page break cut this row in two: it was put back together. Check that it reads well."),
    "name_after_break": _(
        "The numbers start again before the name of this objective, which comes after the page break. "
        "Check where it begins."
    ),
    "cell_slid": _("These values stood one column away from their place ({from}): they were put under {to}."),
    "spilled_text": _("Words of one cell were printed in its neighbour: “{text}”. Check where they belong."),
    "status_as_action": _("“{text}” stands where an action should be, but reads as a status."),
    "status_in_schedule": _(
        "The schedule says “{text}”, a status, and the results have words of their own. Check the status."
    ),
    "result_in_schedule": _(
        "The schedule holds “{text}”, which reads as a result; the results have words of their own."
    ),
    "status_conflict": _(
        "Two statuses are given: “{schedule}” in the schedule, “{results}” in the results. Choose one."
    ),
    "status_by_colour": _("The status is told by a colour that the document does not explain. Check what it means."),
    "status_by_strike": _(
        "What is struck through was taken as done ({lines} lines in all). Check that it was not given up."
    ),
    "end_before_start": _("The end (“{end}”) comes before the start (“{start}”). Check both."),
    "unread_schedule": _("“{text}” says no time that could be understood. It is kept as it is."),
    "prose_lead": _("Those in charge are given in a sentence: “{text}”. Separate the names if you wish."),
    "run_on_list": _("This list had nothing between its entries: it was cut in {entries}, at the capital letters."),
    "paragraphs_as_actions": _(
        "Each paragraph of the cell was read as an action ({actions}). Join those that are only one."
    ),
    "paragraphs_as_one": _(
        "The {paragraphs} paragraphs of the cell were read as a single action. Split it if there are several."
    ),
    "indicator_or_result": _("The column “{heading}” could hold indicators or expected results. Choose its role."),
    "no_action": _("This objective has a schedule or results of its own, and no action under it."),
    "heading_guessed": _("This line stood alone above a table: it was read as the name of an axis."),
    "nesting_guessed": _(
        "Bullets of the same level as this one ({entries}) were put under it. Check that they belong there."
    ),
    "flat_group": _("{entries} bullets follow one another at one level. Some may go together: move them if so."),
    "unknown_status": _(
        "Words that come back may say how far lines are, and none is known: {words} ({lines} lines). Say what they "
        "mean."
    ),
    "several_parts": _(
        "One cell names {parts} parts of the plan, this one last: what stands beside it was put under this one. Move "
        "what belongs elsewhere."
    ),
    "value_as_level": _(
        "“{text}” stands in several places as a line with others under it ({lines} in all). It may be the value of a "
        "column, not a level of the plan."
    ),
    "heading_as_line": _("“{text}” reads as the heading of a column, and stands among the lines ({lines} in all)."),
    "line_as_heading": _(
        "A column is headed by what reads as a line of the plan. The first row of the table may have been taken for "
        "its headings: choose the row of headings, or say that there is none."
    ),
    "numbers_jump": _(
        "The number of this line does not follow the one before ({lines} in all). A line may be missing."
    ),
    "long_field": _(
        "What is said of this line is as long as a paragraph ({lines} in all). It may be that of several lines."
    ),
    "only_text": _("None of the {lines} lines says who, when or what is expected. Compare them with the document."),
    "field_in_text": _(
        "Most lines end with words set apart, as “{text}” does ({lines} in all). They may say who or when."
    ),
    "repeated_line": _(
        "“{text}” stands several times at the same place ({lines} lines in all). It may be a value, or one line cut in "
        "several."
    ),
    "values_aside": _(
        "Columns kept as they are hold what looks like a name, a date or a status, which {lines} lines lack, “{text}” "
        "first. Check what the columns hold."
    ),
    "odd_times": _(
        "What is given as the schedule says no time ({lines} lines in all). The column may hold something else."
    ),
    "bare_lines": _(
        "Lines of a single word, as “{text}” is ({lines} in all), are seldom actions. Check what a line is."
    ),
    "wordless_line": _(
        "“{text}” is only a number, a date or a status, and stands as a line of the plan ({lines} in all)."
    ),
    "not_placed": _("Words of this row found no place: “{texts}”. They are listed under “Not placed”."),
}
_ANY: Final = _("This was read with some uncertainty. Compare it with the document.")


def doubt_sentence(doubt: Mapping[str, Any], language: str, own: Mapping[str, Any] | None = None) -> str:
    """A doubt of a proposal; in general terms when its code or a value is unknown. `own` are the network's words."""
    say = catalogue(language).gettext
    values = {name: _shown(name, value, language, own) for name, value in (doubt.get("values") or {}).items()}
    try:
        return say(DOUBTS[doubt["code"]]).format_map(values)
    except KeyError:
        return say(_ANY)


def _shown(name: str, value: Any, language: str, own: Mapping[str, Any] | None) -> str:
    if name == "field":
        return field_word(str(value), language, own)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
