"""The OLE compound file: enough of it to tell what an old Office file is and whether it is locked.

Layout and flags from Microsoft's [MS-CFB], [MS-DOC] 2.5.1 (fEncrypted) and [MS-XLS] 2.4.117 (FilePass).
"""

from __future__ import annotations

import struct

_END_OF_CHAIN = 0xFFFFFFFA  # this and above are marks, not sectors
_MAX_SECTORS = 4096  # of the directory, and for one stream's beginning


class Compound:
    """A compound file; its streams are found by name, in capitals or not."""

    def __init__(self, data: bytes) -> None:
        """Read the directory; raise struct.error or ValueError when it is damaged."""
        self._data = data
        shift: int = struct.unpack_from("<H", data, 30)[0]
        if shift not in {9, 12}:
            raise ValueError("sector size")
        self._size = 1 << shift
        self._mini_cutoff: int = struct.unpack_from("<I", data, 56)[0]
        self._fat_sectors: tuple[int, ...] = struct.unpack_from("<109I", data, 76)
        self._streams: dict[str, tuple[int, int]] = {}
        for sector in self._chain(struct.unpack_from("<I", data, 48)[0]):
            for offset in range(0, self._size, 128):
                self._read_entry(self._offset(sector) + offset)

    def _read_entry(self, at: int) -> None:
        entry = self._data[at : at + 128]
        if len(entry) < 128 or entry[66] not in {1, 2, 5}:
            return
        length = min(max(struct.unpack_from("<H", entry, 64)[0] - 2, 0), 62)
        name = entry[:length].decode("utf-16-le", "replace")
        self._streams.setdefault(name.upper(), struct.unpack_from("<II", entry, 116))

    def _offset(self, sector: int) -> int:
        return (sector + 1) * self._size

    def _chain(self, sector: int) -> list[int]:
        found: list[int] = []
        while sector < _END_OF_CHAIN and len(found) < _MAX_SECTORS:
            found.append(sector)
            per_sector = self._size // 4
            which = sector // per_sector
            if which >= len(self._fat_sectors) or self._fat_sectors[which] >= _END_OF_CHAIN:
                break
            at = self._offset(self._fat_sectors[which]) + 4 * (sector % per_sector)
            sector = struct.unpack_from("<I", self._data, at)[0]
        return found

    def _start_of(self, name: str) -> bytes:
        """The first bytes of a stream (small ones live elsewhere and answer nothing)."""
        sector, size = self._streams.get(name.upper(), (_END_OF_CHAIN, 0))
        if size < self._mini_cutoff or sector >= _END_OF_CHAIN:
            return b""
        at = self._offset(sector)
        return self._data[at : at + self._size]

    def has(self, name: str) -> bool:
        """Whether there is a stream so named."""
        return name.upper() in self._streams

    def encrypted(self) -> bool:
        """Whether a password is needed to read it."""
        if self.has("EncryptedPackage") or self.has("EncryptedSummary"):
            return True
        word = self._start_of("WordDocument")
        if len(word) > 12 and struct.unpack_from("<H", word, 10)[0] & 0x0100:
            return True
        book = self._start_of("Workbook") or self._start_of("Book")
        return _has_file_pass(book)


def _has_file_pass(book: bytes) -> bool:
    at = 0
    while at + 4 <= len(book):
        record, length = struct.unpack_from("<HH", book, at)
        if record == 0x2F:
            return True
        at += 4 + length
    return False
