"""Names of the parts of zip packages: old .NET tools part them with backslashes, and their case never matters."""

from __future__ import annotations


def part_key(name: str) -> str:
    """What a part is known by, however its name or a reference to it is written."""
    return name.replace("\\", "/").lstrip("/").lower()
