"""Why a file cannot be read, and why nothing was found in it: what happened, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from jalon.wording.catalogue import catalogue
from jalon.wording.catalogue import gettext_noop as _

# By the causes of `documents.errors`, with the values of their errors.
CAUSES: Final[dict[str, str]] = {
    "empty": _("There is no text in this file. Check that it is the right one, then try again."),
    "too_large": _("This file weighs more than {limit} MB. Remove its pictures or cut it in two, then try again."),
    "unknown_type": _(
        "Jalon does not know this kind of file. "
        "Give it the plan in Word, OpenDocument, PDF, Excel, CSV, HTML or plain text."
    ),
    "wrong_type": _(
        "What is in this file does not match its name. "
        "Open it in the program that made it, save it again, then try once more."
    ),
    "damaged": _(
        "This file is damaged: it cannot be opened to the end. "
        "Open it in the program that made it, save it under another name, then try again."
    ),
    "encrypted": _("This file is protected by a password. Save a copy without a password, then try again."),
    "unsafe": _(
        "This file holds something that could harm, so it was not opened. "
        "Copy its text into a new document, then try again."
    ),
    "scanned": _(
        "This file holds pictures, without text. Look for the document they were made from, "
        "or have the text recognised by your scanner’s program, then try again."
    ),
    "picture": _(
        "This is a picture, and Jalon reads text. Look for the original document (Word, Excel or PDF), then try again."
    ),
    "old_format": _("This is an old format ({extension}). Open the file, save it as {save_as}, then give that one."),
    "too_long": _("Reading this file takes too long. Cut it in two, or save it in another format, then try again."),
    "missing": _("This file is not there, or cannot be opened. Choose it again."),
}
_ANY: Final = _("This file cannot be read.")

# Why a document gave neither plan nor report: the notes of role "reason" of a proposal.
REASONS: Final[dict[str, str]] = {
    "no_plan_found": _("No action plan was found in this document: no table, no list of objectives and actions."),
    "calendar_export": _("This is a calendar export: events and their hours, and no action plan."),
    "agenda": _("This looks like an agenda: items and hours, and no action plan."),
    "no_words": _("This document holds no text to read."),
}


def cause_sentence(cause: str, values: Mapping[str, object], language: str) -> str:
    """Why a file cannot be read; in general terms when the cause is unknown, with "…" for a value that is missing."""
    return catalogue(language).gettext(CAUSES.get(cause, _ANY)).format_map(_Values(values))


def reason_sentence(reason: str, language: str) -> str:
    """Why nothing was found."""
    return catalogue(language).gettext(REASONS[reason])


class _Values(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"
