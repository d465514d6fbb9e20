"""The words of a plan's life: amendments, reasons to carry on, who may see what."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from jalon.plans.comparing.wording import word_changes
from jalon.web.components.words import field_word

OUTCOMES = {
    "open": pgettext_lazy("amendment", "To be voted"),
    "adopted": pgettext_lazy("amendment", "Adopted"),
    "rejected": pgettext_lazy("amendment", "Rejected"),
    "withdrawn": pgettext_lazy("amendment", "Withdrawn"),
}
STATES = {
    "draft": pgettext_lazy("plan", "Being prepared"),
    "adopted": pgettext_lazy("plan", "Adopted"),
    "closed": pgettext_lazy("plan", "Closed"),
}
VERBS = {
    "changed": pgettext_lazy("amendment", "Changed"),
    "added": pgettext_lazy("amendment", "Added"),
    "moved": pgettext_lazy("amendment", "Moved"),
    "removed": pgettext_lazy("amendment", "Taken out"),
}
# The same, before the line that stands above.
UNDER = {
    "added": pgettext_lazy("amendment", "Added under:"),
    "removed": pgettext_lazy("amendment", "Taken out from under:"),
}
# Why an item goes on into the next plan, or stays behind.
REASONS = {
    "frame": gettext_lazy("part of the frame"),
    "postponed": gettext_lazy("postponed"),
    "to_continue": gettext_lazy("goes on"),
    "unfinished": gettext_lazy("not finished"),
    "recurring": gettext_lazy("comes back each time: begins again"),
    "done": gettext_lazy("done: stays behind"),
    "dropped": gettext_lazy("withdrawn: stays behind"),
}
ORIGINS = {
    "postponed": gettext_lazy("Postponed from"),
    "to_continue": gettext_lazy("Carried on from"),
    "unfinished": gettext_lazy("Carried over from"),
    "recurring": gettext_lazy("Taken up again from"),
}


def words_of(value: Any) -> str:
    """A value of an amendment as text: lists one per line."""
    if isinstance(value, list):
        return "\n".join(value)
    return "" if value is None or isinstance(value, dict) else str(value)


def difference(before: Any, after: Any) -> SafeString:
    """Both texts in one: what went is struck, what came underlined, and both are said to who does not see."""
    parts = []
    out, into = escape(_("taken out:")), escape(_("put in:"))
    for what, text in word_changes(words_of(before), words_of(after)):
        words = escape(text)
        if what == "out":
            parts.append(f'<del><span class="for-ears">{out} </span>{words}</del>')
        elif what == "in":
            parts.append(f'<ins><span class="for-ears">{into} </span>{words}</ins>')
        else:
            parts.append(words)
    return mark_safe("".join(parts).replace("\n", "<br>"))  # noqa: S308 - every text in it was escaped


def change_title(change: Mapping[str, Any], own: Mapping[str, Any]) -> str:
    """What happened to what: « Modifié : Échéancier », « Ajouté sous : » before the line it is under."""
    verb = str((UNDER if change.get("where") else VERBS).get(change["verb"]) or VERBS[change["verb"]])
    if change["verb"] != "changed" or change["field"] == "text":
        return verb
    name = str(change["field"])
    word = name.removeprefix("extra.") if name.startswith("extra.") else field_word(name, own)
    return _("%(verb)s: %(field)s") % {"verb": verb, "field": word}
