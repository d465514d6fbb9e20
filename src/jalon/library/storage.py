"""Where files are kept: whole, or not at all."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage
from django.core.files.uploadhandler import TemporaryFileUploadHandler


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


class WholeUploads(TemporaryFileUploadHandler):
    """Leaves nothing of a file that found no room while a page received it."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep this piece of it."""
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError:
            with suppress(OSError):  # what is held back cannot be written either; it is removed all the same
                self.file.close()
            raise
