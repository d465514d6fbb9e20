"""The words of the log of requests, and why nobody can be asked."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jalon.mailings.models import MailSettings
from jalon.mailings.rules import MessageState, Way
from jalon.plans.choices import RequestReason
from jalon.plans.queries.news import Logged
from jalon.web.components.words import day

WHY = {
    "no_address": gettext_lazy("No address is known for this person."),
    "unsubscribed": gettext_lazy("This person asked for no more requests."),
    "paused": gettext_lazy("In pause."),
    "bounced": gettext_lazy("Messages to this address come back."),
    "not_for_her": gettext_lazy("These actions are for the board only, and this person has no account of the board."),
}
NOT_LEFT = {
    MessageState.WAITING: gettext_lazy("waits in the outbox"),
    MessageState.HELD: gettext_lazy("held in the outbox"),
    MessageState.DRAFTED: gettext_lazy("draft to send yourself"),
    MessageState.FAILED: gettext_lazy("could not be sent"),
    MessageState.REFUSED: gettext_lazy("not sent: the address refuses or bounces"),
    MessageState.CANCELLED: gettext_lazy("cancelled"),
}


def kept_back(mail: MailSettings, today: date) -> str:
    """What keeps a network's messages in the outbox; "" when they leave by themselves."""
    if mail.way == Way.DRAFTS:
        return _("It is a draft in the outbox: send it from your mail program.")
    if mail.hold:
        return _("It waits in the outbox until you let it leave.")
    return _("It waits in the outbox: the network’s messages are in pause.") if mail.stopped(today) else ""


def why_words(why: str) -> str:
    """Why somebody is sent nothing."""
    return str(WHY.get(why, WHY["paused"]))


def rule_words(reasons: Counter[RequestReason], waiting: int) -> str:
    """By which rules a request was made: "2 dates past, 1 without news"."""
    words = {
        RequestReason.ASSIGNED: lambda n: ngettext("%(n)d newly given", "%(n)d newly given", n),
        RequestReason.BEFORE: lambda n: ngettext("%(n)d date to come", "%(n)d dates to come", n),
        RequestReason.AFTER: lambda n: ngettext("%(n)d date past", "%(n)d dates past", n),
        RequestReason.SILENT: lambda n: ngettext("%(n)d that had no news", "%(n)d that had no news", n),
        RequestReason.BILAN: lambda n: ngettext("%(n)d for the yearly review", "%(n)d for the yearly review", n),
    }
    said = [words[reason](n) % {"n": n} for reason, n in reasons.items()]
    if waiting:
        again = ngettext("%(n)d asked before", "%(n)d asked before", waiting)
        said.append(again % {"n": waiting})
    return ", ".join(said)


def fate_words(one: Logged, now: datetime) -> str:
    """What became of a request."""
    asked = one.request
    if asked.revoked:
        return _("Link closed on %(day)s") % {"day": day(asked.revoked.date())}
    if one.lines and one.answered == len(one.lines):
        return _("Answered")
    if asked.replaced:
        return _("Replaced by a newer request")
    if one.message and one.message.state in NOT_LEFT:
        return str(NOT_LEFT[MessageState(one.message.state)]).capitalize()
    if asked.expires <= now:
        return _("Expired on %(day)s") % {"day": day(asked.expires.date())}
    return _("Answered in part") if one.answered else _("Awaits an answer")
