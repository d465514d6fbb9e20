"""The archive: a zip of tables (JSON, one row a line), stored files, and a manifest with the digest of each part."""

from __future__ import annotations

import hashlib
import json
import lzma
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any, Final

from jalon.exchange.errors import Cause, ExchangeRefused

MANIFEST: Final = "manifest.json"
FORMAT: Final = 1
CHUNK: Final = 1 << 20
MAX_MANIFEST: Final = 20 * CHUNK
MAX_LINE: Final = 300 * CHUNK  # the reading of a file of fifty megabytes is one line
# What zipfile raises of an archive that is not as it says: cut, altered, with a password, packed in an unknown way.
UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


@dataclass(slots=True)
class Writer:
    """Parts written one after the other, digested on the way."""

    zipped: zipfile.ZipFile
    parts: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, name: str, chunks: Iterable[bytes]) -> None:
        """A part, streamed."""
        digest, size = hashlib.sha256(), 0
        with self.zipped.open(name, "w", force_zip64=True) as part:
            for chunk in chunks:
                part.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        self.parts[name] = {"sha256": digest.hexdigest(), "size": size}

    def close(self, **said: Any) -> None:
        """The manifest, last: an archive without it was interrupted."""
        whole = {"format": FORMAT, "jalon": version("jalon"), **said, "parts": self.parts}
        self.zipped.writestr(MANIFEST, json.dumps(whole, ensure_ascii=False, indent=1))


@contextmanager
def writing(target: Path) -> Iterator[Writer]:
    """An archive at `target`, there only once it is whole. Raises ExchangeRefused (NO_ROOM)."""
    draft = target.with_name(f".{target.name}.part")
    try:
        draft.touch(mode=0o600)  # all that a network owns is for who asked for it
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as zipped:
            yield Writer(zipped)
        draft.replace(target)
    except OSError as error:
        raise ExchangeRefused(Cause.NO_ROOM, words=str(error)) from error
    finally:
        draft.unlink(missing_ok=True)


class Archive:
    """An archive that was checked whole: every part is there, none is altered, none is more than it says."""

    def __init__(self, zipped: zipfile.ZipFile, kind: str) -> None:
        self._zipped = zipped
        self.manifest = _manifest(zipped)
        if self.manifest["format"] > FORMAT:
            raise ExchangeRefused(Cause.NEWER, version=str(self.manifest.get("jalon", "")))
        if self.manifest.get("kind") != kind:
            raise ExchangeRefused(Cause.OTHER_KIND)
        there = Counter(zipped.namelist())
        for name in {*there, *self.manifest["parts"]}:
            if there[name] != 1 or (name != MANIFEST and name not in self.manifest["parts"]):
                raise ExchangeRefused(Cause.DAMAGED, part=name)
        for name, said in self.manifest["parts"].items():
            self._check(name, said)

    def _check(self, name: str, said: dict[str, Any]) -> None:
        digest, size = hashlib.sha256(), 0
        for chunk in self.chunks(name):
            digest.update(chunk)
            size += len(chunk)
            if size > said["size"]:
                break
        if size != said["size"] or digest.hexdigest() != said["sha256"]:
            raise ExchangeRefused(Cause.DAMAGED, part=name)

    def names(self, under: str) -> list[str]:
        """The parts in a folder."""
        return [name for name in self.manifest["parts"] if name.startswith(under)]

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part, streamed. Raises ExchangeRefused when it cannot be read."""
        with self.part(name) as part:
            while chunk := _read(part, name):
                yield chunk

    @contextmanager
    def part(self, name: str) -> Iterator[IO[bytes]]:
        """A part, opened."""
        try:
            opened = self._zipped.open(name)
        except UNREADABLE as error:
            raise ExchangeRefused(Cause.DAMAGED, part=name) from error
        with opened:
            yield opened

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        """The rows of a table."""
        with self.part(name) as part:
            while line := part.readline(MAX_LINE):
                yield json.loads(line, parse_constant=_no_number)


def _read(part: IO[bytes], name: str) -> bytes:
    try:
        return part.read(CHUNK)
    except UNREADABLE as error:
        raise ExchangeRefused(Cause.DAMAGED, part=name) from error


def _no_number(word: str) -> Any:
    """Python reads NaN and Infinity, which are no JSON."""
    raise ValueError(word)


def _manifest(zipped: zipfile.ZipFile) -> dict[str, Any]:
    try:
        if zipped.getinfo(MANIFEST).file_size > MAX_MANIFEST:
            raise ExchangeRefused(Cause.DAMAGED, part=MANIFEST)
        found = json.loads(zipped.read(MANIFEST))
        parts = {
            str(name): {"sha256": str(one["sha256"]), "size": int(one["size"])} for name, one in found["parts"].items()
        }
        return {**found, "format": int(found["format"]), "parts": parts}
    except KeyError as error:
        raise ExchangeRefused(Cause.NOT_AN_ARCHIVE) from error
    except (*UNREADABLE, ArithmeticError, AttributeError, TypeError) as error:
        raise ExchangeRefused(Cause.DAMAGED, part=MANIFEST) from error


@contextmanager
def reading(source: Path, kind: str) -> Iterator[Archive]:
    """The archive at `source`, checked. Raises ExchangeRefused."""
    with _opened(source) as zipped:
        yield Archive(zipped, kind)


def kind_of(source: Path) -> str:
    """What an archive says it holds: "network" or "instance". Raises ExchangeRefused."""
    with _opened(source) as zipped:
        return str(_manifest(zipped).get("kind", ""))


@contextmanager
def _opened(source: Path) -> Iterator[zipfile.ZipFile]:
    """The file is ours, not zipfile's, which keeps it open as long as a part left half-read is."""
    with ExitStack() as opened:
        try:
            file = opened.enter_context(source.open("rb"))
            zipped = opened.enter_context(zipfile.ZipFile(file))
        except UNREADABLE as error:
            cause = Cause.DAMAGED if _begins_like_a_zip(source) else Cause.NOT_AN_ARCHIVE
            raise ExchangeRefused(cause, part=source.name) from error
        yield zipped


def _begins_like_a_zip(source: Path) -> bool:
    """Whether it was one before it was cut."""
    try:
        with source.open("rb") as start:
            return start.read(4) == b"PK\x03\x04"
    except OSError:
        return False
