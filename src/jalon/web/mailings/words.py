"""The words of the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jalon.mailings.rules import Channel, MessageKind, MessageState, NotSentReason

KIND_WORDS = {
    MessageKind.REQUEST: _("Requests for news of what I answer for"),
    MessageKind.NOTICE: _("Notices of what happened in the plan"),
    MessageKind.INVITATION: _("Invitations"),
    MessageKind.LETTER: _("Letters and information"),
}
SHORT_KINDS = {
    MessageKind.REQUEST: pgettext_lazy("kind of message", "Request for news"),
    MessageKind.NOTICE: pgettext_lazy("kind of message", "Notice"),
    MessageKind.INVITATION: pgettext_lazy("kind of message", "Invitation"),
    MessageKind.LETTER: pgettext_lazy("kind of message", "Letter"),
}
STATE_WORDS = {
    MessageState.WAITING: pgettext_lazy("message", "Waiting"),
    MessageState.HELD: pgettext_lazy("message", "Held"),
    MessageState.DRAFTED: pgettext_lazy("message", "Draft"),
    MessageState.SENDING: pgettext_lazy("message", "Leaving"),
    MessageState.SENT: pgettext_lazy("message", "Sent"),
    MessageState.FAILED: pgettext_lazy("message", "Failed"),
    MessageState.REFUSED: pgettext_lazy("message", "Not sent"),
    MessageState.CANCELLED: pgettext_lazy("message", "Cancelled"),
}
STATE_TABS = {
    MessageState.WAITING: pgettext_lazy("messages", "Waiting"),
    MessageState.HELD: pgettext_lazy("messages", "Held"),
    MessageState.DRAFTED: pgettext_lazy("messages", "Drafts"),
    MessageState.SENT: pgettext_lazy("messages", "Sent"),
    MessageState.FAILED: pgettext_lazy("messages", "Failed"),
    MessageState.REFUSED: pgettext_lazy("messages", "Not sent"),
    MessageState.CANCELLED: pgettext_lazy("messages", "Cancelled"),
}
REASON_WORDS = {
    NotSentReason.UNSUBSCRIBED: _("This person asked to receive no more messages of this kind."),
    NotSentReason.PAUSED: _("This person asked for a pause."),
    NotSentReason.BOUNCED: _("Messages to this address come back: it must be corrected first."),
    NotSentReason.BAD_ADDRESS: _("This is not an e-mail address."),
    NotSentReason.REPLACED: _("A newer message about the same thing replaced it."),
    NotSentReason.BY_HAND: _("Somebody cancelled it."),
    NotSentReason.RECIPIENT_REFUSED: _("The server of the recipient says that this address does not exist."),
    NotSentReason.MESSAGE_REFUSED: _("The server would not take this message."),
    NotSentReason.UNREACHABLE: _("The server did not take it, after several tries."),
    NotSentReason.MAILBOX_FULL: _("The mailbox of this person is full."),
    NotSentReason.NOT_APPROVED: _(
        "Until whoever hosts this site approves your network, it may write to few addresses a day. Send it again later."
    ),
    NotSentReason.SERVER_REFUSED: _("The mail server refuses to pass it on: whoever hosts Jalon can set it right."),
}
CHANNEL_WORDS = {
    Channel.LINK: _("by the link of a message"),
    Channel.ONE_CLICK: _("by the button of the mail program"),
    Channel.COORDINATION: _("said to the coordination"),
    Channel.PROVIDER: _("reported by the mail provider"),
}
# The shape of each state, of those that statuses have.
STATE_MARKS = {
    MessageState.WAITING: "to_do",
    MessageState.HELD: "postponed",
    MessageState.DRAFTED: "to_do",
    MessageState.SENDING: "in_progress",
    MessageState.SENT: "done",
    MessageState.FAILED: "not_done",
    MessageState.REFUSED: "dropped",
    MessageState.CANCELLED: "dropped",
}


@dataclass(frozen=True, slots=True)
class Tab:
    """A state, how many messages are in it, and whether it is the one shown."""

    state: str
    word: str
    count: int
    current: bool


SHOWN = (
    MessageState.WAITING,
    MessageState.HELD,
    MessageState.DRAFTED,
    MessageState.FAILED,
    MessageState.SENT,
    MessageState.REFUSED,
    MessageState.CANCELLED,
)


def tabs_of(counts: Mapping[str, int], asked: str) -> list[Tab]:
    """The states there are messages in, all of them first. What leaves at this moment counts as waiting."""
    numbers = dict(counts)
    numbers[MessageState.WAITING] = numbers.get(MessageState.WAITING, 0) + numbers.pop(MessageState.SENDING, 0)
    asked = asked if asked in set(SHOWN) else ""
    found = [Tab("", _t("All"), sum(numbers.values()), current=not asked)]
    return found + [
        Tab(state.value, str(STATE_TABS[state]), numbers.get(state, 0), current=asked == state)
        for state in SHOWN
        if numbers.get(state) or asked == state
    ]


def state_word(state: str) -> str:
    """A state in one word."""
    return str(STATE_WORDS[MessageState(state)])


def reason_word(reason: str) -> str:
    """Why a message did not leave, as a sentence; nothing when there is no reason."""
    return str(REASON_WORDS[NotSentReason(reason)]) if reason in set(NotSentReason) else ""
