"""What a server's refusal is about. Only an address that does not exist is never written to again."""

from __future__ import annotations

import pytest

from jalon.mailings.rules import NotSentReason, refusal

ADDRESS, FULL = NotSentReason.RECIPIENT_REFUSED, NotSentReason.MAILBOX_FULL
SERVER, MESSAGE = NotSentReason.SERVER_REFUSED, NotSentReason.MESSAGE_REFUSED


@pytest.mark.parametrize(
    ("code", "words", "about"),
    [
        (550, "5.1.1 no such user", ADDRESS),
        (553, "5.1.3 bad syntax", ADDRESS),
        (550, "no such user", ADDRESS),
        (550, "5.1.10 no such user", ADDRESS),
        (550, "5.1.8 your domain is not known", SERVER),
        (554, "5.7.1 Relay access denied", SERVER),
        (550, "5.7.26 not authenticated", SERVER),
        (550, "5.7.1 [203.0.113.5] is listed", SERVER),
        (552, "5.2.2 over quota", FULL),
        (552, "too much", FULL),
        (552, "5.3.4 too big", MESSAGE),
        (550, "5.2.1 mailbox disabled", MESSAGE),
        (554, "no", MESSAGE),
        (553, "no", MESSAGE),
        (550, "client 5.1.2.3 is not welcome, 5.7.1", SERVER),
    ],
)
def test_said_of_a_recipient(code: int, words: str, about: NotSentReason) -> None:
    assert refusal(code, words, of_recipient=True) == about


def test_said_of_a_message_accuses_no_address() -> None:
    assert refusal(550, "no", of_recipient=False) == MESSAGE
