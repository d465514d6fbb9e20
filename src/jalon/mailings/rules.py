"""States of a message, when it may leave, how often it is tried again. Pure functions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class MessageKind(StrEnum):
    """What a message is for: a person may refuse each kind."""

    REQUEST = "request"  # news asked of somebody who answers for something
    NOTICE = "notice"  # what happened that somebody should know
    INVITATION = "invitation"  # to an account, a role
    LETTER = "letter"  # to many: information, newsletter


class MessageState(StrEnum):
    """Where a message is."""

    WAITING = "waiting"
    HELD = "held"  # until somebody releases it
    DRAFTED = "drafted"  # to be sent by a person from her own mail program
    SENDING = "sending"
    SENT = "sent"  # a server took it
    FAILED = "failed"
    REFUSED = "refused"  # by its recipient, or for her address: never tried
    CANCELLED = "cancelled"


class NotSentReason(StrEnum):
    """Why a message did not leave."""

    UNSUBSCRIBED = "unsubscribed"
    PAUSED = "paused"
    BOUNCED = "bounced"
    BAD_ADDRESS = "bad_address"
    REPLACED = "replaced"
    BY_HAND = "by_hand"
    RECIPIENT_REFUSED = "recipient_refused"
    MESSAGE_REFUSED = "message_refused"
    UNREACHABLE = "unreachable"
    MAILBOX_FULL = "mailbox_full"
    NOT_APPROVED = "not_approved"  # its network wrote to as many addresses as it may before its host approves it
    SERVER_REFUSED = "server_refused"  # our own server, or what the other thinks of it: nothing wrong with the address


class Way(StrEnum):
    """How a network's messages leave."""

    SERVER = "server"
    DRAFTS = "drafts"


class Channel(StrEnum):
    """How a refusal came."""

    LINK = "link"
    ONE_CLICK = "one_click"
    COORDINATION = "coordination"
    PROVIDER = "provider"


# What a server says after its three digits (RFC 3463): "5.1.1". No part of a number of the network.
_ENHANCED = re.compile(r"(?<![\d.])5\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_OF_THE_SENDER = {"7", "8"}  # 5.1.7 and 5.1.8 are said of the address that sends


def refusal(code: int | None, words: str, *, of_recipient: bool) -> NotSentReason:
    """What a refusal for good is about. `of_recipient`: said when she was named, before the message was seen.

    An address is wrong only when a server says so in so many words: once called so, nothing is sent there any more.
    """
    said = _ENHANCED.search(words)
    if said is None:
        if code == 552:
            return NotSentReason.MAILBOX_FULL
        return NotSentReason.RECIPIENT_REFUSED if code == 550 and of_recipient else NotSentReason.MESSAGE_REFUSED
    subject, detail = said.groups()
    if subject == "1":
        return NotSentReason.SERVER_REFUSED if detail in _OF_THE_SENDER else NotSentReason.RECIPIENT_REFUSED
    if (subject, detail) == ("2", "2"):
        return NotSentReason.MAILBOX_FULL
    return NotSentReason.SERVER_REFUSED if subject == "7" else NotSentReason.MESSAGE_REFUSED


NOT_GONE = (MessageState.WAITING, MessageState.HELD, MessageState.DRAFTED)
# After each try without an answer; then it has failed.
DELAYS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)
# A message taken by a worker that says nothing for so long is taken again by another: longer than any
# conversation with a server.
LEASE = timedelta(minutes=10)
SUBJECT_LENGTH = 250


def retry_after(tries: int) -> timedelta | None:
    """How long to wait after so many tries; None when it is no use."""
    return DELAYS[tries - 1] if tries <= len(DELAYS) else None


def one_line(text: str, length: int = SUBJECT_LENGTH) -> str:
    """Words that may stand in a header: no line break, no control character, not too long."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return re.sub(r"\s+", " ", printable).strip()[:length].rstrip()


@dataclass(frozen=True, slots=True)
class Quiet:
    """When nothing leaves: from one hour to another, and on Saturdays and Sundays. The same hour twice: never."""

    starts: time
    ends: time
    weekends: bool = False

    def covers(self, local: datetime) -> bool:
        """Whether nothing leaves at this local time."""
        if self.weekends and local.weekday() >= 5:
            return True
        hour = local.time()
        if self.starts <= self.ends:
            return self.starts <= hour < self.ends
        return hour >= self.starts or hour < self.ends


def next_allowed(at: datetime, quiet: Quiet, zone: ZoneInfo) -> datetime:
    """The first moment from `at` on when a message may leave, whatever clocks do in between; in UTC."""
    moment = at.astimezone(UTC)
    while quiet.covers(local := moment.astimezone(zone)):
        if quiet.weekends and local.weekday() >= 5:
            moment = _first_after(moment, local, time(0), zone)
        else:
            moment = _first_after(moment, local, quiet.ends, zone)
    return moment


def _first_after(moment: datetime, local: datetime, hour: time, zone: ZoneInfo) -> datetime:
    """The next time clocks show this hour; an hour shown twice counts twice, one skipped is when they jump."""
    for days in (0, 1):
        for fold in (0, 1):
            wall = datetime.combine(local.date() + timedelta(days=days), hour, zone).replace(fold=fold)
            if (found := wall.astimezone(UTC)) > moment:
                return found
    raise AssertionError(local)  # two days hold every hour
