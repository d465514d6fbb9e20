"""Zip packages (Word, OpenDocument, Excel): guarded before anything is unpacked, then read part by part."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import IO
from xml.parsers import expat

from lxml import etree

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.part_names import part_key

MAX_ENTRIES = 10_000
MAX_UNPACKED = 400_000_000  # bytes, all parts together, as declared (zipfile never unpacks more than declared)
MAX_PART = 80_000_000  # bytes of one XML part: the tree takes five to ten times as much memory
SUSPECT_SIZE = 20_000_000  # bytes of one part; below, whatever the ratio, nothing can hurt
MAX_RATIO = 250  # real documents, even very repetitive, stay under 150; a bomb is near 1,000


def check_package(data: bytes) -> int:
    """How many bytes a zip unpacks to; raise UnreadableFile when that is too many, or its XML declares entities."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED:
            raise UnreadableFile(Cause.UNSAFE)
        for entry in entries:
            if entry.flag_bits & 1:
                raise UnreadableFile(Cause.ENCRYPTED)
            suspect = entry.file_size > SUSPECT_SIZE
            if suspect and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
                raise UnreadableFile(Cause.UNSAFE)
            if part_key(entry.filename).endswith((".xml", ".rels")):
                if entry.file_size > MAX_PART:
                    raise UnreadableFile(Cause.TOO_LONG)
                with archive.open(entry) as stream:
                    check_prolog(stream)
    return unpacked


class _PrologReadError(Exception):
    """The root element began: nothing dangerous came before."""


def check_prolog(stream: IO[bytes]) -> None:
    """Raise UnreadableFile when an XML stream declares entities (bombs and thefts of files begin so)."""

    def refuse(*_: object) -> None:
        raise UnreadableFile(Cause.UNSAFE)

    def stop(*_: object) -> None:
        raise _PrologReadError

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = stop
    try:
        while chunk := stream.read(2048):
            parser.Parse(chunk, False)  # noqa: FBT003
    except (_PrologReadError, expat.ExpatError):
        return  # what is not well formed is for the reader to refuse


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML part; no entity is expanded, nothing is fetched."""
    return etree.fromstring(
        data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    )


class Package:
    """The parts of a zip package, by name."""

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(BytesIO(data))
        self._names = {part_key(name): name for name in self._archive.namelist()}

    def name_of(self, name: str) -> str:
        """A part as the package itself calls it; the same name when it has none so called."""
        return self._names.get(part_key(name), name)

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, None when the package has none so called (case and slashes do not matter)."""
        actual = self._names.get(part_key(name))
        return None if actual is None else self._archive.read(actual)

    def xml(self, name: str) -> etree._Element | None:
        """The root element of an XML part, None when the package has none so called."""
        data = self.part(name)
        return None if data is None else parse_xml(data)
