"""A server that wants a token: asked for once, presented as the standard says, asked again when refused."""

from __future__ import annotations

import base64
import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest

from jalon.mailings.backends import oauth, smtp
from jalon.mailings.rules import MessageState
from jalon.mailings.sending import send_due
from tests.mailings.conftest import NOON, Write
from tests.mailings.smtp import Post
from tests.mailings.test_slow_servers import Talk, server

pytestmark = pytest.mark.django_db


class Endpoint:
    """What was asked of the token endpoint, and what it answers."""

    def __init__(self) -> None:
        self.asked: list[dict[str, list[str]]] = []
        self.answer: tuple[int, object] = (200, {"access_token": "jeton", "expires_in": 3600})
        self.port = 0


@pytest.fixture
def endpoint(settings: Any, post: Post) -> Iterator[Endpoint]:
    endpoint = Endpoint()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            endpoint.asked.append(parse_qs(body))
            status, answer = endpoint.answer
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        def log_message(self, *_words: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        settings.EMAIL_BACKEND = "jalon.mailings.backends.oauth.EmailBackend"
        settings.EMAIL_HOST_USER = "rarcq@example.org"
        settings.EMAIL_OAUTH = {
            "token_url": f"http://127.0.0.1:{server.server_address[1]}/token",
            "client_id": "jalon",
            "client_secret": "s",
            "refresh_token": "r",
        }
        oauth._kept.clear()
        yield endpoint
        server.shutdown()


def test_a_token_signs_in_and_is_kept(endpoint: Endpoint, post: Post, write: Write) -> None:
    for _time in range(2):
        write()
        assert send_due(now=NOON) == 1
    assert len(endpoint.asked) == 1
    assert (endpoint.asked[0]["grant_type"], endpoint.asked[0]["refresh_token"]) == (["refresh_token"], ["r"])
    response = base64.b64decode(post.login.split()[-1]).decode()
    assert response == "user=rarcq@example.org\x01auth=Bearer jeton\x01\x01"


def test_without_a_refresh_token_the_application_asks_for_itself(
    settings: Any, endpoint: Endpoint, write: Write
) -> None:
    settings.EMAIL_OAUTH = settings.EMAIL_OAUTH | {"refresh_token": "", "scope": "mail"}
    write()
    send_due(now=NOON)
    assert (endpoint.asked[0]["grant_type"], endpoint.asked[0]["scope"]) == (["client_credentials"], ["mail"])


@pytest.mark.parametrize(
    "answer", [(400, {"error": "invalid_grant"}), (200, {}), (200, "x"), (503, ""), (200, "x" * 200_000)]
)
def test_no_token_accuses_no_address(endpoint: Endpoint, write: Write, answer: tuple[int, object]) -> None:
    endpoint.answer = answer
    message = write()
    assert send_due(now=NOON) == 0
    message.refresh_from_db()
    assert (message.state, message.attempts.count()) == (MessageState.WAITING, 1)


def test_a_token_refused_is_asked_again(endpoint: Endpoint, post: Post, write: Write) -> None:
    write()
    post.welcome = "535 5.7.3 expired"
    assert send_due(now=NOON) == 0
    post.welcome = "235 OK"
    write()
    assert send_due(now=NOON) == 1
    assert len(endpoint.asked) == 2


@pytest.mark.parametrize("lasts", [None, "an hour", "3600", [], 1e400])
def test_a_token_serves_however_long_it_is_said_to_last(
    lasts: object, endpoint: Endpoint, post: Post, write: Write
) -> None:
    endpoint.answer = (200, {"access_token": "jeton", "expires_in": lasts})
    write()
    assert send_due(now=NOON) == 1


def _after(begun: bytes) -> Talk:
    def drip(line: socket.socket, stop: threading.Event) -> None:
        line.sendall(begun)
        while not stop.wait(0.02):
            line.sendall(b" ")

    return drip


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes a minute elsewhere takes an instant here."""
    monkeypatch.setattr(smtp, "SECONDS", 0.2)


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize(
    ("scheme", "begun"),
    [
        ("http", b""),
        ("http", b"HTTP/1.1 200 OK\r\nX: "),
        ("http", b"HTTP/1.1 200 OK\r\n\r\n"),
        ("http", b"HTTP/1.1 400 Bad Request\r\n\r\n"),
        ("http", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n"),
        ("https", b"\x16\x03\x03\x40\x00"),  # a record of TLS, of 16 kB
    ],
)
def test_an_endpoint_that_never_ends_is_cut_off(
    scheme: str, begun: bytes, endpoint: Endpoint, write: Write, settings: Any
) -> None:
    message = write()
    with server(_after(begun)) as port:
        settings.EMAIL_OAUTH = settings.EMAIL_OAUTH | {"token_url": f"{scheme}://127.0.0.1:{port}/token"}
        assert send_due(now=NOON) == 0
    message.refresh_from_db()
    assert message.state == MessageState.WAITING
    assert "token endpoint" in message.attempts.get().answer


@pytest.mark.parametrize("begun", [b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", b"nothing of HTTP", b""])
def test_an_endpoint_that_hangs_up_is_asked_again(
    begun: bytes, endpoint: Endpoint, write: Write, settings: Any
) -> None:
    def hang_up(line: socket.socket, _stop: threading.Event) -> None:
        line.recv(10_000)
        line.sendall(begun)

    message = write()
    with server(hang_up) as port:
        settings.EMAIL_OAUTH = settings.EMAIL_OAUTH | {"token_url": f"http://127.0.0.1:{port}/token"}
        assert send_due(now=NOON) == 0
    message.refresh_from_db()
    assert (message.state, message.attempts.count()) == (MessageState.WAITING, 1)
