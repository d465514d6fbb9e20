"""The words of an update: what differs, what may be said of it, what two versions of a text have apart."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jalon.plans.comparing.differences import DifferenceKind
from jalon.plans.comparing.rows import CellValue
from jalon.plans.comparing.wording import word_changes
from jalon.plans.rules import period_dates
from jalon.web.components.lines import status_html
from jalon.web.components.words import day as day_words
from jalon.web.components.words import field_word, iso_day, span
from jalon.web.plans.words import field_label

ACCEPT = {
    DifferenceKind.PLAN: gettext_lazy("Take the words of the file"),
    DifferenceKind.CHANGED: gettext_lazy("Take the words of the file"),
    DifferenceKind.PROGRESS: gettext_lazy("Record it as news"),
    DifferenceKind.ADDED: gettext_lazy("Add to the plan"),
    DifferenceKind.MOVED: gettext_lazy("Move it"),
    DifferenceKind.REMOVED: gettext_lazy("Take out of the plan"),
}
LEAVE = {
    DifferenceKind.PLAN: gettext_lazy("Keep those of the plan"),
    DifferenceKind.CHANGED: gettext_lazy("Keep those of the plan"),
    DifferenceKind.PROGRESS: gettext_lazy("Leave it"),
    DifferenceKind.ADDED: gettext_lazy("Do not add"),
    DifferenceKind.MOVED: gettext_lazy("Leave it where it is"),
    DifferenceKind.REMOVED: gettext_lazy("Keep in the plan"),
}


def what_differs(kind: DifferenceKind, name: str, rows: int, own: Mapping[str, Any]) -> str:
    """The heading of a difference: the column that changed, or what happened to the row."""
    if kind == DifferenceKind.PLAN:
        return field_label(name)
    if kind == DifferenceKind.CHANGED:
        return name.removeprefix("extra.") if name.startswith("extra.") else field_word(name, own)
    if kind == DifferenceKind.PROGRESS:
        return field_word("results", own)
    if kind == DifferenceKind.MOVED:
        return _("Moved")
    if kind == DifferenceKind.ADDED:
        return ngettext("%(n)d line added", "%(n)d lines added", rows) % {"n": rows}
    return ngettext("%(n)d line taken out", "%(n)d lines taken out", rows) % {"n": rows}


def count_words(kind: str, n: int) -> str:
    """How many differences of a kind were applied."""
    words = {
        "plan": ngettext("%(n)d fact about the plan changed", "%(n)d facts about the plan changed", n),
        "changed": ngettext("%(n)d cell changed", "%(n)d cells changed", n),
        "progress": ngettext("%(n)d piece of news recorded", "%(n)d pieces of news recorded", n),
        "added": ngettext("%(n)d addition", "%(n)d additions", n),
        "moved": ngettext("%(n)d line moved", "%(n)d lines moved", n),
        "removed": ngettext("%(n)d removal", "%(n)d removals", n),
    }
    return words[kind] % {"n": n}


def text_of(value: CellValue | None, kind: DifferenceKind, name: str) -> str:
    """A value as text: lists one per line, dates in words."""
    if isinstance(value, tuple):
        return "\n".join(value)
    if kind == DifferenceKind.PLAN and value and name == "updated_on":
        found = iso_day(value)
        return day_words(found) if found else value
    if kind == DifferenceKind.PLAN and value and name == "period":
        try:
            return span(*period_dates(value)) or value
        except ValueError:
            return value
    return value or ""


def marked(before: str, after: str) -> tuple[SafeString, SafeString]:
    """Both texts as HTML: what is in the first alone is struck, what is in the second alone underlined."""
    old, new = [], []
    for what, text in word_changes(before, after):
        words = escape(text).replace("\n", "<br>")
        if what != "in":
            old.append(f"<del>{words}</del>" if what == "out" else words)
        if what != "out":
            new.append(f"<ins>{words}</ins>" if what == "in" else words)
    return _safe("".join(old)), _safe("".join(new))


def said(value: CellValue | None) -> SafeString:
    """A result and a status, as the file or the plan says them."""
    results, status = value if isinstance(value, tuple) and len(value) == 2 else ("", "")
    parts = [status_html(status) if status else "", escape(results)]
    return _safe("<br>".join(filter(None, parts)))


def plain(text: str) -> SafeString:
    """A text as HTML."""
    return _safe(escape(text).replace("\n", "<br>"))


def _safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308 - every text in it was escaped
