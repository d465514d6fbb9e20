"""OLE compound files with a directory and the beginning of their streams."""

import struct

_END = 0xFFFFFFFE
_FREE = 0xFFFFFFFF
_SECTORS = 8  # of each stream: those of less than 4,096 bytes would live elsewhere


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file of 512-byte sectors: the allocation table, the directory, then the streams."""
    entries = (len(streams) + 4) // 4  # sectors of the directory: four entries each, the root first
    first = 1 + entries
    allocation = [0xFFFFFFFD, *(at + 2 for at in range(entries - 1)), _END]
    for number in range(len(streams)):
        start = first + number * _SECTORS
        allocation += [*range(start + 1, start + _SECTORS), _END]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    table = struct.pack(f"<{len(allocation)}I", *allocation).ljust(512, b"\xff")
    directory = _entry("Root Entry", 5, _END, child=1 if streams else _FREE)
    for number, name in enumerate(streams, 1):
        right = number + 1 if number < len(streams) else _FREE
        directory += _entry(name, 2, first + (number - 1) * _SECTORS, right=right)
    contents = b"".join(each.ljust(512 * _SECTORS, b"\0") for each in streams.values())
    return header + table + directory.ljust(512 * entries, b"\0") + contents


def _entry(name: str, kind: int, sector: int, *, right: int = _FREE, child: int = _FREE) -> bytes:
    encoded = name.encode("utf-16-le")
    entry = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded) + 2, kind, 1)
    size = 512 * _SECTORS if kind == 2 else 0
    return entry + struct.pack("<III", _FREE, right, child) + bytes(36) + struct.pack("<IQ", sector, size)
