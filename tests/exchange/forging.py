"""Archives as somebody could make them by hand: every digest is right, what they say is not."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jalon.exchange.archive import BASE, MANIFEST, PAYLOAD, tag_files

Rows = list[dict[str, Any]]


class Forged:
    """The parts of an archive, to alter and to write again."""

    def __init__(self, archive: Path) -> None:
        inside = f"{BASE}/{PAYLOAD}"
        with zipfile.ZipFile(archive) as zipped:
            names = [name for name in zipped.namelist() if name.startswith(inside)]
            self.parts = {name.removeprefix(inside): zipped.read(name) for name in names}
            self.said: dict[str, Any] = json.loads(zipped.read(f"{BASE}/{MANIFEST}"))
        self.twice: list[str] = []

    def rows(self, label: str) -> Rows:
        """The rows of a table."""
        return [json.loads(line) for line in self.parts[f"tables/{label}.ndjson"].splitlines()]

    def put(self, label: str, rows: list[Any]) -> None:
        """The rows of a table, altered."""
        self.parts[f"tables/{label}.ndjson"] = b"".join(json.dumps(row).encode() + b"\n" for row in rows)

    def each(self, label: str, **values: Any) -> None:
        """These values in every row of a table."""
        self.put(label, [row | values for row in self.rows(label)])

    def change(self, label: str, alter: Callable[[dict[str, Any]], object]) -> None:
        """Every row of a table, altered in place."""
        rows = self.rows(label)
        for row in rows:
            alter(row)
        self.put(label, rows)

    def write(self, target: Path, packed: int = zipfile.ZIP_STORED) -> Path:
        """The archive, with the digests of what it holds."""
        parts = {
            name: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)} for name, data in self.parts.items()
        }
        with zipfile.ZipFile(target, "w", packed) as zipped:
            for name, data in self.parts.items():
                zipped.writestr(f"{BASE}/{PAYLOAD}{name}", data)
            for name, data in tag_files(self.said | {"parts": parts}).items():
                zipped.writestr(f"{BASE}/{name}", data)
        return target
