"""What an old Office file holds, and whether it is locked.

Flags from Microsoft's [MS-DOC] 2.5.1 (fEncrypted) and [MS-XLS] 2.4.117 (FilePass); the file itself is read by olefile.
"""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Final

import olefile

_BEGINNING: Final = 8_192  # bytes of a stream: both flags stand there
_FILE_PASS: Final = 0x2F


class Compound:
    """A compound file; its streams are found by name, in capitals or not."""

    def __init__(self, data: bytes) -> None:
        """Read the directory; raise OSError, struct.error or ValueError when it is damaged."""
        self._file = olefile.OleFileIO(BytesIO(data))

    def has(self, name: str) -> bool:
        """Whether there is a stream, or a folder, so named at the top."""
        return bool(self._file.exists(name))

    def encrypted(self) -> bool:
        """Whether a password is needed to read it."""
        if self.has("EncryptedPackage") or self.has("EncryptedSummary"):
            return True
        word = self._start_of("WordDocument")
        if len(word) > 12 and struct.unpack_from("<H", word, 10)[0] & 0x0100:
            return True
        return _has_file_pass(self._start_of("Workbook") or self._start_of("Book"))

    def _start_of(self, name: str) -> bytes:
        """The first bytes of a stream; nothing when it is not there, or cannot be read."""
        if not self.has(name) or self._file.get_type(name) != olefile.STGTY_STREAM:
            return b""
        try:
            with self._file.openstream(name) as stream:
                return bytes(stream.read(_BEGINNING))
        except OSError:
            return b""


def _has_file_pass(book: bytes) -> bool:
    at = 0
    while at + 4 <= len(book):
        record, length = struct.unpack_from("<HH", book, at)
        if record == _FILE_PASS:
            return True
        at += 4 + length
    return False
