"""Following members in words: kinds, answers, why something was refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalon.mailings.rules import NotSentReason
from jalon.membership.choices import (
    NO,
    YES,
    AnswerChannel,
    AnswerKind,
    ContactChannel,
    ContactKind,
    Every,
    StepKind,
    Subject,
)
from jalon.membership.errors import FollowingRefused
from jalon.membership.queries.reminders import NO_ADDRESS
from jalon.web.components.words import day, language
from jalon.web.mailings.words import reason_word
from jalon.wording.figures import number_words

KINDS: dict[str, str | Promise] = {
    AnswerKind.YES_NO: pgettext_lazy("kind of answer", "Yes or no"),
    AnswerKind.NUMBER: pgettext_lazy("kind of answer", "A number"),
    AnswerKind.DATE: pgettext_lazy("kind of answer", "A date"),
    AnswerKind.TEXT: pgettext_lazy("kind of answer", "A text"),
}
CHANNELS: dict[str, str | Promise] = {
    AnswerChannel.GRID: pgettext_lazy("answer", "noted here"),
    AnswerChannel.PASTE: pgettext_lazy("answer", "pasted"),
    AnswerChannel.LINK: pgettext_lazy("answer", "by her link"),
}
STEP_KINDS: dict[str, str | Promise] = {
    StepKind.DOCUMENT: pgettext_lazy("step", "Document"),
    StepKind.MEETING: pgettext_lazy("step", "Meeting or call"),
    StepKind.FOLLOW_UP: pgettext_lazy("step", "Follow-up"),
}
CONTACT_KINDS: dict[str, str | Promise] = {
    ContactKind.CONTACT: pgettext_lazy("contact", "Contact"),
    ContactKind.SUPPORT: pgettext_lazy("contact", "Support given"),
}
CONTACT_CHANNELS: dict[str, str | Promise] = {
    ContactChannel.PHONE: pgettext_lazy("channel", "Telephone"),
    ContactChannel.EMAIL: pgettext_lazy("channel", "E-mail"),
    ContactChannel.ONLINE: pgettext_lazy("channel", "Online meeting"),
    ContactChannel.VISIT: pgettext_lazy("channel", "Visit"),
    ContactChannel.MEETING: pgettext_lazy("channel", "At a gathering"),
    ContactChannel.TEXT: pgettext_lazy("channel", "Text message"),
}
SUBJECTS: dict[str, str | Promise] = {
    Subject.REGIONS: pgettext_lazy("quota", "regions"),
    Subject.MEMBERS: pgettext_lazy("quota", "members"),
}
EVERY: dict[str, str | Promise] = {
    Every.WEEK: pgettext_lazy("quota", "a week"),
    Every.MONTH: pgettext_lazy("quota", "a month"),
    Every.SEASON: pgettext_lazy("quota", "a season"),
}
_YES_NO: dict[str, str | Promise] = {YES: _("Yes"), NO: _("No")}
_REFUSALS: dict[str, str | Promise] = {
    "no_title": _("Give it a name."),
    "no_steps": _("Write at least one step."),
    "no_quota": _("Write a number from 1 to 999."),
    "other_network": _("Choose among the members of this network."),
    "ends_before": _("The last day comes before the first."),
    "closed": _("It is closed: nothing more is answered."),
    "not_asked": _("%(name)s is not asked for it."),
    "not_yes_no": _("Answer yes or no."),
    "not_a_number": _("Write a number, for example 12 or 1 250,5."),
    "not_a_date": _("Write a date, for example 2026-10-03."),
    "too_long": _("Write 1000 characters at most."),
    "in_future": _("Choose today or a day before."),
    "welcome_already": _("%(name)s is already being welcomed with it."),
}


def refusal(error: FollowingRefused) -> str:
    """Why something cannot be so, in a sentence."""
    return refusal_word(error.code, error.name)


def refusal_word(code: str, name: str = "") -> str:
    """The same, by its code."""
    return str(_REFUSALS[code]) % {"name": name}


def answer_word(kind: str, value: str) -> str:
    """An answer as it is read."""
    if not value:
        return ""
    match AnswerKind(kind):
        case AnswerKind.YES_NO:
            return str(_YES_NO[value])
        case AnswerKind.NUMBER:
            return number_words(Decimal(value), language())
        case AnswerKind.DATE:
            return day(date.fromisoformat(value))
        case _:
            return value


def why_unreached(why: str) -> str:
    """Why a member cannot be written to."""
    return str(_("No e-mail address is known.")) if why == NO_ADDRESS else reason_word(NotSentReason(why))
