"""Documents kept whole inside a Word file (w:altChunk): web pages, in one file or not, text, other Word files."""

from __future__ import annotations

import importlib
import zipfile
from collections.abc import Callable

from lxml import etree

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.model import Block, Document, Margin
from jalon.documents.packages import Package, check_package
from jalon.documents.sniffing import Kind, sniff

MAX_BYTES = 50_000_000  # of all of them together: one may be shown many times
_READERS = {Kind.HTML: "html", Kind.MHTML: "mhtml", Kind.TXT: "txt"}
_NAMES = {".mht": Kind.MHTML, ".mhtml": Kind.MHTML, ".html": Kind.HTML, ".htm": Kind.HTML, ".xhtml": Kind.HTML}


class Embedded:
    """Reads such documents; `margins` are what stands beside their text.

    `read_word` reads a Word file; None inside one that is embedded itself: a file could hold itself without end.
    """

    def __init__(self, package: Package, read_word: Callable[[bytes], Document] | None) -> None:
        self._package = package
        self._read_word = read_word
        self._bytes = 0
        self.margins: list[Margin] = []

    def read(self, part: str) -> list[Block] | None:
        """The blocks of one; None when it is of a kind nobody here reads, or damaged."""
        data = self._package.part(part)
        if data is None:
            return None
        if not data.strip():
            return []
        self._count(len(data))
        try:
            document = self._document(data, part)
        except UnreadableFile as refusal:
            if refusal.cause in {Cause.UNSAFE, Cause.TOO_LONG}:
                raise
            return [] if refusal.cause is Cause.EMPTY else None
        except (zipfile.BadZipFile, etree.XMLSyntaxError, LookupError, ValueError):
            return None
        if document is None:
            return None
        self.margins += document.margins
        return document.blocks

    def _count(self, size: int) -> None:
        self._bytes += size
        if self._bytes > MAX_BYTES:
            raise UnreadableFile(Cause.TOO_LONG, limit=MAX_BYTES)

    def _document(self, data: bytes, part: str) -> Document | None:
        kind = sniff(data, part)
        if kind is Kind.TXT:
            kind = next((known for ending, known in _NAMES.items() if part.lower().endswith(ending)), kind)
        if kind is Kind.DOCX and self._read_word is not None:
            self._count(check_package(data))
            return self._read_word(data)
        if kind not in _READERS:
            return None
        document: Document = importlib.import_module(f"jalon.documents.readers.{_READERS[kind]}").read(data)
        return document
