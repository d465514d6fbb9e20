"""The words of requests for news, in the mail and on the pages."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from jalon.plans.choices import ReplyChoice, RequestReason
from jalon.web.components.words import day

REPLY_WORDS = {
    ReplyChoice.DONE: pgettext_lazy("answer", "Done"),
    ReplyChoice.IN_PROGRESS: pgettext_lazy("answer", "In progress"),
    ReplyChoice.NOT_YET: pgettext_lazy("answer", "Not yet"),
    ReplyChoice.POSTPONED: pgettext_lazy("answer", "Postponed"),
    ReplyChoice.NOT_ME: pgettext_lazy("answer", "It is not me"),
}


def reply_word(answer: str) -> str:
    """An answer in one tap, in words; "" for none."""
    return str(REPLY_WORDS[ReplyChoice(answer)]) if answer else ""


def reason_words(reason: str, due: date | None) -> str:
    """Why news is asked for."""
    match RequestReason(reason):
        case RequestReason.ASSIGNED:
            return _("You now answer for it.")
        case RequestReason.BEFORE if due:
            return _("Planned by %(day)s.") % {"day": day(due)}
        case RequestReason.AFTER if due:
            return _("Its date, %(day)s, is past.") % {"day": day(due)}
        case RequestReason.SILENT if due:
            return _("No news since %(day)s.") % {"day": day(due)}
        case RequestReason.BILAN:
            words = _("The review for the assembly of %(day)s is being prepared.")
            return words % {"day": day(due)} if due else _("The yearly review is being prepared.")
        case _:
            return _("Nobody has given news of it yet.")
