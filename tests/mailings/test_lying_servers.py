"""A mail server that answers anything: one message waits or has failed, nothing breaks, nobody is accused for it."""

from __future__ import annotations

from typing import Any

import pytest

from jalon.mailings.queries import refusal_reason
from jalon.mailings.rules import MessageKind, MessageState
from jalon.mailings.sending import send_due
from jalon.network.models import Network
from tests.mailings.conftest import NOON, Write
from tests.mailings.smtp import Post

pytestmark = pytest.mark.django_db

LIES = ["", "x", "999 what", "-12 what", "٣٥٠ ok", "25", "0 \0\0", "550-", "354 go on", "5" * 9_000, "450 \0 later"]


@pytest.fixture(autouse=True)
def _impatient(settings: Any) -> None:
    settings.EMAIL_TIMEOUT = 1  # seconds: an answer that promises another line is waited for so long


@pytest.mark.parametrize("lie", LIES)
@pytest.mark.parametrize("asked", ["to", "data"])
def test_whatever_it_says_is_an_answer(post: Post, write: Write, network: Network, asked: str, lie: str) -> None:
    message = write()
    setattr(post, asked, lambda _email: lie)
    assert send_due(now=NOON) == 0
    message.refresh_from_db()
    assert message.state in {MessageState.WAITING, MessageState.FAILED}
    assert not refusal_reason(network, message.to_email, MessageKind(message.kind))


def test_an_answer_of_no_letters_is_kept_without_them(post: Post, write: Write, network: Network) -> None:
    message = write()
    post.to = lambda _email: "550 5.1.1 no\0body"
    send_due(now=NOON)
    message.refresh_from_db()
    assert message.state == MessageState.FAILED
    assert "\0" not in message.attempts.get().answer + network.bounces.get().answer
