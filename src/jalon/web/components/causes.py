"""Why a file cannot be read, in sentences: what happened, what to do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jalon.documents.errors import Cause, UnreadableFile

SENTENCES = {
    Cause.EMPTY: _("There is no text in this file. Check that it is the right one, then try again."),
    Cause.TOO_LARGE: _(
        "This file weighs more than %(limit)s MB. Remove its pictures or cut it in two, then try again."
    ),
    Cause.UNKNOWN_TYPE: _(
        "Jalon does not know this kind of file. "
        "Give it the plan in Word, OpenDocument, PDF, Excel, CSV, HTML or plain text."
    ),
    Cause.WRONG_TYPE: _(
        "What is in this file does not match its name. "
        "Open it in the program that made it, save it again, then try once more."
    ),
    Cause.DAMAGED: _(
        "This file is damaged: it cannot be opened to the end. "
        "Open it in the program that made it, save it under another name, then try again."
    ),
    Cause.ENCRYPTED: _("This file is protected by a password. Save a copy without a password, then try again."),
    Cause.UNSAFE: _(
        "This file holds something that could harm, so it was not opened. "
        "Copy its text into a new document, then try again."
    ),
    Cause.SCANNED: _(
        "This PDF holds pictures of pages, without text. Look for the original document (Word or Excel), "
        "or have the text recognised by your scanner’s program, then try again."
    ),
    Cause.PICTURE: _(
        "This is a picture, and Jalon reads text. Look for the original document (Word, Excel or PDF), then try again."
    ),
    Cause.OLD_FORMAT: _(
        "This is an old format (%(extension)s). Open the file, save it as %(save_as)s, then give that one."
    ),
    Cause.TOO_LONG: _("Reading this file takes too long. Cut it in two, or save it in another format, then try again."),
    Cause.MISSING: _("The file did not arrive. Choose it again."),
}


def explain(error: UnreadableFile) -> str:
    """One or two sentences for the person who gave the file."""
    return str(SENTENCES[error.cause]) % _Values(error.values)


class _Values(dict[str, object]):
    """Values of a sentence; a missing one leaves a neutral word rather than an error."""

    def __missing__(self, key: str) -> str:
        return "…"
