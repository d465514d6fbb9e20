"""What the process of one reading does: takes a request, sets its own limits, reads, answers, and is gone.

A request is one line of JSON (`name`, `choices`, `stranger`, `folder`, `limits`, `size`), then `size` bytes; with
`scramble`, a key, in the place of `choices` what is wanted is a copy with other words. The answer is a line with the
number of the process, at once; then one JSON object, either `{"document", "proposal"}`, `{"copy", "kind", "whole"}`,
`{"refused", "values"}` (a cause of `documents.errors`), `{"no_room"}` (what the system said of the disk) or
`{"failed"}` (the trace of a fault of ours), with `log`.
"""

from __future__ import annotations

import errno
import json
import logging
import os
import re
import resource
import signal
import socket
import tempfile
import traceback
from base64 import b64encode
from typing import IO

from jalon.documents import read_bytes
from jalon.documents.as_json import document_as_dict
from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.scrambling import scramble
from jalon.reading.kept_words import kept_words
from jalon.reading.model import FULL, Json, Limits
from jalon.recognition import Choices, as_dict, propose

# As `json.dumps` writes them: an escaped NUL (after an even number of backslashes), half of a surrogate pair.
_UNSTORABLE = re.compile(r"(?<!\\)((?:\\\\)*)(?:\\u0000|[\ud800-\udfff])")


def serve(connection: socket.socket) -> None:
    """Answer the request of one connection."""
    os.setsid()  # whoever asks kills the whole group
    with connection, connection.makefile("rb") as asked:
        connection.sendall(b"%d\n" % os.getpid())
        request = json.loads(asked.readline())
        log = _log()
        answer = _answer(request, asked)
        connection.sendall(storable(answer | {"log": log}).encode())


def _answer(request: Json, asked: IO[bytes]) -> Json:
    limits = Limits(**request["limits"])
    try:
        data = asked.read(request["size"])
        _confine(limits, request["folder"])
        _allow_for_pages(limits, data)
        if "scramble" in request:
            return _scrambled(data, request)
        document = read_bytes(data, request["name"], stranger=request["stranger"])
        proposal = propose(document, choices=Choices(**request["choices"]))
        return {"document": document_as_dict(document), "proposal": as_dict(proposal)}
    except UnreadableFile as refusal:
        return {"refused": refusal.cause.value, "values": refusal.values}
    except MemoryError:
        return {"refused": Cause.TOO_LONG.value, "values": {"name": request["name"]}}
    except OSError as fault:
        return _of_the_disk(fault, request["name"])
    except Exception:
        return {"failed": traceback.format_exc()}


def _of_the_disk(fault: OSError, name: str) -> Json:
    """A file that makes one beyond the limit asks for too much; a disk without room is nobody's fault."""
    if fault.errno == errno.EFBIG:
        return {"refused": Cause.TOO_LONG.value, "values": {"name": name}}
    if fault.errno in FULL:
        return {"no_room": [fault.errno, fault.strerror]}
    return {"failed": traceback.format_exc()}


def _scrambled(data: bytes, request: Json) -> Json:
    copy = scramble(
        data, request["name"], bytes.fromhex(request["scramble"]), kept_words(), stranger=request["stranger"]
    )
    return {"copy": b64encode(copy.data).decode(), "kind": copy.kind, "whole": copy.whole}


def storable(value: Json) -> str:
    """The JSON of a value, without the two kinds of characters that no database keeps: NUL and lone surrogates."""
    return _UNSTORABLE.sub(r"\1", json.dumps(value, ensure_ascii=False))


def _confine(limits: Limits, folder: str) -> None:
    """From now on nothing beyond the limits: the system ends this process, or refuses it memory."""
    tempfile.tempdir = folder
    _seconds(limits, limits.seconds)
    _at_most(resource.RLIMIT_DATA, limits.memory)
    _at_most(resource.RLIMIT_FSIZE, limits.written)
    _at_most(resource.RLIMIT_CORE, 0)


def _at_most(what: int, soft: int, hard: int | None = None) -> None:
    """Limit this process, or leave it the less that its host allows."""
    allowed = resource.getrlimit(what)[1]
    hard = soft if hard is None else hard
    if allowed != resource.RLIM_INFINITY:
        soft, hard = min(soft, allowed), min(hard, allowed)
    resource.setrlimit(what, (soft, hard))


def _seconds(limits: Limits, seconds: int) -> None:
    _at_most(resource.RLIMIT_CPU, seconds, limits.most_seconds)
    signal.setitimer(signal.ITIMER_REAL, limits.wall(seconds))


def _allow_for_pages(limits: Limits, data: bytes) -> None:
    """A long PDF may take longer; one of more pages than are read is refused before its first one is."""
    if b"%PDF-" not in data[:1024]:
        return
    import pypdfium2  # noqa: PLC0415  (only for PDF)

    from jalon.documents.readers import pdf  # noqa: PLC0415

    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
        document.close()
    except pypdfium2.PdfiumError:
        return  # the reader says what is wrong with it
    if pages > pdf.MAX_PAGES:
        raise UnreadableFile(Cause.TOO_LONG, limit=pdf.MAX_PAGES)
    _seconds(limits, min(limits.most_seconds, int(limits.seconds + limits.page_seconds * pages)))


class _Gathered(logging.Handler):
    """Keeps what is logged, for the log of whoever asked."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.lines.append(self.format(record))


def _log() -> list[str]:
    handler = _Gathered()
    logging.getLogger("jalon").addHandler(handler)
    return handler.lines
