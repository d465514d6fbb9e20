"""A mail server on this machine, and messages to send by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from jalon.mailings.actions.messages import queue
from jalon.mailings.models import Message
from jalon.mailings.rules import MessageKind
from jalon.network.models import Network
from tests.mailings.smtp import Post, mail_server

NOON = datetime(2027, 3, 10, 17, 0, tzinfo=UTC)  # a Wednesday, one o'clock in Montréal


@pytest.fixture
def post(settings: Any) -> Iterator[Post]:
    """The mail server, to which everything is sent."""
    settings.EMAIL_BACKEND = "jalon.mailings.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    with mail_server() as server:
        settings.EMAIL_PORT = server.port
        yield server


Write = Callable[..., Message]


@pytest.fixture
def write(network: Network) -> Write:
    """Queue a message, as an area does."""

    def compose(**values: Any) -> Message:
        given = {
            "network": network,
            "kind": MessageKind.REQUEST,
            "to_email": "lea@membre.example",
            "to_name": "Léa Côté",
            "subject": "Des nouvelles?",
            "text": "Bonjour Léa",
            "html": "<p>Bonjour Léa</p>",
            "send_after": NOON,
            "actor": "test",
        }
        return queue(**(given | values))

    return compose
