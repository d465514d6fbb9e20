"""Why a file cannot be read, in sentences: what happened, that nothing was lost, what to do."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jalon.documents.errors import Cause, UnreadableFile


def explain(error: UnreadableFile) -> str:
    """One or two sentences for the person who gave the file."""
    return _sentence(error.cause) % _Values(error.values)


class _Values(dict[str, object]):
    """Values of a sentence; a missing one leaves a neutral word rather than an error."""

    def __missing__(self, key: str) -> str:
        return "…"


def _sentence(cause: Cause) -> str:
    match cause:
        case Cause.EMPTY:
            return _("There is no text in this file. Check that it is the right one, then try again.")
        case Cause.TOO_LARGE:
            return _("This file weighs more than %(limit)s MB. Remove its pictures or cut it in two, then try again.")
        case Cause.UNKNOWN_TYPE:
            return _(
                "Jalon does not know this kind of file. Give it the plan in Word, OpenDocument, PDF, Excel, CSV, "
                "HTML or plain text."
            )
        case Cause.WRONG_TYPE:
            return _(
                "What is in this file does not match its name. Open it in the program that made it, "
                "save it again, then try once more."
            )
        case Cause.DAMAGED:
            return _(
                "This file is damaged: it cannot be opened to the end. Open it in the program that made it, "
                "save it under another name, then try again."
            )
        case Cause.ENCRYPTED:
            return _("This file is protected by a password. Save a copy without a password, then try again.")
        case Cause.UNSAFE:
            return _(
                "This file holds something that could harm, so it was not opened. Copy its text into a new document, "
                "then try again."
            )
        case Cause.SCANNED:
            return _(
                "This PDF holds pictures of pages, without text. Look for the original document (Word or Excel), "
                "or have the text recognised by your scanner’s program, then try again."
            )
        case Cause.PICTURE:
            return _(
                "This is a picture: Jalon reads text. Look for the original document (Word, Excel or PDF), then try again."
            )
        case Cause.OLD_FORMAT:
            return _(
                "This is an old format (%(extension)s). Open the file, save it as %(save_as)s, then give that one."
            )
        case Cause.TOO_LONG:
            return _("Reading this file takes too long. Cut it in two, or save it in another format, then try again.")
        case Cause.MISSING:
            return _("The file did not arrive. Choose it again.")
