"""The questions a reading leaves, in sentences: what was seen, what was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jalon.web.components.words import field_word

SENTENCES = {
    "columns_guessed": gettext_lazy(
        "No heading says what the columns hold: it was guessed from what is written in them. Check the columns above."
    ),
    "fewer_values": gettext_lazy(
        "The cell “%(field)s” lists %(values)s for %(actions)s actions. Check which one goes with which."
    ),
    "more_values": gettext_lazy(
        "The cell “%(field)s” lists %(values)s for only %(actions)s actions. Check which one goes with which."
    ),
    "shared_value": gettext_lazy(
        "A single “%(field)s” stands for %(actions)s actions: it was kept with what holds them all."
    ),
    "rows_joined": gettext_lazy(
        "A page break cut this row in two: it was put back together. Check that it reads well."
    ),
    "name_after_break": gettext_lazy(
        "The numbers start again before the name of this objective, which comes after the page break. "
        "Check where it begins."
    ),
    "cell_slid": gettext_lazy(
        "These values stood one column away from their place (%(from)s): they were put under %(to)s."
    ),
    "spilled_text": gettext_lazy(
        "Words of one cell were printed in its neighbour: “%(text)s”. Check where they belong."
    ),
    "status_as_action": gettext_lazy("“%(text)s” stands where an action should be, but reads as a status."),
    "status_in_schedule": gettext_lazy(
        "The schedule says “%(text)s”, a status, and the results have words of their own. Check the status."
    ),
    "result_in_schedule": gettext_lazy(
        "The schedule holds “%(text)s”, which reads as a result; the results have words of their own."
    ),
    "status_conflict": gettext_lazy(
        "Two statuses are given: “%(schedule)s” in the schedule, “%(results)s” in the results. Choose one."
    ),
    "unread_schedule": gettext_lazy("“%(text)s” says no time that could be understood. It is kept as it is."),
    "prose_lead": gettext_lazy("Those in charge are given in a sentence: “%(text)s”. Separate the names if you wish."),
    "run_on_list": gettext_lazy(
        "This list had nothing between its entries: it was cut in %(entries)s, at the capital letters."
    ),
    "paragraphs_as_actions": gettext_lazy(
        "Each paragraph of the cell was read as an action (%(actions)s). Join those that are only one."
    ),
    "paragraphs_as_one": gettext_lazy(
        "The %(paragraphs)s paragraphs of the cell were read as a single action. Split it if there are several."
    ),
    "indicator_or_result": gettext_lazy(
        "The column “%(heading)s” could hold indicators or expected results. Choose its role above."
    ),
    "no_action": gettext_lazy("This objective has a schedule or results of its own, and no action under it."),
    "heading_guessed": gettext_lazy("This line stood alone above a table: it was read as the name of an axis."),
    "nesting_guessed": gettext_lazy(
        "These %(entries)s bullets stood at one level: they were put under one of them. Check that they belong there."
    ),
    "flat_group": gettext_lazy(
        "%(entries)s bullets follow one another at one level. Some may go together: move them if so."
    ),
    "not_placed": gettext_lazy("Words of this row found no place: “%(texts)s”. They are listed under “Not placed”."),
}
_GENERAL = gettext_lazy("This was read with some uncertainty. Compare it with the document.")


def sentence(doubt: Mapping[str, Any], own: Mapping[str, Any] | None = None) -> str:
    """A doubt of a proposal, in words; a code unknown here is said in general terms."""
    values = {name: _plain(name, value, own) for name, value in (doubt.get("values") or {}).items()}
    try:
        return str(SENTENCES[doubt["code"]]) % values
    except (KeyError, TypeError, ValueError):
        return str(_GENERAL)


def _plain(name: str, value: Any, own: Mapping[str, Any] | None) -> str:
    if name == "field":
        return field_word(str(value), own)
    if isinstance(value, list):
        return _(", ").join(map(str, value))
    return str(value)
