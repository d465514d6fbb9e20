"""The archive: a zip of tables (JSON, one row a line), stored files, and a manifest with the digest of each part.

It is a bag (BagIt, RFC 8493), which other tools can check: parts stand in `data/`, the digests in `manifest-sha256.txt`
and `tagmanifest-sha256.txt`; our own `manifest.json` says the rest. Archives of the first format, without the bag, are
read too.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any, Final

from jalon.exchange.errors import Cause, ExchangeRefused

MANIFEST: Final = "manifest.json"
FORMAT: Final = 2
WHOLE: Final = "instance"  # the kind of an archive of everything
BASE: Final = "jalon"  # the folder of the bag in the zip
PAYLOAD: Final = "data/"
BAGIT: Final = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
TAG_MANIFEST: Final = "tagmanifest-sha256.txt"
CHUNK: Final = 1 << 20
MAX_MANIFEST: Final = 20 * CHUNK
MAX_LINE: Final = 300 * CHUNK  # the reading of a file of fifty megabytes is one line
# What is packed opens to so many times its weight at most: rows of a network are some ten times smaller, and a bomb is
# a thousand times. A little is let open to anything.
MOST_TIMES: Final = 100
SMALL: Final = 64 * CHUNK
PACKED: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # the others take the memory that an archive says
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
        with self.zipped.open(f"{BASE}/{PAYLOAD}{name}", "w", force_zip64=True) as part:
            for chunk in chunks:
                part.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        self.parts[name] = {"sha256": digest.hexdigest(), "size": size}

    def close(self, **said: Any) -> None:
        """What says what is in it, last: an archive without it was interrupted."""
        whole = {"format": FORMAT, "jalon": version("jalon"), **said, "parts": self.parts}
        for name, content in tag_files(whole).items():
            self.zipped.writestr(f"{BASE}/{name}", content)


def tag_files(manifest: Mapping[str, Any]) -> dict[str, bytes]:
    """What stands beside the payload of a bag, by name; all of it is told by our own manifest, which is one of them."""
    parts = manifest["parts"]
    weight = sum(one["size"] for one in parts.values())
    tags = {
        "bagit.txt": BAGIT,
        "bag-info.txt": f"Bag-Software-Agent: Jalon {manifest.get('jalon', '')}\nPayload-Oxum: {weight}.{len(parts)}\n",
        "manifest-sha256.txt": "".join(f"{one['sha256']}  {PAYLOAD}{_bag_name(name)}\n" for name, one in parts.items()),
        MANIFEST: json.dumps(manifest, ensure_ascii=False, indent=1),
    }
    written = {name: words.encode() for name, words in tags.items()}
    digests = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in written.items())
    return written | {TAG_MANIFEST: digests.encode()}


def _bag_name(name: str) -> str:
    """A name as the manifests of a bag write it (RFC 8493, 2.1.3)."""
    return name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


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

    def __init__(self, zipped: zipfile.ZipFile, kind: str, weight: int) -> None:
        self._zipped = zipped
        self.manifest = _manifest(zipped)
        self._payload = f"{BASE}/{PAYLOAD}" if self.manifest["format"] > 1 else ""
        if self.manifest["format"] > FORMAT:
            raise ExchangeRefused(Cause.NEWER, version=str(self.manifest.get("jalon", "")))
        if self.manifest.get("kind") != kind:
            raise ExchangeRefused(Cause.OTHER_KIND)
        there = Counter(zipped.namelist())
        beside = self._beside()
        parts = {f"{self._payload}{name}": name for name in self.manifest["parts"]}
        for place in {*there, *parts, *beside}:
            if there[place] != 1 or (place not in beside and place not in parts):
                raise ExchangeRefused(Cause.DAMAGED, part=parts.get(place, place))
        if kind != WHOLE:  # a host made that of an instance: its database may well be nothing but room
            self._check_weight(weight)
        for name, said in self.manifest["parts"].items():
            self._check(name, said)

    def _beside(self) -> set[str]:
        """What stands beside the payload. Raises ExchangeRefused where a bag does not say what our manifest says."""
        if not self._payload:
            return {MANIFEST}
        try:
            tags = tag_files(self._said())
        except (*UNREADABLE, ArithmeticError, TypeError) as error:  # numbers that are words, letters that are none
            raise ExchangeRefused(Cause.DAMAGED, part=MANIFEST) from error
        for name, content in tags.items():
            if self._tag(name) != content:
                raise ExchangeRefused(Cause.DAMAGED, part=name)
        return {f"{BASE}/{name}" for name in tags}

    def _check_weight(self, weight: int) -> None:
        """It opens to no more than what a network can be."""
        opened = {name: said["size"] for name, said in self.manifest["parts"].items()}
        if sum(opened.values()) > max(SMALL, MOST_TIMES * weight):
            raise ExchangeRefused(Cause.DAMAGED, part=max(opened, key=lambda name: opened[name]))

    def _said(self) -> dict[str, Any]:
        """Our manifest as it was written, to the letter."""
        said: dict[str, Any] = json.loads(self._tag(MANIFEST))
        return said

    def _tag(self, name: str) -> bytes:
        """A file beside the payload. Raises ExchangeRefused when it is not there, or cannot be read."""
        try:
            return _whole(self._zipped, f"{BASE}/{name}")
        except UNREADABLE as error:
            raise ExchangeRefused(Cause.DAMAGED, part=name) from error

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
            opened = _open(self._zipped, f"{self._payload}{name}")
        except UNREADABLE as error:
            raise ExchangeRefused(Cause.DAMAGED, part=name) from error
        with opened:
            yield opened

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        """The rows of a table."""
        with self.part(name) as part:
            while line := part.readline(MAX_LINE):
                yield json.loads(line, parse_constant=_no_number)


def _open(zipped: zipfile.ZipFile, place: str) -> IO[bytes]:
    """A file of the zip. Raises one of UNREADABLE."""
    if zipped.getinfo(place).compress_type not in PACKED:
        raise NotImplementedError(place)
    return zipped.open(place)


def _whole(zipped: zipfile.ZipFile, place: str) -> bytes:
    """All of a small file of the zip. Raises one of UNREADABLE."""
    with _open(zipped, place) as opened:
        content = opened.read(MAX_MANIFEST + 1)
    if len(content) > MAX_MANIFEST:
        raise zipfile.BadZipFile(place)
    return content


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
        place = MANIFEST if MANIFEST in zipped.namelist() else f"{BASE}/{MANIFEST}"
        found = json.loads(_whole(zipped, place))
        parts = {
            str(name): {"sha256": str(one["sha256"]), "size": int(one["size"])} for name, one in found["parts"].items()
        }
        if (place == MANIFEST) != (int(found["format"]) == 1):
            raise ExchangeRefused(Cause.DAMAGED, part=MANIFEST)
        return {**found, "format": int(found["format"]), "parts": parts}
    except KeyError as error:
        raise ExchangeRefused(Cause.NOT_AN_ARCHIVE) from error
    except (*UNREADABLE, ArithmeticError, AttributeError, TypeError) as error:
        raise ExchangeRefused(Cause.DAMAGED, part=MANIFEST) from error


@contextmanager
def reading(source: Path, kind: str) -> Iterator[Archive]:
    """The archive at `source`, checked. Raises ExchangeRefused."""
    with _opened(source) as zipped:
        yield Archive(zipped, kind, source.stat().st_size)


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
