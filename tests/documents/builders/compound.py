"""OLE compound files with nothing but a directory and the beginning of their streams."""

import struct

_END = 0xFFFFFFFE
_FREE = 0xFFFFFFFF


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file of 512-byte sectors: the allocation table, the directory, then one sector a stream."""
    allocation = [0xFFFFFFFD, _END, *[_END] * len(streams)]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    table = struct.pack(f"<{len(allocation)}I", *allocation).ljust(512, b"\xff")
    directory = _entry("Root Entry", 5, _END)
    for sector, name in enumerate(streams, 2):
        directory += _entry(name, 2, sector)
    return header + table + directory.ljust(512, b"\0") + b"".join(each.ljust(512, b"\0") for each in streams.values())


def _entry(name: str, kind: int, sector: int) -> bytes:
    encoded = name.encode("utf-16-le")
    entry = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded) + 2, kind, 1)
    return entry + struct.pack("<III", _FREE, _FREE, _FREE) + bytes(36) + struct.pack("<IQ", sector, 8192)
