"""The words of progress: what presses, who said it, what changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from jalon.plans.choices import ReportChannel
from jalon.plans.rules.concern import Concern
from jalon.plans.rules.recurrence import OccurrenceState
from jalon.web.components.words import day

MISSING_NAMED: Final = 4
OCCURRENCES = {
    OccurrenceState.DONE: pgettext_lazy("occurrence", "Held"),
    OccurrenceState.MISSED: pgettext_lazy("occurrence", "Missed"),
    OccurrenceState.NEXT: pgettext_lazy("occurrence", "Next"),
    OccurrenceState.COMING: pgettext_lazy("occurrence", "To come"),
}
# The marks of statuses that say the same.
OCCURRENCE_MARKS = {"done": "done", "missed": "not_done", "next": "in_progress", "coming": "to_do"}
CHANNELS = {
    ReportChannel.DOCUMENT: gettext_lazy("in the document"),
    ReportChannel.PAGE: "",
    ReportChannel.MAIL: gettext_lazy("by e-mail"),
    ReportChannel.TYPED: "",
    ReportChannel.PROPOSED: gettext_lazy("proposed by Jalon, then approved"),
}
VERBS = {
    "assigned": gettext_lazy("said who answers"),
    "amended": gettext_lazy("wrote an amendment"),
    "reworded": gettext_lazy("reworded an amendment"),
    "voted": gettext_lazy("noted what the assembly decided"),
    "created": gettext_lazy("created the plan"),
    "changed": gettext_lazy("changed"),
    "added": gettext_lazy("added"),
    "moved": gettext_lazy("moved"),
    "removed": gettext_lazy("took out of the plan"),
    "restored": gettext_lazy("put back"),
    "reported": gettext_lazy("told the news"),
    "withdrawn": gettext_lazy("withdrew what was told"),
    "standing": gettext_lazy("approved what was told"),
    "waiting": gettext_lazy("put back what was told"),
    "refused": gettext_lazy("refused what was told"),
    "measure_linked": gettext_lazy("chose what counts an expected result"),
    "measure_unlinked": gettext_lazy("took back what counts an expected result"),
    "result_approved": gettext_lazy("approved a computed result"),
    "result_corrected": gettext_lazy("corrected a computed result"),
    "result_refused": gettext_lazy("refused a computed result"),
    "result_waiting": gettext_lazy("put back a computed result"),
    "adopted": gettext_lazy("noted that the plan was adopted"),
    "closed": gettext_lazy("closed the plan"),
    "reopened": gettext_lazy("opened the plan again"),
    "published": gettext_lazy("published the plan"),
    "unpublished": gettext_lazy("withdrew the plan from the public"),
    "name_decided": gettext_lazy("said of words whether they are a name"),
    "carried_on": gettext_lazy("began the plan from the previous one"),
    "updated": gettext_lazy("brought the plan up to date from a file"),
    "update_undone": gettext_lazy("undid the update from a file"),
}

LABELS = {
    "place": gettext_lazy("Place"),
    "visibility": gettext_lazy("Who may see it"),
    "percent": gettext_lazy("Percent done"),
    "title": gettext_lazy("Title of the plan"),
    "organisation": gettext_lazy("Organisation"),
    "period": gettext_lazy("Period"),
    "updated_on": gettext_lazy("Updated on"),
    "adopted_on": gettext_lazy("Adopted on"),
    "closed_on": gettext_lazy("Closed on"),
    "are_names": gettext_lazy("Somebody’s name"),
    "not_names": gettext_lazy("Not a name"),
    "general_objectives": gettext_lazy("General objectives"),
    "items": gettext_lazy("Lines"),
    "left_out": gettext_lazy("Left out of the average"),
    "person": gettext_lazy("Who answers for it"),
    "substitute": gettext_lazy("Substitute"),
    "amendment": gettext_lazy("Amendment"),
    "outcome": gettext_lazy("What was decided"),
}


def concern_words(concern: Concern, on: date, told: bool) -> str:  # noqa: FBT001 the parts of an Asked
    """What an item asks, beside its status."""
    words = {
        Concern.LATE: _("Late: it was due on %(day)s"),
        Concern.DUE: _("Due on %(day)s"),
        Concern.SILENT: _("No news since %(day)s") if told else _("To do since %(day)s, no news yet"),
    }
    return words[concern] % {"day": day(on)}


def signature(author: str, said_by: str, channel: str) -> str:
    """Who says it, who typed it, how it came."""
    how = str(CHANNELS[ReportChannel(channel)])
    if channel == ReportChannel.DOCUMENT:
        return how[:1].upper() + how[1:]
    if said_by and author and said_by != author and channel == ReportChannel.TYPED:
        return _("According to %(said_by)s, typed by %(author)s") % {"said_by": said_by, "author": author}
    return ", ".join(filter(None, (said_by or author or "Jalon", how)))


def verb_words(verb: str) -> str:
    """What somebody did."""
    return str(VERBS.get(verb, VERBS["changed"]))


def standing_words(done: int, of: int, missing: Sequence[str], *, yearly: bool) -> str:
    """ "2 of 3 this year; missing: spring 2027"; the first few of `missing` are named."""
    words = pgettext("promise", "%(done)d of %(of)d this year") if yearly else pgettext("promise", "%(done)d of %(of)d")
    standing = words % {"done": done, "of": of}
    if not missing:
        return standing
    names = list(missing[:MISSING_NAMED]) + ["…"] * (len(missing) > MISSING_NAMED)
    return _("%(standing)s; missing: %(names)s") % {"standing": standing, "names": ", ".join(names)}


def field_label(name: str) -> str:
    """The name of a field that no column of a document has; "" for the others."""
    return str(LABELS.get(name, ""))
