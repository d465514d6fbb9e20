"""The front door: finds out what a file really is, refuses what could harm, and hands it to its reader.

Only the reader of the file's own kind is loaded. Whatever is wrong comes out as `UnreadableFile`.
"""

from __future__ import annotations

import importlib
import logging
import zipfile
import zlib
from pathlib import Path, PurePath

from jalon.documents.errors import Cause, UnreadableFile
from jalon.documents.model import Document, Image, block_text
from jalon.documents.sniffing import Kind, sniff

MAX_BYTES = 50 * 1024 * 1024
_PACKAGES = {Kind.DOCX, Kind.XLSX, Kind.ODT, Kind.ODS}
_READERS = {
    Kind.DOCX: "docx", Kind.ODT: "odf", Kind.ODS: "odf", Kind.PDF: "pdf", Kind.XLSX: "xlsx", Kind.CSV: "csv",
    Kind.HTML: "html", Kind.MD: "md", Kind.TXT: "txt", Kind.MHTML: "mhtml",
}  # fmt: skip

logger = logging.getLogger(__name__)


def read_file(path: Path) -> Document:
    """Read a file from the disk; raise UnreadableFile as `read_bytes` does, and if there is none there."""
    return read_bytes(content_of(path), path.name)


def content_of(path: Path) -> bytes:
    """The bytes of a file; raise UnreadableFile when there is none, and for one too large, before it is taken in."""
    try:
        check_size(path.stat().st_size, path.name)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(Cause.MISSING, name=path.name) from error


def read_bytes(data: bytes, name: str, *, stranger: bool = False) -> Document:
    """Read a file's content as a Document. `name` settles what the bytes leave open; its folder is ignored.

    A `stranger`'s file goes to another program only where that is cut off from the network. Raise UnreadableFile, and
    nothing else, for whatever cannot be read.
    """
    short = PurePath(name).name
    try:
        return _read(data, short, stranger=stranger)
    except UnreadableFile as refusal:
        refusal.values.setdefault("name", short)
        raise
    except MemoryError as error:
        raise UnreadableFile(Cause.TOO_LONG, name=short) from error
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise UnreadableFile(Cause.DAMAGED, name=short) from error
    except Exception as error:
        # Damaged bytes break parsers in too many ways to list; the log keeps the trace: it may be our fault.
        logger.warning("could not read %s", PurePath(short).suffix, exc_info=True)
        raise UnreadableFile(Cause.DAMAGED, name=short) from error


def check_size(size: int, name: str) -> None:
    """Raise UnreadableFile for a file of more bytes than are ever read."""
    if size > MAX_BYTES:
        megabyte = 1024 * 1024
        raise UnreadableFile(Cause.TOO_LARGE, name=name, megabytes=size // megabyte, limit=MAX_BYTES // megabyte)


def _read(data: bytes, name: str, *, stranger: bool) -> Document:
    check_size(len(data), name)
    if not data.strip(b"\0 \t\r\n\f\v\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFile(Cause.EMPTY)
    kind = sniff(data, name)
    if kind not in _READERS:
        from jalon.documents.readers import legacy  # noqa: PLC0415  (rare, and needs a second program)

        data, kind = legacy.convert(data, kind, stranger=stranger)
    if kind in _PACKAGES and data.startswith(b"PK"):
        from jalon.documents.packages import check_package  # noqa: PLC0415  (lxml only when needed)

        check_package(data)
    reader = importlib.import_module(f"jalon.documents.readers.{_READERS[kind]}")
    document: Document = reader.read(data)
    _refuse_wordless(document)
    return document


def _refuse_wordless(document: Document) -> None:
    pictures = False
    for block in document.walk():
        if isinstance(block, Image):
            pictures = True
        elif block_text(block).strip():
            return
    raise UnreadableFile(Cause.SCANNED if pictures else Cause.EMPTY)
