"""A mail server on this machine, that answers as it is told and keeps what it took."""

from __future__ import annotations

import contextlib
import socketserver
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

Reply = Callable[[str], str]


@dataclass
class Post:
    """What the server took, and how it answers: `to` and `data` are called with the recipient."""

    taken: list[tuple[str, bytes]] = field(default_factory=list)
    connections: int = 0
    to: Reply = lambda _email: "250 OK"
    data: Reply = lambda _email: "250 2.0.0 taken"
    login: str = ""
    welcome: str = "235 2.7.0 welcome"
    port: int = 0

    @property
    def letters(self) -> list[EmailMessage]:
        """What was taken, read."""
        found = [message_from_bytes(content, policy=policy.default) for _to, content in self.taken]
        return [letter for letter in found if isinstance(letter, EmailMessage)]

    @property
    def recipients(self) -> Counter[str]:
        """How many each address was sent."""
        return Counter(to for to, _content in self.taken)


class _Talk(socketserver.StreamRequestHandler):
    post: Post

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self) -> None:
        self.post.connections += 1
        self.say("220 test")
        email = ""
        for raw in self.rfile:
            line = raw.decode().strip()
            verb = line[:4].upper()
            if verb == "EHLO":
                self.say("250-test")
                self.say("250-AUTH XOAUTH2 PLAIN")
                self.say("250 8BITMIME")
            elif verb == "AUTH":
                self.post.login = line
                self.say(self.post.welcome)
            elif verb == "RCPT":
                email = line.partition("<")[2].partition(">")[0]
                self.say(self.post.to(email))
            elif verb == "DATA":
                self._take(email)
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 OK")

    def _take(self, email: str) -> None:
        self.say("354 go")
        lines = []
        for raw in self.rfile:
            if raw == b".\r\n":
                break
            lines.append(raw.removeprefix(b".") if raw.startswith(b"..") else raw)
        reply = self.post.data(email)
        if reply.startswith("2"):
            self.post.taken.append((email, b"".join(lines)))
        self.say(reply)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True


@contextlib.contextmanager
def mail_server() -> Iterator[Post]:
    """A server that listens until the end of the block."""
    post = Post()
    handler = type("Talk", (_Talk,), {"post": post})
    with _Server(("127.0.0.1", 0), handler) as server:
        post.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield post
        server.shutdown()
        thread.join()
