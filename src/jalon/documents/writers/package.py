"""Zip packages written again with only the parts that changed."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO


def repack(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package with these parts instead of its own; every other part keeps its bytes, order and attributes.

    A part it does not have yet comes last.
    """
    out = BytesIO()
    left = dict(parts)
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(entry, left.pop(entry.filename) if entry.filename in left else source.read(entry))
        for name, content in left.items():
            target.writestr(name, content)
    return out.getvalue()
