"""Asks the reading server to read a file, and kills what does not answer in time.

One server a process, started at the first reading. What one reading leaves on the disk is in a folder of its own,
removed with it; folders left by a process that was killed are removed by the next reading.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import logging
import os
import signal
import socket
import sys
import tempfile
import threading
import time
from base64 import b64decode
from dataclasses import asdict
from pathlib import Path

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.opening import check_size
from jalon.reading.holding import own_folder
from jalon.reading.model import LIMITS, Choices, FileRead, Json, Limits, Scrambled

FOLDER = "jalon-reading-"

logger = logging.getLogger(__name__)


def read(
    data: bytes, name: str, choices: Choices | None = None, *, stranger: bool = False, limits: Limits = LIMITS
) -> FileRead:
    """Read a file in a process of its own. Nothing is stored.

    `name` is that of the file; `stranger` says that nobody known gave it: then a format that needs another program is
    read only where that program can be cut off from the network. Raises documents.errors.UnreadableFile; TOO_LONG also
    for a file that goes beyond `limits`. Raises OSError when the disk is full.
    """
    answer = _answer(data, name, {"choices": (choices or Choices()).as_dict()}, stranger=stranger, limits=limits)
    return FileRead(answer["document"], answer["proposal"])


def scramble(data: bytes, name: str, key: bytes, *, stranger: bool = False, limits: Limits = LIMITS) -> Scrambled:
    """A copy of a file with its words scrambled by `key`, made in a process of its own. Raises as `read` does."""
    answer = _answer(data, name, {"scramble": key.hex()}, stranger=stranger, limits=limits)
    return Scrambled(b64decode(answer["copy"]), answer["kind"], answer["whole"])


def _answer(data: bytes, name: str, asked: Json, *, stranger: bool, limits: Limits) -> Json:
    short = Path(name).name
    check_size(len(data), short)
    request = asked | {"name": short, "stranger": stranger, "limits": asdict(limits), "size": len(data)}
    with own_folder(Path(tempfile.gettempdir()), FOLDER) as folder:
        line = json.dumps(request | {"folder": str(folder)}).encode()
        answer: Json | None = json.loads(_ask(line + b"\n" + data, limits) or "null")
    if answer is None:
        raise UnreadableFile(Cause.TOO_LONG, name=short)
    for one in answer["log"]:
        logger.warning("%s", one)
    if "no_room" in answer:
        raise OSError(*answer["no_room"])
    if "failed" in answer:
        raise RuntimeError(answer["failed"])
    if "refused" in answer:
        raise UnreadableFile(Cause(answer["refused"]), **({"name": short} | answer["values"]))
    return answer


class _Lost(Exception):
    """The server ended before it began to read."""


def _ask(message: bytes, limits: Limits) -> bytes:
    """The answer; empty when there is none within the limits, and then nothing of that reading is left running."""
    try:
        return _ask_once(message, limits)
    except _Lost:
        return _ask_once(message, limits)


def _ask_once(message: bytes, limits: Limits) -> bytes:
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            _server.hand_over(theirs)
        ends, parts, process = time.monotonic() + limits.wall(limits.most_seconds), bytearray(), 0
        try:
            ours.settimeout(limits.wall(limits.seconds))
            ours.sendall(message)
            while (left := ends - time.monotonic()) > 0:
                ours.settimeout(left)
                part = ours.recv(1 << 20)
                if not part:
                    break
                parts += part
                if not process and b"\n" in parts:
                    number, _newline, parts = parts.partition(b"\n")
                    process = int(number)
        except OSError:  # too slow, or ended in the middle
            parts.clear()
        if not process:
            raise _Lost
        if not parts.endswith(b"}"):
            parts.clear()
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process, signal.SIGKILL)
    return bytes(parts)


class _Server:
    """The reading server of this process; a process that was forked from it starts its own."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.owner = self.number = 0
        self.control: socket.socket | None = None

    def hand_over(self, connection: socket.socket) -> None:
        """Give a connection to the server, started again when it is no longer there."""
        with self.lock:
            if self.control and self.owner == os.getpid():
                with contextlib.suppress(OSError):
                    socket.send_fds(self.control, [b"."], [connection.fileno()])
                    return
                self.control.close()
                os.waitpid(self.number, 0)
            self.owner = os.getpid()
            self.control, self.number = _start()
            atexit.register(self.control.close)
            with contextlib.suppress(OSError):  # it ended as it began: who asks gets no answer, and asks once more
                socket.send_fds(self.control, [b"."], [connection.fileno()])


_server = _Server()


def _start() -> tuple[socket.socket, int]:
    """A server: the way to it, and its number."""
    ours, theirs = socket.socketpair()
    with theirs:
        number = os.posix_spawn(
            sys.executable,
            [sys.executable, "-P", "-m", "jalon.reading.server"],
            os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            file_actions=[
                (os.POSIX_SPAWN_DUP2, theirs.fileno(), 0),
                (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            ],
        )
    return ours, number
