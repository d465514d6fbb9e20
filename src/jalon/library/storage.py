"""Where files are kept: whole, or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage


class WholeFiles(FileSystemStorage):
    """Leaves nothing of a file that could not be written to its end."""

    def _save(self, name: str, content: Any) -> str:
        place = Path(self.path(name))
        was_there = place.exists()
        try:
            return str(super()._save(name, content))  # type: ignore[misc]  # its stubs leave it out
        except BaseException:
            if not was_there:
                place.unlink(missing_ok=True)
            raise
