"""Zip packages from their parts."""

import zipfile
from io import BytesIO


def zipped(parts: dict[str, str | bytes], *, first_stored: bool = False) -> bytes:
    """A zip of these parts; OpenDocument wants its first one stored without compression."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for index, (name, content) in enumerate(parts.items()):
            how = zipfile.ZIP_STORED if first_stored and index == 0 else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, compress_type=how)
    return buffer.getvalue()


def replaced(data: bytes, part: str, content: str | bytes) -> bytes:
    """The same package with one part replaced, or added."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | {part: content})
