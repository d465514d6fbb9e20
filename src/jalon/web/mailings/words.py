"""The words of the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalon.mailings.rules import Channel, Kind, Reason, State

KIND_WORDS = {
    Kind.REQUEST: _("Requests for news of what I answer for"),
    Kind.NOTICE: _("Notices of what happened in the plan"),
    Kind.INVITATION: _("Invitations"),
    Kind.LETTER: _("Letters and information"),
}
SHORT_KINDS = {
    Kind.REQUEST: pgettext_lazy("kind of message", "Request for news"),
    Kind.NOTICE: pgettext_lazy("kind of message", "Notice"),
    Kind.INVITATION: pgettext_lazy("kind of message", "Invitation"),
    Kind.LETTER: pgettext_lazy("kind of message", "Letter"),
}
STATE_WORDS = {
    State.WAITING: pgettext_lazy("message", "Waiting"),
    State.HELD: pgettext_lazy("message", "Held"),
    State.DRAFTED: pgettext_lazy("message", "Draft"),
    State.SENDING: pgettext_lazy("message", "Leaving"),
    State.SENT: pgettext_lazy("message", "Sent"),
    State.FAILED: pgettext_lazy("message", "Failed"),
    State.REFUSED: pgettext_lazy("message", "Not sent"),
    State.CANCELLED: pgettext_lazy("message", "Cancelled"),
}
STATE_TABS = {
    State.WAITING: pgettext_lazy("messages", "Waiting"),
    State.HELD: pgettext_lazy("messages", "Held"),
    State.DRAFTED: pgettext_lazy("messages", "Drafts"),
    State.SENT: pgettext_lazy("messages", "Sent"),
    State.FAILED: pgettext_lazy("messages", "Failed"),
    State.REFUSED: pgettext_lazy("messages", "Not sent"),
    State.CANCELLED: pgettext_lazy("messages", "Cancelled"),
}
REASON_WORDS = {
    Reason.UNSUBSCRIBED: _("This person asked to receive no more messages of this kind."),
    Reason.PAUSED: _("This person asked for a pause."),
    Reason.BOUNCED: _("Messages to this address come back: it must be corrected first."),
    Reason.BAD_ADDRESS: _("This is not an e-mail address."),
    Reason.REPLACED: _("A newer message about the same thing replaced it."),
    Reason.BY_HAND: _("Somebody cancelled it."),
    Reason.RECIPIENT_REFUSED: _("The server of the recipient says that this address does not exist."),
    Reason.MESSAGE_REFUSED: _("The server would not take this message."),
    Reason.UNREACHABLE: _("The server did not take it, after several tries."),
}
CHANNEL_WORDS = {
    Channel.LINK: _("by the link of a message"),
    Channel.ONE_CLICK: _("by the button of the mail program"),
    Channel.COORDINATION: _("said to the coordination"),
    Channel.PROVIDER: _("reported by the mail provider"),
}
# The shape of each state, of those that statuses have.
STATE_MARKS = {
    State.WAITING: "to_do",
    State.HELD: "postponed",
    State.DRAFTED: "to_do",
    State.SENDING: "in_progress",
    State.SENT: "done",
    State.FAILED: "not_done",
    State.REFUSED: "dropped",
    State.CANCELLED: "dropped",
}


@dataclass(frozen=True, slots=True)
class Tab:
    """A state, how many messages are in it, and whether it is the one shown."""

    state: str
    word: str
    count: int
    current: bool


SHOWN = (State.WAITING, State.HELD, State.DRAFTED, State.FAILED, State.SENT, State.REFUSED, State.CANCELLED)


def tabs_of(counts: Mapping[str, int], asked: str) -> list[Tab]:
    """The states there are messages in, all of them first. What leaves at this moment counts as waiting."""
    numbers = dict(counts)
    numbers[State.WAITING] = numbers.get(State.WAITING, 0) + numbers.pop(State.SENDING, 0)
    asked = asked if asked in set(SHOWN) else ""
    found = [Tab("", _t("All"), sum(numbers.values()), current=not asked)]
    return found + [
        Tab(state.value, str(STATE_TABS[state]), numbers.get(state, 0), current=asked == state)
        for state in SHOWN
        if numbers.get(state) or asked == state
    ]


def state_word(state: str) -> str:
    """A state in one word."""
    return str(STATE_WORDS[State(state)])


def reason_word(reason: str) -> str:
    """Why a message did not leave, as a sentence; nothing when there is no reason."""
    return str(REASON_WORDS[Reason(reason)]) if reason in set(Reason) else ""
