"""Files that wait to be read: few at once for the whole instance, the others in line, all of it in one folder.

    ROOT/slots/0, 1…        held (flock) while a file is read: their number is how many are at once
    ROOT/waiting/TICKET/    request.json and data, then answer.json once it is read; held (flock) meanwhile

Processes share nothing else, so what one of them leaves when it is killed is taken up by another. A file is deleted
with its answer, `KEPT` seconds after it came; that of a stranger once it is read when strangers already fill ROOM.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from jalon.documents.errors import Cause, UnreadableFile
from jalon.reading.box import read
from jalon.reading.choosing import narrowed
from jalon.reading.holding import held
from jalon.reading.model import FULL, Choices, FileRead

KEPT = 15 * 60  # seconds
SLOTS = max(1, min(4, (os.cpu_count() or 2) - 1))  # one core stays for the pages
MOST = 60  # files in line: beyond, the last ones would wait longer than they are kept
OF_ONE = 3  # files in line for one stranger
PAUSE = 0.05  # seconds between two looks
ROOM = 500 * 1024 * 1024  # bytes that strangers' files may take while they wait for somebody to keep them


class Full(Exception):
    """There are too many files in line, or of one stranger: come back in a moment."""


class State(StrEnum):
    """Where a file is."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file is, and how many come before it."""

    state: State
    name: str
    before: int = 0


@dataclass(frozen=True, slots=True)
class _Request:
    """What request.json says."""

    name: str
    owner: str
    stranger: bool
    choices: dict[str, Any]
    came: float


Reader = Callable[..., FileRead]


class Queue:
    """The files in line in one folder. `owner` is whose a file is: nobody else learns that it is there."""

    def __init__(self, root: Path, *, slots: int = SLOTS, reader: Reader = read) -> None:
        self.root, self.slots, self.reader = root, slots, reader
        self.waiting = root / "waiting"
        self._draining = 0
        self._lock = threading.Lock()

    def add(self, data: bytes, name: str, choices: Choices | None = None, *, owner: str, stranger: bool = False) -> str:
        """Put a file in line; its ticket. Raises Full."""
        self.sweep()
        line = [found for _ticket, found in self._line()]
        if len(line) >= MOST or (stranger and sum(one.owner == owner for one in line) >= OF_ONE):
            raise Full
        ticket = secrets.token_urlsafe(24)
        chosen = (choices or Choices()).as_dict()
        request = {"name": name, "owner": owner, "stranger": stranger, "choices": chosen, "came": time.time()}
        made = self.root / f"new-{ticket}"
        try:
            made.mkdir(parents=True, mode=0o700)
            (made / "data").write_bytes(data)
            (made / "request.json").write_text(json.dumps(request), encoding="utf-8")
            self.waiting.mkdir(exist_ok=True)
            (self.root / "slots").mkdir(exist_ok=True)
            made.rename(self.waiting / ticket)  # whole, or not there
        except OSError:  # a full disk: half of it is no use
            shutil.rmtree(made, ignore_errors=True)
            raise
        self._drain_beside()
        return ticket

    def place(self, ticket: str, *, owner: str) -> Place | None:
        """Where a file is; None when there is none of that owner, or no longer."""
        found = self._mine(ticket, owner)
        if not found or found.came < time.time() - KEPT:
            return None
        if (self.waiting / ticket / "answer.json").exists():
            return Place(State.READ, found.name)
        self._drain_beside()  # its process may have ended
        line = [one for one, _request in self._line()]
        with held(self.waiting / ticket / "lock") as free:
            if not free:
                return Place(State.READING, found.name)
        return Place(State.WAITING, found.name, line.index(ticket) if ticket in line else 0)

    def wait(self, ticket: str, *, owner: str, seconds: float) -> Place | None:
        """Where a file is after so long at most. At once when it waits behind others."""
        ends = time.monotonic() + seconds
        while (place := self.place(ticket, owner=owner)) and place.state != State.READ:
            if time.monotonic() > ends or place.before >= self.slots:
                break
            time.sleep(PAUSE)
        return place

    def answer(self, ticket: str, *, owner: str) -> FileRead:
        """What was read in a file, with the `choices` it was read with when there were any.

        Raises UnreadableFile; MISSING when it is not there, or not read yet. Raises OSError when the disk was full.
        """
        place = self.place(ticket, owner=owner)
        if not place or place.state != State.READ:
            raise UnreadableFile(Cause.MISSING)
        answer = json.loads((self.waiting / ticket / "answer.json").read_text(encoding="utf-8"))
        if "refused" in answer:
            raise UnreadableFile(Cause(answer["refused"]), **answer["values"])
        if "no_room" in answer:
            raise OSError(*answer["no_room"])
        if "failed" in answer:
            raise RuntimeError(answer["failed"])
        return FileRead(**answer)

    def data(self, ticket: str, *, owner: str) -> tuple[str, bytes]:
        """The name and the bytes of a file. Raises UnreadableFile when it is not there, or no longer."""
        found = self._mine(ticket, owner)
        if not found or found.came < time.time() - KEPT:
            raise UnreadableFile(Cause.MISSING)
        try:
            return found.name, (self.waiting / ticket / "data").read_bytes()
        except FileNotFoundError:
            raise UnreadableFile(Cause.MISSING) from None

    def adopt(self, ticket: str, *, owner: str) -> bool:
        """Make a stranger's file that of a person who proved who she is: hers alone, for `KEPT` seconds from now.

        Whether it was there.
        """
        found = self._mine(ticket, owner)
        if not found or found.came < time.time() - KEPT:
            return False
        hers = replace(found, owner=owner, stranger=False, came=time.time())
        folder = self.waiting / ticket
        with contextlib.suppress(FileNotFoundError):  # swept meanwhile
            (folder / "request.new").write_text(json.dumps(asdict(hers)), encoding="utf-8")
            (folder / "request.new").rename(folder / "request.json")
            return True
        return False

    def forget(self, ticket: str) -> None:
        """Delete a file and its answer."""
        shutil.rmtree(self.waiting / ticket, ignore_errors=True)

    def sweep(self) -> int:
        """Delete what came too long ago; the number of files. What is being read goes when it is read."""
        gone = 0
        for folder in self.waiting.glob("*"):
            request = self._request(folder)
            if not request or request.came < time.time() - KEPT:
                shutil.rmtree(folder, ignore_errors=True)
                gone += 1
        for folder in self.root.glob("new-*"):  # its process was killed while it wrote
            with contextlib.suppress(OSError):
                if folder.stat().st_mtime < time.time() - KEPT:
                    shutil.rmtree(folder, ignore_errors=True)
        return gone

    def _mine(self, ticket: str, owner: str) -> _Request | None:
        """A file by its ticket, if it is this owner's; a stranger, whose address changes, shows the ticket alone."""
        found = self._request(self.waiting / ticket)
        return found if found and (found.stranger or found.owner == owner) else None

    def _request(self, folder: Path) -> _Request | None:
        try:
            return _Request(**json.loads((folder / "request.json").read_text(encoding="utf-8")))
        except (OSError, ValueError):
            return None

    def _line(self) -> list[tuple[str, _Request]]:
        """The files not read yet, the first to come first."""
        found = [
            (folder.name, request)
            for folder in self.waiting.glob("*")
            if not (folder / "answer.json").exists() and (request := self._request(folder))
        ]
        return sorted(found, key=lambda one: (one[1].came, one[0]))

    def _drain_beside(self) -> None:
        """Read what is in line, in a thread, unless enough of them are at it."""
        with self._lock:
            if self._draining >= self.slots or not self._line():
                return
            self._draining += 1
        threading.Thread(target=self._drain, name="reading", daemon=True).start()

    def _drain(self) -> None:
        try:
            while self._line():
                with self._slot() as free:
                    if not free or not self._read_next():
                        time.sleep(PAUSE)
        finally:
            with self._lock:
                self._draining -= 1

    @contextlib.contextmanager
    def _slot(self) -> Iterator[bool]:
        """One of the places of the whole instance; False when all are taken."""
        with contextlib.ExitStack() as stack:
            yield any(stack.enter_context(held(self.root / "slots" / str(number))) for number in range(self.slots))

    def _read_next(self) -> bool:
        """Read the first file that nobody reads, of a stranger who has no other being read."""
        busy: set[str] = set()
        for ticket, request in self._line():
            folder = self.waiting / ticket
            with held(folder / "lock") as free:
                if not free:
                    busy.add(request.owner)
                elif not (request.stranger and request.owner in busy) and not (folder / "answer.json").exists():
                    self._read(folder, request)
                    return True
        return False

    def _read(self, folder: Path, request: _Request) -> None:
        answer: dict[str, Any]
        try:
            data = (folder / "data").read_bytes()
            found = self.reader(data, request.name, Choices(**request.choices), stranger=request.stranger)
            proposal = found.proposal
            chosen = narrowed(Choices(**request.choices), found.document)
            if chosen != Choices():
                proposal = proposal | {"choices": chosen.as_dict()}
            answer = {"document": found.document, "proposal": proposal}
        except UnreadableFile as refusal:
            answer = {"refused": refusal.cause.value, "values": refusal.values}
        except Exception as fault:  # said to whoever asked
            full = isinstance(fault, OSError) and fault.errno in FULL
            answer = {"no_room": fault.args} if full else {"failed": str(fault)}
        try:
            _answered(folder, answer)
            if request.stranger and self._of_strangers() > ROOM:
                (folder / "data").unlink()
        except FileNotFoundError:  # forgotten meanwhile
            return
        except OSError as fault:  # a full disk: not read again and again, for an answer that cannot be kept
            _give_up(folder, fault)

    def _of_strangers(self) -> int:
        """The bytes of strangers' files, read or not."""
        total = 0
        for folder in self.waiting.glob("*"):
            if (request := self._request(folder)) and request.stranger:
                with contextlib.suppress(OSError):
                    total += (folder / "data").stat().st_size
        return total


def _answered(folder: Path, answer: dict[str, Any]) -> None:
    (folder / "answer.new").write_text(json.dumps(answer), encoding="utf-8")
    (folder / "answer.new").rename(folder / "answer.json")


def _give_up(folder: Path, fault: OSError) -> None:
    """Say that there was no room, in that of the file."""
    try:
        (folder / "data").unlink(missing_ok=True)
        _answered(folder, {"no_room": [fault.errno, fault.strerror]})
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
