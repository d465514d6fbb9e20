"""A copy of a document for whoever mends its reading: the layout is that of the file, the words are not.

Formats that hold more than text go through `scrambling_packages`, text and web pages through `scrambling_texts`; of
the others only the text is copied, as it was read. Nothing of the file's properties is left.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from jalon.documents.errors import UnreadableFile
from jalon.documents.model import Block, Document, Table, block_text
from jalon.documents.opening import check_size, read_bytes
from jalon.documents.packages import check_package
from jalon.documents.scrambling_odf import scramble_odf
from jalon.documents.scrambling_packages import scramble_sheets, scramble_word
from jalon.documents.scrambling_texts import scramble_page, scramble_text
from jalon.documents.scrambling_words import Change, Kept, Scrambler
from jalon.documents.sniffing import Kind, sniff

_PACKAGES: dict[Kind, Callable[[bytes, Change], bytes]] = {
    Kind.DOCX: scramble_word,
    Kind.XLSX: scramble_sheets,
    Kind.ODT: scramble_odf,
    Kind.ODS: scramble_odf,
}
_TEXTS: dict[Kind, Callable[[bytes, Change], bytes]] = {
    Kind.HTML: scramble_page,
    Kind.CSV: scramble_text,
    Kind.MD: scramble_text,
    Kind.TXT: scramble_text,
}


@dataclass(frozen=True, slots=True)
class Copy:
    """A scrambled file. `kind` ends its name ("docx"); `whole`: it is of the format of the original."""

    data: bytes
    kind: str
    whole: bool


def scramble(data: bytes, name: str, key: bytes, kept: Kept | None = None, *, stranger: bool = False) -> Copy:
    """A copy whose words are scrambled with `key`, except those of `kept`.

    Raises UnreadableFile for what is too large, unsafe or unreadable, as `read_bytes` does.
    """
    check_size(len(data), PurePath(name).name)
    document = read_bytes(data, name, stranger=stranger)  # refuses what is no document
    kind = sniff(data, name)
    kept = kept or Kept()
    if kind in _PACKAGES and data.startswith(b"PK"):
        check_package(data)
        copy = _twice(_PACKAGES[kind], data, Scrambler(key, kept))
        if _says_something(copy, f"copy.{kind.value}"):
            return Copy(copy, kind.value, whole=True)
    elif kind in _TEXTS:
        return Copy(_twice(_TEXTS[kind], data, Scrambler(key, kept)), kind.value, whole=True)
    text = "\n".join(_lines(document)).encode("utf-8", "replace")
    return Copy(_twice(scramble_text, text, Scrambler(key, kept)), "txt", whole=False)


def _twice(work: Callable[[bytes, Change], bytes], data: bytes, scrambler: Scrambler) -> bytes:
    """The copy, made once all the words of the file are known."""
    work(data, scrambler.note)
    return work(data, scrambler.change)


def _says_something(data: bytes, name: str) -> bool:
    """Whether words are left: those of a file may all stand in parts that are not copied."""
    try:
        read_bytes(data, name)
    except UnreadableFile:
        return False
    return True


def _lines(document: Document) -> list[str]:
    """The text of a document, one line a block or a row."""
    blocks = [*document.blocks, *(block for margin in document.margins for block in margin.blocks)]
    return [line for block in blocks for line in _lines_of(block)]


def _lines_of(block: Block) -> list[str]:
    if not isinstance(block, Table):
        return [block_text(block)]
    return ["\t".join(cell.text.replace("\n", " ") for cell in row) for row in block.rows]
