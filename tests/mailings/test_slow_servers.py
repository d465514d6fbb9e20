"""A mail server that hangs, says a letter a second, never ends or hangs up: the worker goes on, the message waits."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from jalon.mailings.backends import smtp
from jalon.mailings.queries import refusal_reason
from jalon.mailings.rules import MessageKind, MessageState
from jalon.mailings.sending import send_due
from jalon.network.models import Network
from tests.mailings.conftest import NOON, Write
from tests.mailings.smtp import Post

pytestmark = pytest.mark.django_db

Talk = Callable[[socket.socket, threading.Event], None]


@pytest.fixture(autouse=True)
def _soon(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes a minute elsewhere takes an instant here."""
    monkeypatch.setattr(smtp, "SECONDS", 0.2)


def _drip(line: socket.socket, stop: threading.Event) -> None:
    """A letter every so often, for ever."""
    while not stop.wait(0.02):
        line.sendall(b"2")


def _endless(line: socket.socket, stop: threading.Event) -> None:
    """An answer that always has one more line."""
    while not stop.wait(0.001):
        line.sendall(b"220-and\r\n")


def _drip_after_hello(line: socket.socket, stop: threading.Event) -> None:
    line.sendall(b"220 test\r\n")
    line.recv(1000)
    _drip(line, stop)


def _drip_after_data(line: socket.socket, stop: threading.Event) -> None:
    line.sendall(b"220 test\r\n")
    for answer in (b"250 test", b"250 ok", b"250 ok", b"354 go"):
        line.recv(10_000)
        line.sendall(answer + b"\r\n")
    _drip(line, stop)


def _silent(_line: socket.socket, stop: threading.Event) -> None:
    stop.wait()


@contextlib.contextmanager
def server(talk: Talk) -> Iterator[int]:
    """A port where one says whatever it likes."""
    stop = threading.Event()

    def serve() -> None:
        with contextlib.suppress(OSError):
            while True:
                line, _address = listening.accept()
                threading.Thread(target=speak, args=(line,), daemon=True).start()

    def speak(line: socket.socket) -> None:
        with line, contextlib.suppress(OSError):
            talk(line, stop)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=serve, daemon=True).start()
        yield listening.getsockname()[1]
        stop.set()


@pytest.mark.parametrize("talk", [_drip, _endless, _drip_after_hello, _drip_after_data, _silent])
@pytest.mark.parametrize("tls", [False, True])
def test_a_server_without_end_is_cut_off(talk: Talk, tls: bool, write: Write, network: Network, settings: Any) -> None:
    settings.EMAIL_USE_SSL = tls
    message, next_one = write(), write(to_email="max@membre.example")
    with server(talk) as settings.EMAIL_PORT:
        assert send_due(now=NOON) == 0
    for one in (message, next_one):
        one.refresh_from_db()
        assert one.state == MessageState.WAITING
        assert not refusal_reason(network, one.to_email, MessageKind(one.kind))


def test_what_it_was_too_slow_for_leaves_afterwards(post: Post, write: Write, settings: Any) -> None:
    message = write()
    with server(_drip_after_data) as settings.EMAIL_PORT:
        send_due(now=NOON)
    assert "0 seconds" in message.attempts.get().answer
    settings.EMAIL_PORT = post.port
    message.refresh_from_db()
    assert send_due(now=message.send_after) == 1
    assert post.recipients == {"lea@membre.example": 1}


def test_a_server_that_hangs_up_after_data_is_asked_again(write: Write, settings: Any) -> None:
    def hang_up(line: socket.socket, _stop: threading.Event) -> None:
        line.sendall(b"220 test\r\n")
        for answer in (b"250 test", b"250 ok", b"250 ok", b"354 go"):
            line.recv(10_000)
            line.sendall(answer + b"\r\n")
        line.recv(10_000)

    message = write()
    with server(hang_up) as settings.EMAIL_PORT:
        send_due(now=NOON)
    message.refresh_from_db()
    assert (message.state, message.tries) == (MessageState.WAITING, 1)
